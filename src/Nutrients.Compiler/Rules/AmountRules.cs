using FluentValidation;

namespace Nutrients.Compiler.Rules;

/// <summary>What one value must be by itself. What it must be beside others of its food and source is in <see cref="PlausibilityChecks"/>.</summary>
internal sealed class AmountRules : AbstractValidator<AmountRow>
{
    /// <summary>Those of which the compiler knows what columns they fill.</summary>
    public static readonly string[] Statuses = ["quantified", "trace", "below-loq", "below-lod", "logical-zero", "partial"];

    /// <summary>100 g of food hold no more than 100 g of anything.</summary>
    private static readonly Dictionary<string, double> MostPer100Grams = new(StringComparer.Ordinal)
    {
        // 100 g of pure fat by the general Atwater factor of 9 kcal/g give 900 kcal; tables print up to 902.
        ["kcal"] = 905,
        ["g"] = 100,
        ["mg"] = 100_000,
        ["µg"] = 100_000_000,
    };

    public AmountRules(Known known)
    {
        RuleFor(row => row.FoodId).IsRequired().IsFood(known);
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Unit).Finds(Codes.Unit, (row, unit) =>
            known.Nutrients.TryGetValue(row.NutrientId, out var nutrient) && unit != nutrient.Unit ? $"'{unit}' must be '{nutrient.Unit}', the one unit of {row.NutrientId}" : null);
        RuleFor(row => row.Derivation).IsRequired().IsOneOf(known.Vocabulary("derivation"), "derivation");
        RuleFor(row => row.Evidence).IsRequired().IsOneOf(known.Vocabulary("evidence"), "evidence");
        RuleFor(row => row.CopyOf).IsSource(known)
            .Finds(Codes.Copy, (row, source) => source == row.SourceId ? "must be another source than the row's own" : null);
        RuleFor(row => row.N).IsNumber(1, 1e6, whole: true);
        RuleFor(row => row.Sd).IsNumber(0, 1e9);
        RuleFor(row => row.Min).IsAmount();
        RuleFor(row => row.Max).IsAmount()
            .Finds(Codes.Bounds, (row, max) => row.Min.Length == 0 != (max.Length == 0) ? "must stand together with min" : row.Min.Number() > max.Number() ? $"'{max}' is less than min '{row.Min}'" : null);
        RuleFor(row => row.LowerBound).IsAmount();
        RuleFor(row => row.UpperBound).IsAmount()
            .Finds(Codes.Bounds, (row, upper) => row.LowerBound.Number() > upper.Number() ? $"'{upper}' is less than lowerBound '{row.LowerBound}'" : null);
        RuleFor(row => row.Amount).IsAmount()
            .Finds(Codes.Bounds, (row, amount) => amount.Number() < row.Min.Number() || amount.Number() > row.Max.Number() ? $"'{amount}' is outside min '{row.Min}' to max '{row.Max}'" : null);
        RuleFor(row => row.Status).IsRequired().IsOneOf(known.Vocabulary("amount-status"), "amount-status")
            .Finds(Codes.Status, (row, _) => StatusProblem(row));
        RuleFor(row => row.Forms).Finds(Codes.Tree, (row, forms) =>
            forms.Listed().FirstOrDefault(form => !known.IsBelow(form, row.NutrientId)) is { } stranger ? $"'{stranger}' does not stand below {row.NutrientId} in data/nutrients.tsv{Finding.Suggest(stranger, known.Nutrients.Keys.Where(form => known.IsBelow(form, row.NutrientId)))}"
            : string.Join(';', forms.Listed().Distinct(StringComparer.Ordinal).OrderBy(form => known.Nutrients[form].Position.Number())) is var sorted && sorted != forms ? $"'{forms}' must be in the order of the nutrients' positions and without repetition: '{sorted}'"
            : null);
    }

    /// <summary>Which columns a status fills: see data/README.md.</summary>
    private static string? StatusProblem(AmountRow row) => row.Status switch
    {
        "quantified" when row.Amount.Length == 0 && row.Min.Length == 0 => "'quantified' needs an amount, or min and max where only a range is known",
        "quantified" when row.LowerBound.Length + row.UpperBound.Length > 0 => "'quantified' has no lowerBound or upperBound; a range of samples is min and max",
        "trace" when row.Amount.Length + row.LowerBound.Length + row.UpperBound.Length > 0 => "'trace' has no amount and no bounds: unknown is not zero",
        "below-loq" or "below-lod" when row.Amount.Length > 0 => $"'{row.Status}' has no amount; the limit is the upperBound",
        "below-loq" or "below-lod" when row.LowerBound != "0" => $"'{row.Status}' has a lowerBound of 0",
        "logical-zero" when row.Amount != "0" || row.LowerBound.Length + row.UpperBound.Length > 0 => "'logical-zero' has the amount 0 and no bounds",
        "partial" when row.Amount.Length > 0 || row.LowerBound.Length == 0 || row.Forms.Length == 0 => "'partial' has no amount, but a lowerBound and the forms it is the sum of",
        _ => null,
    };

    /// <summary>The most that 100 g of food can hold in this unit; null where the unit's weight is unknown.</summary>
    public static double? MostOf(string unit) => MostPer100Grams.TryGetValue(unit.Split(' ')[0], out var most) ? most : null;
}

internal static class AmountCells
{
    public static IRuleBuilderOptionsConditions<AmountRow, string> IsAmount(this IRuleBuilder<AmountRow, string> cell) =>
        cell.IsNumber(0, 1e9)
            .Finds(Codes.Range, (row, value) => value.Number() > AmountRules.MostOf(row.Unit) ? $"'{value} {row.Unit}' is more than 100 g of food can hold; is the unit right?" : null);
}
