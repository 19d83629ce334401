using Nutrients.Api.Amounts;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.FoodSources;

/// <summary>A food in the ranking of a nutrient.</summary>
internal sealed record FoodSource
{
    /// <summary>Its place, from 1. Foods of the same amount are in the order of their ids.</summary>
    public required long Rank { get; init; }

    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Its English name.</summary>
    public required string FoodName { get; init; }

    /// <summary>Its food group.</summary>
    public required string Category { get; init; }

    /// <summary>The state that the amount is of, such as raw or boiled.</summary>
    public required string State { get; init; }

    /// <summary>What the amount is of.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The number that it is ranked by: the amount or, with status partial, the lower bound.</summary>
    public required Amount Amount { get; init; }

    /// <summary>How much of the reference intake of a day the amount is; null unless an authority was asked for.</summary>
    public ReferencePercent? ReferencePercent { get; init; }

    /// <summary>The sources behind the number.</summary>
    public required IReadOnlyList<string> CitationIds { get; init; }
}

/// <summary>What holds for a ranking as a whole.</summary>
internal sealed record FoodSourcesMeta : PageMeta
{
    /// <summary>The nutrient that foods are ranked by.</summary>
    public required string NutrientId { get; init; }

    /// <summary>Its English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>The unit of all amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>What all amounts are per; each food's measure says how much of it that is.</summary>
    [Values("100g", "serving", "100kcal", "portion", "grams")]
    public required string Basis { get; init; }

    /// <summary>The reference intake that amounts are compared with; null unless an authority was asked for and has one.</summary>
    public required ReferenceIntake? Reference { get; init; }

    /// <summary>The foods that fit the filters and are not ranked, by the reason. With totalCount they make all foods that fit.</summary>
    public required Excluded Excluded { get; init; }
}

/// <summary>How many foods are not in a ranking, and why.</summary>
internal sealed record Excluded
{
    /// <summary>No source, or not the one asked for, has a value: neither high nor low, but unknown.</summary>
    public required long NotMeasured { get; init; }

    /// <summary>Present, but too little to put a number on.</summary>
    public required long Trace { get; init; }

    /// <summary>Below the limit of quantification.</summary>
    public required long BelowLoq { get; init; }

    /// <summary>Below the limit of detection.</summary>
    public required long BelowLod { get; init; }

    /// <summary>Zero by the nature of the food, or printed as 0 without a measurement.</summary>
    public required long Zero { get; init; }

    /// <summary>Only a range is known, without a central value.</summary>
    public required long RangeOnly { get; init; }

    /// <summary>Only some forms were measured, and they make 0.</summary>
    public required long PartialWithoutAmount { get; init; }

    /// <summary>All values are doubtful.</summary>
    public required long Doubtful { get; init; }

    /// <summary>They have an amount, but no such portion.</summary>
    public required long NoPortion { get; init; }

    /// <summary>They have an amount, but no known energy to put it per 100 kcal, or under 5 kcal in 100 g.</summary>
    public required long NoEnergy { get; init; }

    /// <summary>Less than the minAmount asked for.</summary>
    public required long BelowMinAmount { get; init; }
}
