using System.Globalization;

namespace Nutrients.Compiler.Rules;

/// <summary>
/// What the values of one food from one source, as far as they are not doubtful, must be to each other. A finding is a reason to look; a value that is right all the same
/// is listed in <c>data/exceptions.tsv</c> with the reason, and an exception that nothing needs is a finding too.
/// </summary>
internal static class PlausibilityChecks
{
    private static readonly Dictionary<string, double> GramsIn = new(StringComparer.Ordinal) { ["g"] = 1, ["mg"] = 1e-3, ["µg"] = 1e-6 };

    /// <summary>A form may exceed its total by 5 % and by 0.05 of the total's unit: two roundings.</summary>
    private const double FormTolerance = 1.05, FormRounding = 0.05;

    private const string TotalCarbohydrate = "carbohydrate";

    public static IEnumerable<Finding> Run(Tables tables)
    {
        var known = new Known(tables);

        // A repeated line is a finding of its own.
        var unneeded = tables.Exceptions.GroupBy(row => (row.Code, row.FoodId, row.NutrientId, row.SourceId)).ToDictionary(lines => lines.Key, lines => lines.First());
        var findings = new List<Finding>();

        foreach (var measured in tables.Amounts.GroupBy(row => (row.FoodId, row.SourceId)))
        {
            foreach (var (row, code, message, total) in Of(measured, known))
            {
                if (!unneeded.Remove((code, row.FoodId, row.NutrientId, row.SourceId)))
                {
                    findings.Add(row.Finding(code, $"{message}{(total is null ? "" : $" (line {total.Line})")}; correct it, mark it doubtful, or add a line with the reason to data/exceptions.tsv"));
                }
            }
        }

        return findings.Concat(unneeded.Values.Select(row => row.Finding(Codes.NeedlessException, $"{row.Code} does not find anything in {row.FoodId} {row.NutrientId} from {row.SourceId}; take this line out")));
    }

    /// <summary>What is implausible in the values of one food from one source; of a form also the total that it exceeds.</summary>
    public static IEnumerable<(AmountRow Row, string Code, string Message, AmountRow? Total)> Of(IEnumerable<AmountRow> measured, Known known)
    {
        var amounts = measured.Where(row => row.Doubt.Length == 0)
            .DistinctBy(row => row.NutrientId, StringComparer.Ordinal)
            .ToDictionary(row => row.NutrientId, StringComparer.Ordinal);

        return FormsWithinTotals(amounts, known).Concat(EnergyFitsMacronutrients(amounts)).Concat(ProximatesFitTheFood(amounts));
    }

    /// <summary>A form is a part of its total, where one source gives both in plain units of mass; forms of a family that is a plain sum are so together.</summary>
    private static IEnumerable<(AmountRow Row, string Code, string Message, AmountRow? Total)> FormsWithinTotals(Dictionary<string, AmountRow> amounts, Known known)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);

        foreach (var form in amounts.Values)
        {
            if (form.Amount.Number() is { } amount
                && known.Nutrients.TryGetValue(form.NutrientId, out var nutrient)
                && amounts.TryGetValue(nutrient.ParentId, out var total)
                && GramsIn.TryGetValue(form.Unit, out var formUnit)
                && GramsIn.TryGetValue(total.Unit, out var totalUnit))
            {
                var isSum = known.Nutrients[nutrient.ParentId].Total == PartialTotals.SumOfForms;
                var part = (amount * formUnit / totalUnit) + (isSum ? sums.GetValueOrDefault(total.NutrientId) : 0);
                sums[total.NutrientId] = part;

                if (part > (total.Amount.Number() * FormTolerance) + FormRounding)
                {
                    yield return (form, Codes.FormsExceedTotal, string.Create(CultureInfo.InvariantCulture, $"{(isSum ? "the forms up to this one make" : "amount is")} {part:0.###} {total.Unit}, more than the {total.Amount} of {total.NutrientId} from the same source"), total);
                }
            }
        }
    }

    /// <summary>
    /// Energy lies between what the macronutrients make by the least and the greatest energy factors, with a margin of 15 % and 10 % and 10 kcal for
    /// rounding and for carbohydrate by difference. The general Atwater factors are 4 kcal/g for protein and carbohydrate, 9 for fat, 7 for alcohol, and 2 for
    /// fibre where carbohydrate is given without it; Atwater's specific factors, which USDA uses, go down to about 2.4 for protein and carbohydrate and 8.4 for
    /// fat. What is below a limit counts as nothing at the least and as its limit at the most.
    /// Source: FAO Food and Nutrition Paper 77 (2003), chapter 3.
    /// </summary>
    private static IEnumerable<(AmountRow Row, string Code, string Message, AmountRow? Total)> EnergyFitsMacronutrients(Dictionary<string, AmountRow> amounts)
    {
        var carbohydrate = CarbohydrateIn(amounts);

        if (!amounts.TryGetValue("energy", out var energy) || !amounts.ContainsKey("protein") || !amounts.ContainsKey("fat") || !amounts.ContainsKey(carbohydrate))
        {
            yield break;
        }

        var isByDifference = carbohydrate == TotalCarbohydrate;
        var least = isByDifference
            ? (2.4 * Least("protein")) + (8.4 * Least("fat")) + (2.4 * Math.Max(0, Least(carbohydrate) - Most("fibre"))) + (6.9 * Least("alcohol"))
            : (4 * Least("protein")) + (9 * Least("fat")) + (4 * Least(carbohydrate)) + (2 * Least("fibre")) + (7 * Least("alcohol"));
        var most = (4 * Most("protein")) + (9 * Most("fat")) + (4 * Most(carbohydrate)) + (isByDifference ? 0 : 2 * Most("fibre")) + (7 * Most("alcohol"));
        var (low, high) = ((least * 0.85) - 10, (most * 1.1) + 10);

        if (energy.Amount.Number() < low || energy.Amount.Number() > high)
        {
            yield return (energy, Codes.Energy, string.Create(CultureInfo.InvariantCulture, $"amount {energy.Amount} kcal does not fit the macronutrients, which make between {Math.Max(0, low):0} and {high:0} kcal by Atwater's factors"), null);
        }

        double Least(string nutrient) => amounts.TryGetValue(nutrient, out var row) ? row.Amount.Number() ?? 0 : 0;

        double Most(string nutrient) => amounts.TryGetValue(nutrient, out var row) ? row.Amount.Number() ?? row.UpperBound.Number() ?? 0 : 0;
    }

    /// <summary>Water, protein, fat, carbohydrate and alcohol of 100 g make no more than 106 g: each is rounded, and Ciqual's come from different samples.</summary>
    private static IEnumerable<(AmountRow Row, string Code, string Message, AmountRow? Total)> ProximatesFitTheFood(Dictionary<string, AmountRow> amounts)
    {
        var carbohydrate = CarbohydrateIn(amounts);
        var present = new[] { "water", "protein", "fat", carbohydrate, "alcohol" }.Where(amounts.ContainsKey).Select(nutrient => amounts[nutrient]).ToArray();
        var sum = present.Sum(row => row.Amount.Number() ?? 0);

        if (sum > 106)
        {
            var greatest = present.MaxBy(row => row.Amount.Number())!;
            yield return (greatest, Codes.Proximates, string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", present.Select(row => row.NutrientId))} make {sum:0.#} g in 100 g"), null);
        }
    }

    /// <summary>Carbohydrate by difference, which holds the fibre, where a source gives it; else the available carbohydrate.</summary>
    private static string CarbohydrateIn(Dictionary<string, AmountRow> amounts) => amounts.ContainsKey(TotalCarbohydrate) ? TotalCarbohydrate : "carbohydrate-available";
}
