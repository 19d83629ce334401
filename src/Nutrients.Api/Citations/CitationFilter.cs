using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Citations;

/// <summary>Which page of all that stands behind something.</summary>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; all of them if not given, so that a bibliography is whole.</param>
internal sealed record CitationFilter(string? Cursor, int? Limit) : IPaged
{
    /// <summary>More than stands behind anything.</summary>
    private const int All = 100_000;

    int IPaged.Limit => Limit ?? All;
}

internal sealed class CitationFilterRules : AbstractValidator<CitationFilter>
{
    public CitationFilterRules()
    {
        RuleFor(filter => filter.Limit).InclusiveBetween(1, 100).WithErrorCode("out-of-range").WithMessage(filter => $"limit must be between 1 and 100; it is {filter.Limit}.");
        RuleFor(filter => filter.Cursor).IsAtMost(1000);
    }
}
