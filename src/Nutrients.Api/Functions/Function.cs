using Nutrients.Api.Statements;

namespace Nutrients.Api.Functions;

/// <summary>Something that the body does, and the nutrients it takes.</summary>
internal sealed record Function
{
    /// <summary>A readable id that never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The body system that it belongs to; /v1/dataset lists them.</summary>
    public required string BodySystem { get; init; }

    /// <summary>How it works.</summary>
    public required string Mechanism { get; init; }

    /// <summary>The molecules that matter for it.</summary>
    public required IReadOnlyList<string> KeyMolecules { get; init; }

    /// <summary>All nutrients that serve it.</summary>
    public required IReadOnlyList<string> NutrientIds { get; init; }

    /// <summary>What each of them does in it, with its certainty and its evidence; in a list that is narrowed to a nutrient, of that nutrient, the forms below it and what it is a form of.</summary>
    public required IReadOnlyList<FunctionNutrient> Nutrients { get; init; }
}

/// <summary>What a nutrient does in a function.</summary>
internal sealed record FunctionNutrient : GradedStatement
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>What it does.</summary>
    public required string Role { get; init; }
}
