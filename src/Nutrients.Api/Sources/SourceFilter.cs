using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Sources;

/// <summary>What a list of sources can be narrowed by.</summary>
/// <param name="Type">Only sources of this kind: article-journal, book, chapter, dataset, report or webpage.</param>
/// <param name="Doi">Only the source with this DOI, with or without https://doi.org/, in any case.</param>
/// <param name="Pmid">Only the source with this PubMed id.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record SourceFilter(string? Type, string? Doi, string? Pmid, string? Cursor, int Limit = 20) : IPaged;

internal sealed class SourceFilterRules : AbstractValidator<SourceFilter>
{
    public SourceFilterRules()
    {
        RuleFor(filter => filter.Type).IsOneOf("article-journal", "book", "chapter", "dataset", "report", "webpage");
        RuleFor(filter => filter.Doi).IsDoi();
        RuleFor(filter => filter.Pmid).IsPmid();
        this.IsPaged();
    }
}
