using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Suggestions;

/// <summary>Something that may be meant by what was typed so far.</summary>
internal sealed record Suggestion
{
    /// <summary>What it is.</summary>
    [Values("food", "function", "nutrient")]
    public required string Type { get; init; }

    /// <summary>Its id, which is unique among all of its type.</summary>
    public required string Id { get; init; }

    /// <summary>Its English name.</summary>
    public required string Name { get; init; }

    /// <summary>The name that was found, in whatever language.</summary>
    public required string Matched { get; init; }
}
