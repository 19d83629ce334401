using Nutrients.Api.OpenApi;
using Nutrients.Api.Statements;

namespace Nutrients.Api.Claims;

/// <summary>Something that people say about a nutrient, what is to be held of it, and what is right.</summary>
internal sealed record Claim : GradedStatement
{
    /// <summary>A readable id that never changes its meaning. It says what is claimed, which may be wrong.</summary>
    public required string Id { get; init; }

    /// <summary>The nutrients that it is about; empty for a claim about a drug alone.</summary>
    public required IReadOnlyList<string> NutrientIds { get; init; }

    /// <summary>What it is about; /v1/dataset lists the topics.</summary>
    public required string Topic { get; init; }

    /// <summary>What is said. Never show it without the verdict and the correction.</summary>
    public required string Statement { get; init; }

    /// <summary>What is to be held of it: supported, partly-supported, insufficient-evidence, contradicted (evidence speaks against it) or wrong (it misstates a fact).</summary>
    [Values("contradicted", "insufficient-evidence", "partly-supported", "supported", "wrong")]
    public required string Verdict { get; init; }

    /// <summary>What is right, or what is left out; null only where there is nothing to correct.</summary>
    public required string? Correction { get; init; }

    /// <summary>Where it is said; /v1/dataset lists the places.</summary>
    public required IReadOnlyList<string> Origins { get; init; }
}
