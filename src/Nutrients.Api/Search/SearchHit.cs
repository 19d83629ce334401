using System.Diagnostics.CodeAnalysis;
using Nutrients.Api.Http;
using Nutrients.Api.OpenApi;
using Nutrients.Api.Statements;

namespace Nutrients.Api.Search;

/// <summary>Something that a text was found in.</summary>
internal sealed record SearchHit
{
    /// <summary>What it is.</summary>
    [Values("claim", "deficiency", "food", "function", "interaction", "nutrient", "study")]
    public required string Type { get; init; }

    /// <summary>Its id, which is unique among all of its type.</summary>
    public required string Id { get; init; }

    /// <summary>Its English name: of a study the title, of an interaction what it is with, of a deficiency the sign, of a claim what is said. A claim may be wrong; never show it without the verdict at its url.</summary>
    public required string Name { get; init; }

    /// <summary>What was found: the name, in whatever language, or a word of the text in snippet.</summary>
    public required string Matched { get; init; }

    /// <summary>A stretch of what the item says, around the first word that was found there; null if the names alone have all words.</summary>
    public required string? Snippet { get; init; }

    /// <summary>How well it matches: 1 if a name is the text, 0.8 if names have all of its words, 0.6 if names have words that begin with them, 0.4 if the words are found anywhere; 0.1 less if a word was corrected. It says nothing about the item.</summary>
    public required double Score { get; init; }

    /// <summary>The path of the item.</summary>
    public required string Url { get; init; }
}

/// <summary>What holds for what was found.</summary>
internal sealed record SearchMeta : DisclaimedMeta
{
    [SetsRequiredMembers]
    public SearchMeta(PageMeta meta, string? correctedTo) : base(meta) => CorrectedTo = correctedTo;

    /// <summary>The text as it was understood where a word of it had a slip: a wrong, missing, additional or swapped letter, or a space too many or too few. Where the text as it was given is found too, that comes first. Null if nothing was corrected.</summary>
    public string? CorrectedTo { get; }
}
