using System.Text;

namespace Nutrients.Compiler;

/// <summary>Brings the files of <c>data/</c> into canonical order and line ends. Values are left as they are: a formatter must not change a fact.</summary>
internal static class DatasetFormatter
{
    /// <summary>Rewrites the files that are not canonical and says which.</summary>
    public static void Format(string folder, Tables tables, TextWriter log)
    {
        Rewrite(tables.Units);
        Rewrite(tables.Vocabularies);
        Rewrite(tables.Nutrients);
        Rewrite(tables.NutrientNames);
        Rewrite(tables.NutrientCodes);
        Rewrite(tables.Conversions);
        Rewrite(tables.Foods);
        Rewrite(tables.FoodNames);
        Rewrite(tables.FoodCodes);
        Rewrite(tables.Portions);
        Rewrite(tables.Sources);
        Rewrite(tables.Studies);
        Rewrite(tables.Amounts);
        Rewrite(tables.Functions);
        Rewrite(tables.FunctionNutrients);
        Rewrite(tables.Deficiencies);
        Rewrite(tables.Interactions);
        Rewrite(tables.InteractionSubstances);
        Rewrite(tables.Claims);
        Rewrite(tables.ReferenceIntakes);
        Rewrite(tables.Exceptions);

        void Rewrite<TRow>(IReadOnlyList<TRow> rows) where TRow : Row
        {
            foreach (var file in rows.GroupBy(row => row.File, StringComparer.Ordinal))
            {
                var path = Path.Combine(folder, file.Key[(file.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
                var text = Canonical(file);

                if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
                {
                    File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    log.WriteLine($"{file.Key}: formatted");
                }
            }
        }
    }

    private static string Canonical<TRow>(IEnumerable<TRow> rows) where TRow : Row
    {
        var properties = Row.PropertiesOf<TRow>();
        var text = new StringBuilder().AppendJoin('\t', Row.ColumnsOf<TRow>()).Append('\n');

        foreach (var row in rows.OrderBy(row => row.Key, KeyOrder.Instance))
        {
            text.AppendJoin('\t', properties.Select(property => ((string)property.GetValue(row)!).Trim(' '))).Append('\n');
        }

        return text.ToString();
    }
}
