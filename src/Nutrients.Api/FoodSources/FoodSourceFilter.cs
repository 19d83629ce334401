using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.FoodSources;

/// <summary>What a ranking can be narrowed by.</summary>
/// <param name="Q">Words to look for in the foods' names of all languages and descriptions; each must begin a word (Japanese: occur in a name).</param>
/// <param name="Category">Only foods of these categories, such as cheese,eggs; /v1/dataset lists them.</param>
/// <param name="Tag">Only foods with one of these tags, such as fermented,leafy-green; /v1/dataset lists them.</param>
/// <param name="State">Only foods in one of these states, such as raw,boiled; /v1/dataset lists them.</param>
/// <param name="SourceId">Rank by the values of this source alone, selected or not.</param>
/// <param name="MinAmount">Only foods with at least this amount in the measure asked for, in the nutrient's unit.</param>
/// <param name="Basis">What amounts are per and foods are ranked by: 100g (the default), serving (each food's first portion) or 100kcal.</param>
/// <param name="Portion">Rank by the portion with this place in each food's list, from 1, instead of a basis.</param>
/// <param name="Quantity">How many portions; with portion or basis=serving. 1 if not given.</param>
/// <param name="Grams">Amounts of so many grams, instead of a basis.</param>
/// <param name="Authority">Compare with the reference intakes of this authority: NASEM, EFSA, FDA, MHLW or NHS. Needs sex and age.</param>
/// <param name="Type">The type of reference intake, such as RDA or UL; what is to be reached (RDA, PRI or DV, else AI or SI) if not given.</param>
/// <param name="Sex">For whom: female or male.</param>
/// <param name="AgeYears">The age in whole years; for children below two ask by ageMonths.</param>
/// <param name="AgeMonths">The age in whole months, instead of ageYears.</param>
/// <param name="Condition">pregnancy, lactation, or none; none if not given.</param>
/// <param name="Sort">-amount, the most first, or amount, the least first; -amount if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record FoodSourceFilter(
    string? Q, string? Category, string? Tag, string? State, string? SourceId, double? MinAmount, string? Basis, int? Portion, double? Quantity, double? Grams,
    string? Authority, string? Type, string? Sex, int? AgeYears, int? AgeMonths, string? Condition, string? Sort, string? Cursor, int Limit = 20) : IPaged, IFoodNarrowing, IMeasureFilter, IReferenceQuestion;

internal sealed class FoodSourceFilterRules : AbstractValidator<FoodSourceFilter>
{
    public FoodSourceFilterRules()
    {
        this.NarrowFoods();
        RuleFor(filter => filter.SourceId).AreIn(Vocabulary.Source, most: 1);
        RuleFor(filter => filter.MinAmount).InclusiveBetween(0, 1e9).WithErrorCode("out-of-range").WithMessage("minAmount must be between 0 and 1000000000, in the nutrient's unit.");
        this.ChooseMeasure();
        this.AskReference();
        RuleFor(filter => filter.Sort).IsOneOf("-amount", "amount");
        this.IsPaged();
    }
}
