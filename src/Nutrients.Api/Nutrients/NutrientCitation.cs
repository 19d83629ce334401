using FluentValidation;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Nutrients;

/// <summary>A source that stands behind what is said of a nutrient.</summary>
internal sealed record NutrientCitation : ICitation
{
    /// <summary>The source.</summary>
    public required Source Source { get; init; }

    /// <summary>How many numbers it gives of the nutrient and of the forms below it, over all foods.</summary>
    public required long AmountCount { get; init; }

    /// <summary>How many of them are selected.</summary>
    public required long SelectedCount { get; init; }

    /// <summary>How many unit conversions of the nutrient rest on it.</summary>
    public required long ConversionCount { get; init; }
}

/// <summary>Which page of the sources of a nutrient.</summary>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; enough for all sources of a nutrient if not given.</param>
internal sealed record NutrientCitationFilter(string? Cursor, int Limit = 100) : IPaged;

internal sealed class NutrientCitationFilterRules : AbstractValidator<NutrientCitationFilter>
{
    public NutrientCitationFilterRules() => this.IsPaged();
}
