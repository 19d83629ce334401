using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>Which nutrients of a food, and from which sources.</summary>
/// <param name="NutrientIds">Only these nutrients, such as vitamin-k1,mk-7; one that nobody measured is answered as not-measured. All that have a value if not given.</param>
/// <param name="Sources">all: the values of all sources beside the selected one. selected: only that; the default.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; enough for all nutrients of a food if not given.</param>
internal sealed record FoodNutrientFilter(string? NutrientIds, string? Sources, string? Cursor, int Limit = 100) : IPaged;

internal sealed class FoodNutrientFilterRules : AbstractValidator<FoodNutrientFilter>
{
    public FoodNutrientFilterRules()
    {
        RuleFor(filter => filter.NutrientIds).AreIn(Vocabulary.Nutrient, most: 100);
        RuleFor(filter => filter.Sources).IsOneOf("selected", "all");
        this.IsPaged();
    }
}
