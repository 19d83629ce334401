using Nutrients.Api.Amounts;
using Nutrients.Api.Measures;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>How much of a person's reference intake for a day an amount is, or why a percentage would mislead.</summary>
internal sealed record ReferencePercent
{
    public const string NoReference = "no-reference";
    public const string OtherCondition = "no-reference-for-this-condition";
    public const string NotDeterminable = "not-determinable";
    public const string NotSet = "not-set";
    public const string AnotherForm = "no-reference-for-this-form";
    public const string NeedsQualifier = "needs-qualifier";
    public const string OtherUnit = "other-unit";
    public const string SupplementsOnly = "supplements-only";
    public const string AmountNotQuantified = "amount-not-quantified";
    public const string MeasureWithheld = "measure-withheld";

    /// <summary>The percentage, not rounded; null if there is a reason.</summary>
    public required double? Percent { get; init; }

    /// <summary>
    /// Why there is no percentage. no-reference: the authority has none of this type for such a person, or it was not seen; no-reference-for-this-condition: there is one for people who are neither pregnant nor breastfeeding, and none for this condition was seen; not-determinable, not-set: the authority says so; no-reference-for-this-form:
    /// it is for another form or for the total of which this is a part; needs-qualifier: it depends on body weight, energy, phytate or the like; other-unit: it counts equivalents that the amount does not;
    /// supplements-only: it does not count what food holds; amount-not-quantified: the amount is not a number; measure-withheld: the food cannot be given in the measure. Null if there is a percentage.
    /// </summary>
    [Values(NoReference, OtherCondition, NotDeterminable, NotSet, AnotherForm, NeedsQualifier, OtherUnit, SupplementsOnly, AmountNotQuantified, MeasureWithheld)]
    public required string? Reason { get; init; }

    /// <summary>The reference intake, also where it cannot be compared with; null if there is none, or more than one.</summary>
    public required string? ReferenceIntakeId { get; init; }
}

/// <summary>The reference intake of a nutrient for a person, or why there is none to compare with.</summary>
/// <param name="Reference">The reference intake; null if there is none, or more than one.</param>
/// <param name="Reason">Why nothing can be compared with it; null if it can.</param>
/// <param name="InUnit">Its amount in the nutrient's own unit; null if there is a reason.</param>
internal sealed record ReferenceChoice(ReferenceIntake? Reference, string? Reason, double? InUnit)
{
    public static readonly ReferenceChoice None = new(null, ReferencePercent.NoReference, null);

    /// <summary>What percentage of it an amount is.</summary>
    public ReferencePercent PercentOf(Amount amount, Measure measure)
    {
        var reason = Reason ?? (measure.IsWithheld ? ReferencePercent.MeasureWithheld : amount.Value is null ? ReferencePercent.AmountNotQuantified : null);
        return new ReferencePercent { Percent = reason is null ? PercentOf(amount.Value) : null, Reason = reason, ReferenceIntakeId = Reference?.Id };
    }

    /// <summary>What percentage of it a number is; null if either is not known.</summary>
    public double? PercentOf(double? amount) => 100 * amount / InUnit;
}
