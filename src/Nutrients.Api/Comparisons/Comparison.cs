using Nutrients.Api.Amounts;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Comparisons;

/// <summary>A food in a comparison: a row of the matrix.</summary>
internal sealed record ComparedFood : ITabular
{
    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Its English name.</summary>
    public required string FoodName { get; init; }

    /// <summary>The state that its amounts are of, such as raw or boiled.</summary>
    public required string State { get; init; }

    /// <summary>What its amounts are of.</summary>
    public required Measure Measure { get; init; }

    /// <summary>A cell for each nutrient, in the order asked for.</summary>
    public required IReadOnlyList<ComparisonCell> Cells { get; init; }

    /// <summary>A row for each cell.</summary>
    IEnumerable<object> ITabular.Rows => Cells.Select(cell => this with { Cells = [cell] });
}

/// <summary>One nutrient in one food.</summary>
internal sealed record ComparisonCell
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>The selected value; with status doubtful or not-measured if there is none.</summary>
    public required Amount Amount { get; init; }

    /// <summary>How much of the reference intake of a day the amount is; null unless an authority was asked for.</summary>
    public required ReferencePercent? ReferencePercent { get; init; }

    /// <summary>The sources behind the value.</summary>
    public required IReadOnlyList<string> CitationIds { get; init; }
}

/// <summary>What holds for a comparison as a whole.</summary>
internal sealed record ComparisonMeta : PageMeta
{
    /// <summary>What all amounts are per; each food's measure says how much of it that is.</summary>
    [Values("100g", "serving", "100kcal", "portion", "grams")]
    public required string Basis { get; init; }

    /// <summary>The nutrients, in the order of the cells.</summary>
    public required IReadOnlyList<ComparedNutrient> Nutrients { get; init; }
}

/// <summary>A nutrient in a comparison: a column of the matrix.</summary>
internal sealed record ComparedNutrient
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>Its English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>The unit of all its amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>The reference intake that its amounts are compared with; null unless an authority was asked for and has one.</summary>
    public required ReferenceIntake? Reference { get; init; }
}
