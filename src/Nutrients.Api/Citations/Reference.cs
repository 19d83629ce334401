using System.Globalization;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>A source or study in a few words, for a page that names many.</summary>
internal sealed record Reference
{
    /// <summary>The id of the source or study; /v1/sources/{id} has the whole record, with DOI and address.</summary>
    public required string CitationId { get; init; }

    /// <summary>The first author or the publisher, the year, and the title.</summary>
    public required string Text { get; init; }

    public static Reference Of(Source source)
    {
        var authors = Author.Of(source.Authors).ToArray();
        var first = authors is [var author, ..] ? author.Family : source.Publisher;
        var others = authors.Length > 1 || Author.HasOthers(source.Authors) ? " et al." : "";
        return new Reference { CitationId = source.Id, Text = $"{first}{others} ({source.Year?.ToString(CultureInfo.InvariantCulture) ?? "no date"}). {source.Title}." };
    }
}
