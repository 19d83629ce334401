using System.Text.Json.Serialization;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Sources;

/// <summary>What facts rest on: a data table, a web page, a book, a report or a study.</summary>
internal record Source : ICitation
{
    /// <summary>A readable id that never changes its meaning; amounts, portions, conversions and statements cite it.</summary>
    [JsonPropertyOrder(-1)]
    public required string Id { get; init; }

    /// <summary>Its kind, as a CSL type.</summary>
    [Values("article-journal", "book", "chapter", "dataset", "report", "webpage")]
    [JsonPropertyOrder(-1)]
    public required string Type { get; init; }

    /// <summary>The title.</summary>
    [JsonPropertyOrder(-1)]
    public required string Title { get; init; }

    /// <summary>The authors as "Family, I. I."; a last "et al." says that not all of them were seen. Empty if none are named or were seen.</summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Who publishes it.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Publisher { get; init; }

    /// <summary>The journal, in full, or the book that a chapter stands in.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Journal { get; init; }

    /// <summary>The year of publication.</summary>
    [JsonPropertyOrder(-1)]
    public required long? Year { get; init; }

    /// <summary>The release or edition.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Version { get; init; }

    /// <summary>The volume of the journal.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Volume { get; init; }

    /// <summary>The issue of the journal.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Issue { get; init; }

    /// <summary>First and last page, or the article number.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Pages { get; init; }

    /// <summary>The DOI, in lower case and without https://doi.org/.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Doi { get; init; }

    /// <summary>The PubMed id.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Pmid { get; init; }

    /// <summary>The PubMed Central id.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Pmcid { get; init; }

    /// <summary>Its official address.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Url { get; init; }

    /// <summary>The licence of its data, and whether the terms were seen at first hand.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Licence { get; init; }

    /// <summary>How the source must be named by whoever shows its data.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Attribution { get; init; }

    /// <summary>Why the bibliographic record itself is not certain; null if it is.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Doubt { get; init; }

    Source ICitation.Source => this;
}

/// <summary>Something that names a source.</summary>
internal interface ICitation
{
    /// <summary>The source.</summary>
    Source Source { get; }
}
