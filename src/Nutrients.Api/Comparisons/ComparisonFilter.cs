using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Comparisons;

/// <summary>What to compare.</summary>
/// <param name="FoodIds">The foods, in the order of the answer: at most 20.</param>
/// <param name="NutrientIds">The nutrients, in the order of the answer: at most 50.</param>
/// <param name="Basis">What amounts are per: 100g (the default), serving (each food's first portion) or 100kcal.</param>
/// <param name="Portion">Amounts of the portion with this place in each food's list, from 1, instead of a basis.</param>
/// <param name="Quantity">How many portions; with portion or basis=serving. 1 if not given.</param>
/// <param name="Grams">Amounts of so many grams, instead of a basis.</param>
/// <param name="Authority">Compare with the reference intakes of this authority: NASEM, EFSA, FDA, MHLW or NHS. Needs sex and age.</param>
/// <param name="Type">The type of reference intake, such as RDA or UL; what is to be reached (RDA, PRI or DV, else AI or SI) if not given.</param>
/// <param name="Sex">For whom: female or male.</param>
/// <param name="AgeYears">The age in whole years; for children below two ask by ageMonths.</param>
/// <param name="AgeMonths">The age in whole months, instead of ageYears.</param>
/// <param name="Condition">pregnancy, lactation, or none; none if not given.</param>
internal sealed record ComparisonFilter(
    string? FoodIds, string? NutrientIds, string? Basis, int? Portion, double? Quantity, double? Grams,
    string? Authority, string? Type, string? Sex, int? AgeYears, int? AgeMonths, string? Condition) : IMeasureFilter, IReferenceQuestion;

internal sealed class ComparisonFilterRules : AbstractValidator<ComparisonFilter>
{
    public const int MostFoods = 20;
    public const int MostNutrients = 50;

    public ComparisonFilterRules()
    {
        RuleFor(filter => filter.FoodIds).IsRequired("give the ids of the foods to compare, as natto,emmental-cheese").IsWithoutRepetition();
        RuleFor(filter => filter.FoodIds).AreIn(Vocabulary.Food, MostFoods).Unless(filter => string.IsNullOrWhiteSpace(filter.FoodIds));
        RuleFor(filter => filter.NutrientIds).IsRequired("give the ids of the nutrients to compare, as vitamin-k1,mk-7").IsWithoutRepetition();
        RuleFor(filter => filter.NutrientIds).AreIn(Vocabulary.Nutrient, MostNutrients).Unless(filter => string.IsNullOrWhiteSpace(filter.NutrientIds));
        this.ChooseMeasure();
        this.AskReference();
    }
}
