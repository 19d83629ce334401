using FluentValidation;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Foods;

/// <summary>A source that stands behind numbers of a food.</summary>
internal sealed record FoodCitation : ICitation
{
    /// <summary>The source.</summary>
    public required Source Source { get; init; }

    /// <summary>How many numbers of the food it gives.</summary>
    public required long AmountCount { get; init; }

    /// <summary>How many of them are selected.</summary>
    public required long SelectedCount { get; init; }

    /// <summary>How many portions of the food it gives.</summary>
    public required long PortionCount { get; init; }
}

/// <summary>Which page of the sources of a food.</summary>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; enough for all sources of a food if not given.</param>
internal sealed record FoodCitationFilter(string? Cursor, int Limit = 100) : IPaged;

internal sealed class FoodCitationFilterRules : AbstractValidator<FoodCitationFilter>
{
    public FoodCitationFilterRules() => this.IsPaged();
}
