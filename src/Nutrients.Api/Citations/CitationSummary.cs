using System.Globalization;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>A source or study in a few words, for a page that names many.</summary>
internal sealed record CitationSummary
{
    /// <summary>The id of the source or study; /v1/sources/{id} has the whole record, with DOI and address.</summary>
    public required string CitationId { get; init; }

    /// <summary>The first author, or the publisher or journal, the year, and the title; "…" ends a title that is longer than 90 characters.</summary>
    public required string Text { get; init; }

    private const int MostOfTitle = 90;

    public static CitationSummary Of(Source source)
    {
        var authors = Author.Of(source.Authors).ToArray();
        var first = authors is [var author, ..] ? author.Family : source.Publisher ?? source.Journal;
        var others = authors.Length > 1 || Author.HasOthers(source.Authors) ? " et al." : "";
        return new CitationSummary { CitationId = source.Id, Text = $"{first}{others} ({source.Year?.ToString(CultureInfo.InvariantCulture) ?? "no date"}). {Bibliography.Sentence(Shortened(source.Title))}" };
    }

    /// <summary>Whole words, and a sign that there are more.</summary>
    private static string Shortened(string title) =>
        title.Length <= MostOfTitle ? title : title[..(title.LastIndexOf(' ', MostOfTitle) is > 0 and var end ? end : MostOfTitle)].TrimEnd(',', ';', ':', ' ') + "…";
}
