using System.Globalization;
using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler.Import;

/// <summary>A value of <c>food_nutrient.csv</c> as a line of <c>amounts/</c>.</summary>
internal static class FdcAmounts
{
    private const int MostSamples = 1_000_000;

    /// <summary>No value of the dataset is greater.</summary>
    private const decimal Most = 1e9m;

    /// <summary>The line, without its food; or null and why there is none.</summary>
    /// <param name="cells">The columns of the row.</param>
    /// <param name="nutrient">What its nutrient is here.</param>
    /// <param name="derivation">What its derivation means.</param>
    public static (AmountRow? Row, string? Problem) Convert(FdcValue cells, FdcNutrient nutrient, string derivation)
    {
        foreach (var (column, cell) in cells.Numbers)
        {
            if (cell.Length > 0 && NumberIn(cell) is not (>= 0 and <= Most))
            {
                return (null, $"{column} '{cell}' is not a number from 0 to {Shown(Most)}");
            }
        }

        var factor = nutrient.Factor!.Value;
        var most = (decimal?)AmountRules.MostOf(nutrient.Nutrient!.Unit) ?? Most;
        var (amount, limit) = (NumberIn(cells.Amount) * factor, NumberIn(cells.Loq) * factor);
        var (min, max, rangeProblem) = RangeOf(NumberIn(cells.Min) * factor, NumberIn(cells.Max) * factor, amount, most);
        var notes = new List<string> { nutrient.Note };

        if (amount > most || limit > most)
        {
            return (null, $"{Shown(amount > most ? amount : limit)} {nutrient.Nutrient.Unit} of {nutrient.Nutrient.Id} is more than 100 g of food can hold");
        }

        if (derivation == FdcDerivations.MoreThan)
        {
            return (null, "only more than this; a lower bound alone has no place in the dataset");
        }

        var status = "quantified";

        if (derivation == FdcDerivations.LessThan)
        {
            (status, limit, amount, derivation) = ("below-loq", amount > 0 ? amount : limit, null, "calculated");
            notes.Add("the label gives it as less than this");
        }
        else if (amount is null or 0 && limit > 0)
        {
            (status, amount) = ("below-loq", null);
        }
        else if (amount is 0 && derivation is "analytical" or "literature")
        {
            (status, amount, limit) = ("below-loq", null, null);
            notes.Add("printed as 0");
        }
        else if (amount is 0 && derivation == FdcDerivations.AssumedZero)
        {
            status = "logical-zero";
        }
        else if (derivation == FdcDerivations.AssumedZero)
        {
            // A number that is said to be assumed to be none: the source contradicts itself on how it came about.
            derivation = FdcDerivations.Unknown;
        }

        if (status == "quantified" && amount is null && min is null)
        {
            amount = NumberIn(cells.Median) * factor;
            notes.Add("median");

            if (amount is null)
            {
                return (null, "no amount");
            }
        }

        notes.Add(rangeProblem);
        notes.Add(cells.Footnote);

        return (new AmountRow
        {
            NutrientId = nutrient.Nutrient.Id,
            Status = status,
            Amount = Shown(amount),
            Unit = nutrient.Nutrient.Unit,
            Min = Shown(min),
            Max = Shown(max),
            LowerBound = status == "below-loq" ? "0" : "",
            UpperBound = status == "below-loq" ? Shown(limit) : "",
            N = NumberIn(cells.DataPoints) is >= 1 and <= MostSamples and var n && decimal.IsInteger(n) ? Shown(n) : "",
            Derivation = derivation,
            Evidence = "national-table",
            Note = string.Join("; ", notes.Where(part => part.Length > 0)),
        }, null);
    }

    /// <summary>A plain number in its shortest form.</summary>
    public static string Shown(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number in a cell; null if it is empty or holds none.</summary>
    public static decimal? NumberIn(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The range as it was published, or none and why it is left out.</summary>
    private static (decimal? Min, decimal? Max, string Problem) RangeOf(decimal? min, decimal? max, decimal? amount, decimal most) =>
        min is null || max is null ? (null, null, min is null && max is null ? "" : "half of a range was published, left out")
        : min > max || max > most ? (null, null, "the published min-max is none, left out")
        : amount < min || amount > max ? (null, null, "published min-max excludes the value, left out")
        : (min, max, "");
}

/// <summary>The columns of a row of <c>food_nutrient.csv</c> that say something of the value.</summary>
internal sealed record FdcValue(string Amount, string DataPoints, string Min, string Max, string Median, string Loq, string Footnote)
{
    public IEnumerable<(string Column, string Cell)> Numbers => [("amount", Amount), ("data_points", DataPoints), ("min", Min), ("max", Max), ("median", Median), ("loq", Loq)];
}
