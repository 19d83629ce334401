using System.Globalization;
using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler.Import;

/// <summary>Writes what was read from FoodData Central as the files of a data folder, in their order, one food after the other.</summary>
/// <param name="store">What was read.</param>
/// <param name="tables">The dataset that it is brought under.</param>
/// <param name="report">Where it is said what is left out.</param>
/// <param name="progress">How far it is.</param>
/// <param name="folder">The folder to write.</param>
/// <param name="releaseOf">The release that the foods of a type are of.</param>
internal sealed class FdcWriter(FdcStore store, Tables tables, ImportReport report, Progress progress, string folder, Func<FdcType, string> releaseOf)
{
    private readonly Known _known = new(tables);
    private readonly Dictionary<FdcType, SourceRow> _sources = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Vocabulary, string Code), string> _words = [];

    /// <summary>What the dataset has of the foods of USDA already.</summary>
    private readonly ILookup<string, AmountRow> _curated = AmountsOf(tables);

    private long _foods, _portions, _amounts, _doubtful;

    /// <summary>Writes every file; says in a line what they hold.</summary>
    public string Write()
    {
        WriteFoods();
        WritePortions();
        WriteAmounts();

        Write("sources.tsv", _sources.Values.Where(source => _used.Contains(source.Id) && !_known.Sources.Contains(source.Id)).OrderBy(source => source.Id, StringComparer.Ordinal));
        Write("vocabularies.tsv", _words.Where(word => !_known.Vocabulary(word.Key.Vocabulary).Contains(word.Key.Code)).Select(word => new VocabularyRow { Vocabulary = word.Key.Vocabulary, Code = word.Key.Code, Definition = word.Value }).OrderBy(row => row.Key, KeyOrder.Instance));

        var curated = store.Value("SELECT count(*) FROM placed WHERE NOT is_new");
        return string.Create(CultureInfo.InvariantCulture, $"{_foods} new foods with {_portions} portions, {curated} foods that the dataset has already, {_amounts} values, {_doubtful} of them doubtful");
    }

    /// <summary>A value, as it is kept until its food is written.</summary>
    public static string Packed(AmountRow row) => string.Join('\t', row.NutrientId, row.Status, row.Amount, row.Unit, row.Min, row.Max, row.LowerBound, row.UpperBound, row.N, row.Derivation, row.Evidence, row.Note);

    private static AmountRow Unpacked(string foodId, int line, string cells) =>
        cells.Split('\t') is [var nutrient, var status, var amount, var unit, var min, var max, var lower, var upper, var n, var derivation, var evidence, var note]
            ? new AmountRow { Line = line, FoodId = foodId, NutrientId = nutrient, Status = status, Amount = amount, Unit = unit, Min = min, Max = max, LowerBound = lower, UpperBound = upper, N = n, Derivation = derivation, Evidence = evidence, Note = note }
            : throw new InvalidDataException($"A kept value is damaged: {cells}");

    private static ILookup<string, AmountRow> AmountsOf(Tables tables)
    {
        var sources = tables.Sources.Where(row => row.Publisher == FdcType.Publisher).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return tables.Amounts.Where(row => sources.Contains(row.SourceId)).ToLookup(row => row.FoodId, StringComparer.Ordinal);
    }

    private void WriteFoods()
    {
        using var foods = new TsvFile<FoodRow>(Path.Combine(folder, "foods.tsv"));
        using var codes = new TsvFile<FoodCodeRow>(Path.Combine(folder, "food-codes.tsv"));
        var known = tables.FoodCodes.Select(row => (row.System, row.Code)).ToHashSet();

        foreach (var row in store.Rows("SELECT food_id, type, name, description, category, state, fdc_id, ndb, gtin FROM placed WHERE is_new ORDER BY place"))
        {
            var food = new FoodRow { Id = row.GetString(0), Name = row.GetString(2), Description = row.GetString(3), Category = row.GetString(4), State = row.GetString(5) };
            var type = FdcType.All[row.GetString(1)];

            foods.Write(food);
            _foods++;
            Needs("food-category", food.Category, "Other foods: meals, soups, snacks, and whatever else fits none of the categories");
            Needs("food-state", food.State, "As sold");

            (string System, string Code)[] all = [(type.CodeSystem, row.GetString(6)), ("gtin", row.IsDBNull(8) ? "" : row.GetString(8)), ("ndb", row.IsDBNull(7) ? "" : row.GetString(7))];

            foreach (var (system, code) in all.Where(code => code.Code.Length > 0).OrderBy(code => code.System, StringComparer.Ordinal))
            {
                if (!known.Contains((system, code)))
                {
                    codes.Write(new FoodCodeRow { FoodId = food.Id, System = system, Code = code });
                    Needs("food-code-system", system, system == "gtin" ? "Global Trade Item Number of a product, with 14 digits" : $"USDA FoodData Central id ({type.Title})");
                }
                else
                {
                    report.Count("codes that are those of another food of the dataset", system);
                }
            }
        }
    }

    private void WritePortions()
    {
        using var portions = new TsvFile<PortionRow>(Path.Combine(folder, "portions.tsv"));
        var (last, position) = ("", 0);

        foreach (var row in store.Rows("SELECT p.food_id, p.type, o.label, o.grams FROM portion o CROSS JOIN placed p ON p.place = o.place ORDER BY o.place, o.seq, o.line"))
        {
            var (food, source) = (row.GetString(0), SourceOf(FdcType.All[row.GetString(1)]));
            (last, position) = (food, food == last ? position + 1 : 1);
            portions.Write(new PortionRow { FoodId = food, Position = position.ToString(CultureInfo.InvariantCulture), Label = row.GetString(2), Grams = row.GetString(3), SourceId = source });
            _used.Add(source);
            _portions++;
        }
    }

    private void WriteAmounts()
    {
        var files = new Dictionary<string, TsvFile<AmountRow>>(StringComparer.Ordinal);
        var values = new List<(AmountRow Row, long Rank)>();
        var (place, food, type, all, done) = (0L, "", FdcType.Foundation, (long)store.Value("SELECT count(*) FROM amount")!, 0L);

        try
        {
            foreach (var row in store.Rows("SELECT place, rank, line, cells FROM amount ORDER BY place, rank, line"))
            {
                if (row.GetInt64(0) != place)
                {
                    place = row.GetInt64(0);
                    var next = ((string)store.Value("SELECT food_id || ' ' || type FROM placed WHERE place = @0", place)!).Split(' ');

                    // Two foods of FoodData Central may be one here.
                    if (next[0] != food || next[1] != type.Name)
                    {
                        WriteFood();
                        (food, type) = (next[0], FdcType.All[next[1]]);
                    }
                }

                values.Add((Unpacked(food, row.GetInt32(2), row.GetString(3)), row.GetInt64(1)));
                progress.Report("writing", ++done, all);
            }

            WriteFood();
        }
        finally
        {
            foreach (var file in files.Values)
            {
                file.Dispose();
            }
        }

        void WriteFood()
        {
            if (Chosen(values, food, type) is { Count: > 0 } rows)
            {
                var source = SourceOf(type);

                if (!files.TryGetValue(source, out var file))
                {
                    _used.Add(source);
                    Directory.CreateDirectory(Path.Combine(folder, "amounts"));
                    files[source] = file = new TsvFile<AmountRow>(Path.Combine(folder, "amounts", $"{source}.tsv"));
                }

                foreach (var row in rows)
                {
                    file.Write(row);
                    _amounts++;
                    _doubtful += row.Doubt.Length > 0 ? 1 : 0;
                }
            }

            values.Clear();
        }
    }

    /// <summary>Of the values of a food, one for each nutrient that the dataset does not have from the same source.</summary>
    private List<AmountRow> Chosen(List<(AmountRow Row, long Rank)> values, string food, FdcType type)
    {
        var source = SourceOf(type);
        var curated = _curated[food].ToLookup(row => row.SourceId, StringComparer.Ordinal);
        var chosen = new Dictionary<string, (AmountRow Row, long Rank)>(StringComparer.Ordinal);

        foreach (var (row, rank) in values)
        {
            if (curated[source].Any(had => had.NutrientId == row.NutrientId))
            {
                report.Count("values that the dataset has already from the same source", row.NutrientId);
            }
            else if (!chosen.TryGetValue(row.NutrientId, out var other))
            {
                chosen.Add(row.NutrientId, (row, rank));
            }
            else if (other.Rank < rank)
            {
                report.Count("values that give way to a better one of the same nutrient and food", row.Note.Length > 0 ? $"{row.NutrientId}: {row.Note}" : row.NutrientId);
            }
            else
            {
                report.Row("food_nutrient.csv", row.Line, "second values of the same nutrient and food", $"{row.NutrientId} of {food} stands on line {other.Row.Line} already");
            }
        }

        return MarkDoubtful([.. chosen.Values.Select(value => WithOriginal(value.Row)).OrderBy(row => row.NutrientId, StringComparer.Ordinal)], [.. curated[source]]);

        // A value that an earlier table of the same series has too is no second measurement.
        AmountRow WithOriginal(AmountRow row) =>
            row is { Status: "quantified", Amount: not ("" or "0") }
            && _curated[food].Where(other => other.NutrientId == row.NutrientId && other.Amount == row.Amount && other.CopyOf.Length == 0 && other.SourceId.StartsWith(type.Series, StringComparison.Ordinal)).MinBy(other => other.SourceId, StringComparer.Ordinal) is { } original
                ? row with { CopyOf = original.SourceId }
                : row;
    }

    /// <summary>What breaks a rule of plausibility stays, as nobody has looked at it, but is not to be trusted.</summary>
    private List<AmountRow> MarkDoubtful(List<AmountRow> rows, IReadOnlyList<AmountRow> curated)
    {
        var before = PlausibilityChecks.Of(curated, _known).Select(finding => finding.Row).ToHashSet();

        while (PlausibilityChecks.Of([.. rows, .. curated], _known).FirstOrDefault(finding => !before.Contains(finding.Row)) is { Row: { } found } finding)
        {
            // What the dataset has itself was looked at: wrong is what was added to it.
            foreach (var row in rows.Contains(found) ? [found] : rows.Where(row => row.Doubt.Length == 0).ToArray())
            {
                rows[rows.IndexOf(row)] = row with { Doubt = $"{finding.Message} ({finding.Code})" };
                report.Count("values marked doubtful, as they break a rule of plausibility", $"{finding.Code} {row.NutrientId}");
            }
        }

        return rows;
    }

    private string SourceOf(FdcType type)
    {
        if (!_sources.TryGetValue(type, out var source))
        {
            _sources[type] = source = type.Source(releaseOf(type));
        }

        return source.Id;
    }

    private void Needs(string vocabulary, string code, string definition) => _words.TryAdd((vocabulary, code), definition);

    private void Write<TRow>(string file, IEnumerable<TRow> rows) where TRow : Row
    {
        using var tsv = new TsvFile<TRow>(Path.Combine(folder, file));

        foreach (var row in rows)
        {
            tsv.Write(row);
        }
    }
}
