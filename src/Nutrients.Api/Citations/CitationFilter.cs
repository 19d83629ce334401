using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Citations;

/// <summary>Which page of all that stands behind something.</summary>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; all of them if not given, so that a bibliography is whole.</param>
internal sealed record CitationFilter(string? Cursor = null, int? Limit = null) : IPaged
{
    int IPaged.Limit => Limit ?? IPaged.All;
}

internal sealed class CitationFilterRules : AbstractValidator<CitationFilter>
{
    public CitationFilterRules()
    {
        RuleFor(filter => filter.Limit).IsBetween(1, 100);
        RuleFor(filter => filter.Cursor).IsCursor();
    }
}
