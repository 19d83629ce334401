using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Sources;

/// <summary>What facts rest on: a data table, a web page, a book, a report or a study.</summary>
internal sealed record Source : ICitation
{
    /// <summary>A readable id that never changes its meaning; amounts, portions and conversions cite it.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind, as a CSL type.</summary>
    [Values("article-journal", "book", "dataset", "report", "webpage")]
    public required string Type { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The authors as "Family, I. I."; a last "et al." says that not all of them were seen. Empty if none are named or were seen.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string? Publisher { get; init; }

    /// <summary>The journal, in full.</summary>
    public required string? Journal { get; init; }

    /// <summary>The year of publication.</summary>
    public required long? Year { get; init; }

    /// <summary>The release or edition.</summary>
    public required string? Version { get; init; }

    /// <summary>The volume of the journal.</summary>
    public required string? Volume { get; init; }

    /// <summary>The issue of the journal.</summary>
    public required string? Issue { get; init; }

    /// <summary>First and last page, or the article number.</summary>
    public required string? Pages { get; init; }

    /// <summary>The DOI, in lower case and without https://doi.org/.</summary>
    public required string? Doi { get; init; }

    /// <summary>The PubMed id.</summary>
    public required string? Pmid { get; init; }

    /// <summary>The PubMed Central id.</summary>
    public required string? Pmcid { get; init; }

    /// <summary>Its official address.</summary>
    public required string? Url { get; init; }

    /// <summary>The licence of its data, and whether the terms were seen at first hand.</summary>
    public required string? Licence { get; init; }

    /// <summary>How the source must be named by whoever shows its data.</summary>
    public required string? Attribution { get; init; }

    /// <summary>Why the bibliographic record itself is not certain; null if it is.</summary>
    public required string? Doubt { get; init; }

    Source ICitation.Source => this;
}

/// <summary>Something that names a source.</summary>
internal interface ICitation
{
    /// <summary>The source.</summary>
    Source Source { get; }
}
