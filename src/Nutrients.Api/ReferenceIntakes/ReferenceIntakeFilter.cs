using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>What a list of reference intakes can be narrowed by.</summary>
/// <param name="NutrientId">Only those of this nutrient, of the forms below it, or of what it is a form of.</param>
/// <param name="Authority">Only those of these authorities: NASEM, EFSA, FDA, MHLW, NHS.</param>
/// <param name="Type">Only those of these types, such as RDA,AI or UL; /v1/dataset defines them.</param>
/// <param name="Sex">Only those that hold for somebody of this sex: female or male.</param>
/// <param name="AgeYears">Only those that hold for somebody on this birthday, in whole years; for children below two ask by ageMonths.</param>
/// <param name="AgeMonths">Only those that hold for somebody of this age, in whole months; instead of ageYears.</param>
/// <param name="Condition">Only those for this condition: pregnancy, lactation, or none for neither. Without it those of all three are listed.</param>
/// <param name="Status">Only those with these statuses: value, increment, superseded, not-determinable, not-set.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record ReferenceIntakeFilter(string? NutrientId = null, string? Authority = null, string? Type = null, string? Sex = null, int? AgeYears = null, int? AgeMonths = null, string? Condition = null, string? Status = null, string? Cursor = null, int Limit = 20) : IPaged, IPerson;

internal sealed class ReferenceIntakeFilterRules : AbstractValidator<ReferenceIntakeFilter>
{
    public ReferenceIntakeFilterRules()
    {
        RuleFor(filter => filter.NutrientId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Authority).AreIn("authority");
        RuleFor(filter => filter.Type).AreIn("reference-intake-type");
        this.DescribePerson();
        RuleFor(filter => filter.Status).AreIn("reference-intake-status");
        this.IsPaged();
    }
}
