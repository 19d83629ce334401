using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Foods;

/// <summary>Which nutrients of a food, and from which sources.</summary>
/// <param name="NutrientIds">Only these nutrients, such as vitamin-k1,mk-7; one that nobody measured is answered as not-measured. All that have a value if not given.</param>
/// <param name="Sources">all: the values of all sources beside the selected one. selected: only that; the default.</param>
/// <param name="Basis">What amounts are per: 100g (the default), serving (the food's first portion) or 100kcal.</param>
/// <param name="Portion">Amounts of the portion with this place in the food's list, from 1, instead of a basis.</param>
/// <param name="Quantity">How many portions; with portion or basis=serving. 1 if not given.</param>
/// <param name="Grams">Amounts of so many grams, instead of a basis.</param>
/// <param name="Authority">Compare with the reference intakes of this authority: NASEM, EFSA, FDA, MHLW or NHS. Needs sex and age.</param>
/// <param name="Type">The type of reference intake, such as RDA or UL; what is to be reached (RDA, PRI or DV, else AI or SI) if not given.</param>
/// <param name="Sex">For whom: female or male.</param>
/// <param name="AgeYears">The age in whole years; for children below two ask by ageMonths.</param>
/// <param name="AgeMonths">The age in whole months, instead of ageYears.</param>
/// <param name="Condition">pregnancy, lactation, or none; none if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most; enough for all nutrients of a food if not given.</param>
internal sealed record FoodNutrientFilter(
    string? NutrientIds, string? Sources, string? Basis, int? Portion, double? Quantity, double? Grams,
    string? Authority, string? Type, string? Sex, int? AgeYears, int? AgeMonths, string? Condition, string? Cursor, int Limit = 100) : IPaged, IMeasureFilter, IReferenceQuestion;

internal sealed class FoodNutrientFilterRules : AbstractValidator<FoodNutrientFilter>
{
    public FoodNutrientFilterRules()
    {
        RuleFor(filter => filter.NutrientIds).AreIn(Vocabulary.Nutrient, most: 100);
        RuleFor(filter => filter.Sources).IsOneOf("selected", "all");
        this.ChooseMeasure();
        this.AskReference();
        this.IsPaged();
    }
}
