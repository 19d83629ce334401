using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Coverage;

/// <summary>Which nutrients to count.</summary>
/// <param name="NutrientIds">Only these nutrients, up to 50; all if not given.</param>
internal sealed record CoverageFilter(string? NutrientIds);

internal sealed class CoverageFilterRules : AbstractValidator<CoverageFilter>
{
    public CoverageFilterRules()
    {
        RuleFor(filter => filter.NutrientIds).AreIn(Vocabulary.Nutrient, 50).IsWithoutRepetition();
    }
}
