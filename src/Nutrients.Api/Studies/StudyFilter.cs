using FluentValidation;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Studies;

/// <summary>What a list of studies can be narrowed by.</summary>
/// <param name="Q">Words to look for in the title, the authors, the publisher and the finding; each must begin a word.</param>
/// <param name="NutrientId">Only studies that stand behind a statement or a number about this nutrient, the forms below it, or what it is a form of.</param>
/// <param name="Design">Only studies of these designs, such as rct,meta-analysis; /v1/dataset lists them.</param>
/// <param name="YearFrom">Only studies of this year or later.</param>
/// <param name="YearTo">Only studies of this year or earlier.</param>
/// <param name="Doi">Only the study with this DOI, with or without https://doi.org/, in any case.</param>
/// <param name="Pmid">Only the study with this PubMed id.</param>
/// <param name="Pmcid">Only the study with this PubMed Central id, as PMC5946231.</param>
/// <param name="Sort">id, year (oldest first) or -year (newest first); id if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record StudyFilter(string? Q, string? NutrientId, string? Design, int? YearFrom, int? YearTo, string? Doi, string? Pmid, string? Pmcid, string? Sort, string? Cursor, int Limit = 20) : IPaged, ISourceNarrowing;

internal sealed class StudyFilterRules : AbstractValidator<StudyFilter>
{
    public StudyFilterRules()
    {
        this.NarrowSources();
        RuleFor(filter => filter.Design).AreIn("study-design");
        RuleFor(filter => filter.Sort).IsOneOf("id", "year", "-year");
        this.IsPaged();
    }
}
