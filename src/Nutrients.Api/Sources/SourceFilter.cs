using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Sources;

/// <summary>What a list of sources can be narrowed by.</summary>
/// <param name="Ids">Only these sources, as kamao-2007,ciqual-2020: up to 100, such as the citationIds of another answer.</param>
/// <param name="Q">Words to look for in the title, the authors, the publisher and the finding; each must begin a word.</param>
/// <param name="NutrientId">Only sources that stand behind a number or a statement about this nutrient, the forms below it, or what it is a form of.</param>
/// <param name="Type">Only sources of this kind: article-journal, book, chapter, dataset, report or webpage.</param>
/// <param name="YearFrom">Only sources of this year or later.</param>
/// <param name="YearTo">Only sources of this year or earlier.</param>
/// <param name="Doi">Only the source with this DOI, with or without https://doi.org/, in any case.</param>
/// <param name="Pmid">Only the source with this PubMed id.</param>
/// <param name="Pmcid">Only the source with this PubMed Central id, as PMC5946231.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record SourceFilter(string? Ids, string? Q, string? NutrientId, string? Type, int? YearFrom, int? YearTo, string? Doi, string? Pmid, string? Pmcid, string? Cursor, int Limit = 20) : IPaged, ISourceNarrowing;

internal sealed class SourceFilterRules : AbstractValidator<SourceFilter>
{
    public SourceFilterRules()
    {
        RuleFor(filter => filter.Ids).AreIn(Vocabulary.Source, most: 100).IsWithoutRepetition();
        this.NarrowSources();
        RuleFor(filter => filter.Type).IsOneOf("article-journal", "book", "chapter", "dataset", "report", "webpage");
        this.IsPaged();
    }
}
