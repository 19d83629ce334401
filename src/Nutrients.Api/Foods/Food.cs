using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Nutrients.Api.Foods;

/// <summary>A food, as it is eaten, sold or prepared.</summary>
internal record Food
{
    /// <summary>A readable id that never changes its meaning.</summary>
    [JsonPropertyOrder(-1)]
    public required string Id { get; init; }

    /// <summary>The name, in the language asked for where there is one, else in English.</summary>
    [JsonPropertyOrder(-1)]
    public required string Name { get; init; }

    /// <summary>The language of the name.</summary>
    [JsonPropertyOrder(-1)]
    public required string Lang { get; init; }

    /// <summary>The food in the words of its table; null if there are none.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Description { get; init; }

    /// <summary>The food group, such as cheese or vegetables.</summary>
    [JsonPropertyOrder(-1)]
    public required string Category { get; init; }

    /// <summary>What else it belongs to, such as fermented, leafy-green or organ-meat.</summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The state that its amounts are of, such as raw, boiled or dried.</summary>
    [JsonPropertyOrder(-1)]
    public required string State { get; init; }

    /// <summary>The species; null if it is not one, or not stated.</summary>
    [JsonPropertyOrder(-1)]
    public required string? ScientificName { get; init; }

    /// <summary>The part that is eaten and that amounts are of; null if it is all of it, or not stated.</summary>
    [JsonPropertyOrder(-1)]
    public required string? EdiblePart { get; init; }
}

/// <summary>A food with its names, codes and portions.</summary>
internal sealed record FoodDetail : Food
{
    [SetsRequiredMembers]
    public FoodDetail(Food food, IReadOnlyList<FoodName> names, IReadOnlyList<FoodCode> codes, IReadOnlyList<Portion> portions) : base(food) =>
        (Names, Codes, Portions) = (names, codes, portions);

    /// <summary>Its names in all languages, the one to show first.</summary>
    public IReadOnlyList<FoodName> Names { get; }

    /// <summary>Its codes in the tables that it was taken from.</summary>
    public IReadOnlyList<FoodCode> Codes { get; }

    /// <summary>Household measures.</summary>
    public IReadOnlyList<Portion> Portions { get; }
}

/// <summary>A name of a food.</summary>
internal sealed record FoodName
{
    /// <summary>The language, as an ISO 639-1 code.</summary>
    public required string Lang { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }
}

/// <summary>A code of a food in another table.</summary>
internal sealed record FoodCode
{
    /// <summary>fdc, fdc-foundation, ndb, ciqual or mext; of imported foods also fdc-branded or gtin.</summary>
    public required string System { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }
}

/// <summary>A household measure of a food.</summary>
internal sealed record Portion
{
    /// <summary>Its place in the list, from 1.</summary>
    public required long Position { get; init; }

    /// <summary>The measure, such as "1 cup".</summary>
    public required string Label { get; init; }

    /// <summary>Grams of the edible part.</summary>
    public required double Grams { get; init; }

    /// <summary>The source of the weight.</summary>
    public required string SourceId { get; init; }
}
