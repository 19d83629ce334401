using Nutrients.Api.OpenApi;
using Nutrients.Api.Statements;

namespace Nutrients.Api.Deficiencies;

/// <summary>A sign of too little or too much of a nutrient.</summary>
internal sealed record Deficiency : GradedStatement
{
    /// <summary>A readable id that never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>deficiency (too little) or excess (too much).</summary>
    [Values("deficiency", "excess")]
    public required string Kind { get; init; }

    /// <summary>What shows.</summary>
    public required string Sign { get; init; }

    /// <summary>established; hypothesised, where it is proposed but not shown; or marker, a laboratory value and not a sign of disease.</summary>
    [Values("established", "hypothesised", "marker")]
    public required string Standing { get; init; }

    /// <summary>Who is at risk; empty if the sources do not say.</summary>
    public required IReadOnlyList<string> GroupsAtRisk { get; init; }

    /// <summary>What else to know; null if there is nothing to say.</summary>
    public required string? Note { get; init; }
}
