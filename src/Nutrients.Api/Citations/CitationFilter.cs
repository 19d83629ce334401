using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Citations;

/// <summary>Which page of all that stands behind something.</summary>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; enough for all of them if not given.</param>
internal sealed record CitationFilter(string? Cursor, int Limit = 100) : IPaged;

internal sealed class CitationFilterRules : AbstractValidator<CitationFilter>
{
    public CitationFilterRules() => this.IsPaged();
}
