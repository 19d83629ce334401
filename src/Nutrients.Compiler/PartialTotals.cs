using System.Globalization;
using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler;

/// <summary>
/// The totals that no source prints: of every food of which only some forms of a family were measured, their sum, which is a lower bound of the total.
/// </summary>
internal static class PartialTotals
{
    /// <summary>Their source.</summary>
    public const string SumOfForms = "sum-of-forms";

    /// <summary>The totals, each with the ids of the printed amounts that it is the sum of.</summary>
    public static IReadOnlyDictionary<AmountRow, string> Of(Tables tables)
    {
        var known = new Known(tables);
        var sources = Selection.StandingsOf(tables);
        var totals = new Dictionary<AmountRow, string>();

        // Families within families first: vitamin K counts the sum of K2.
        var families = tables.Nutrients.Where(row => row.Total == SumOfForms)
            .OrderByDescending(row => tables.Nutrients.Count(other => known.IsBelow(row.Id, other.Id)))
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .ToArray();

        foreach (var food in tables.Amounts.Where(row => families.Any(family => family.Id == row.NutrientId || known.IsBelow(row.NutrientId, family.Id))).GroupBy(row => row.FoodId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var rows = food.ToList();

            foreach (var family in families)
            {
                if (rows.Any(row => row.NutrientId == family.Id && row.Doubt.Length == 0))
                {
                    continue;
                }

                var parts = tables.Nutrients.Where(nutrient => nutrient.ParentId == family.Id)
                    .OrderBy(nutrient => nutrient.Position.Number())
                    .Select(nutrient => Selection.Best([.. rows.Where(row => row.NutrientId == nutrient.Id)], sources).Row)
                    .OfType<AmountRow>()
                    .ToArray();

                if (parts.Length > 0)
                {
                    var sum = Sum(food.Key, family, parts, tables);
                    rows.Add(sum);

                    // A sum of K2 in a sum of K stands for what it was made of: what a source printed.
                    totals.Add(sum, string.Join(';', parts.Select(part => totals.GetValueOrDefault(part) ?? $"{part.FoodId}.{part.NutrientId}.{part.SourceId}")));
                }
            }
        }

        return totals;
    }

    private static AmountRow Sum(string foodId, NutrientRow family, AmountRow[] parts, Tables tables)
    {
        var forms = parts.SelectMany(part => part.Forms.Length > 0 ? part.Forms.Listed() : [part.NutrientId])
            .Distinct(StringComparer.Ordinal)
            .OrderBy(form => tables.Nutrients.First(nutrient => nutrient.Id == form).Position.Number());

        // Decimal, so that 0.1 + 0.2 is 0.3 in print.
        var lowerBound = parts.Sum(part => (decimal)((part.Amount.Length > 0 ? part.Amount : part.LowerBound).Number() ?? part.Min.Number() ?? 0));

        return new AmountRow
        {
            File = $"data/amounts/{SumOfForms}.tsv",
            FoodId = foodId,
            NutrientId = family.Id,
            Status = "partial",
            Unit = family.Unit,
            LowerBound = lowerBound.ToString("0.############", CultureInfo.InvariantCulture),
            Derivation = "calculated",
            Evidence = parts.Select(part => part.Evidence).MaxBy(Selection.EvidenceRank)!,
            Forms = string.Join(';', forms),
            Note = "the forms that were measured; the total is at least this",
        };
    }
}
