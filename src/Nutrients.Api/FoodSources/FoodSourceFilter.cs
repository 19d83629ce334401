using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;

namespace Nutrients.Api.FoodSources;

/// <summary>What a ranking can be narrowed by.</summary>
/// <param name="Q">Words to look for in the foods' names of all languages and descriptions; each must begin a word (Japanese: occur in a name).</param>
/// <param name="Category">Only foods of these categories, such as cheese,eggs; /v1/dataset lists them.</param>
/// <param name="Tag">Only foods with one of these tags, such as fermented,leafy-green; /v1/dataset lists them.</param>
/// <param name="State">Only foods in one of these states, such as raw,boiled; /v1/dataset lists them.</param>
/// <param name="SourceId">Rank by the values of this source alone, selected or not.</param>
/// <param name="MinAmount">Only foods with at least this amount per 100 g, in the nutrient's unit.</param>
/// <param name="Basis">What amounts are per: 100g.</param>
/// <param name="Sort">-amount, the most first, or amount, the least first; -amount if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record FoodSourceFilter(
    string? Q, string? Category, string? Tag, string? State, string? SourceId, double? MinAmount, string? Basis, string? Sort, string? Cursor, int Limit = 20) : IPaged, IFoodNarrowing;

internal sealed class FoodSourceFilterRules : AbstractValidator<FoodSourceFilter>
{
    public FoodSourceFilterRules()
    {
        this.NarrowFoods();
        RuleFor(filter => filter.SourceId).AreIn(Vocabulary.Source, most: 1);
        RuleFor(filter => filter.MinAmount).InclusiveBetween(0, 1e9).WithErrorCode("out-of-range").WithMessage("minAmount must be between 0 and 1000000000, in the nutrient's unit.");
        RuleFor(filter => filter.Basis).IsOneOf("100g");
        RuleFor(filter => filter.Sort).IsOneOf("-amount", "amount");
        this.IsPaged();
    }
}
