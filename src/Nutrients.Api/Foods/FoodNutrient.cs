using Nutrients.Api.Amounts;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Foods;

/// <summary>What is known of one nutrient in a food.</summary>
[RowsOf(nameof(Alternatives))]
internal sealed record FoodNutrient : ITabular
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>Its English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>Its category: energy, proximates, lipids, vitamins, minerals or amino-acids.</summary>
    public required string Group { get; init; }

    /// <summary>The selected value; with status doubtful or not-measured if there is none.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The criterion by which it was selected before the next best value; null if none was. The whole rule is in /v1/dataset.</summary>
    [Values("only-value", "fuller-panel", "number-first", "derivation", "confirmed-source", "evidence", "original-before-copy", "newer-release", "source-id")]
    public required string? SelectedBy { get; init; }

    /// <summary>The values of the other sources; without sources=all only where none is selected because all are doubtful.</summary>
    public required IReadOnlyList<Amount> Alternatives { get; init; }

    /// <summary>How far the sources that quantified it lie apart; null if fewer than two did. Doubtful numbers and copies do not count.</summary>
    public required Spread? Spread { get; init; }

    /// <summary>How much of the reference intake of a day the amount is; null unless an authority was asked for.</summary>
    public ReferencePercent? ReferencePercent { get; init; }

    /// <summary>The sources behind the selected value.</summary>
    public required IReadOnlyList<string> CitationIds { get; init; }

    /// <summary>The same in another measure, and compared with a reference intake if there is a choice.</summary>
    public FoodNutrient In(Measure measure, ReferenceChoice? reference)
    {
        if (measure.Basis == Amount.Basis && reference is null)
        {
            return this;
        }

        var amount = Amount.In(measure);

        return this with
        {
            Amount = amount,
            Alternatives = [.. Alternatives.Select(other => other.In(measure))],
            Spread = Spread is { } spread ? spread with { Min = measure.Scale(spread.Min), Max = measure.Scale(spread.Max) } : null,
            ReferencePercent = reference?.PercentOf(amount, measure),
        };
    }

    /// <summary>A row for each value: the selected one, or that there is none, and the alternatives.</summary>
    IEnumerable<object> ITabular.Rows => Alternatives.Select(other => this with { Amount = other, SelectedBy = null, CitationIds = other.CitationIds() }).Prepend(this);
}

/// <summary>How far the amounts of several sources lie apart.</summary>
/// <param name="Min">The least amount, in the nutrient's unit; null where the measure cannot be given.</param>
/// <param name="Max">The greatest amount, in the nutrient's unit; null where the measure cannot be given.</param>
/// <param name="Sources">How many sources.</param>
internal sealed record Spread(double? Min, double? Max, long Sources);

/// <summary>What holds for all nutrients of a food.</summary>
internal sealed record FoodNutrientsMeta : PageMeta
{
    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Its English name.</summary>
    public required string FoodName { get; init; }

    /// <summary>What all amounts are per; the measure says how much of the food that is.</summary>
    [Values("100g", "serving", "100kcal", "portion", "grams")]
    public string Basis => Measure.Basis;

    /// <summary>What all amounts are of.</summary>
    public required Measure Measure { get; init; }
}
