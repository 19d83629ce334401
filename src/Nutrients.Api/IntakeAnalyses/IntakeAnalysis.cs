using Nutrients.Api.Foods;
using Nutrients.Api.Interactions;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Statements;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>What foods come to, what is not known of them, and what to be careful with.</summary>
internal sealed record IntakeAnalysis
{
    /// <summary>Whose reference intakes the totals are compared with; null if none were asked for.</summary>
    public required string? Authority { get; init; }

    /// <summary>The person; null without an authority.</summary>
    public required AnalysedPerson? LifeStage { get; init; }

    /// <summary>The items, in the order of the request.</summary>
    public required IReadOnlyList<AnalysedItem> Items { get; init; }

    /// <summary>The medications, and what each was found to mean.</summary>
    public required IReadOnlyList<AnalysedMedication> Medications { get; init; }

    /// <summary>A total for each nutrient, in the order of food tables.</summary>
    public required IReadOnlyList<IntakeTotal> Totals { get; init; }

    /// <summary>Interactions of the medications with nutrients as foods hold them, the most severe first. Those that are about supplements, or about what a drug does to a nutrient whatever is eaten, are at /v1/interactions.</summary>
    public required IReadOnlyList<TriggeredInteraction> Interactions { get; init; }

    /// <summary>The dataset that the analysis was made from.</summary>
    public required string DatasetVersion { get; init; }

    /// <summary>That it is information and no medical advice, and which judgements are the editors'.</summary>
    public string Disclaimer { get; } = DisclaimedMeta.Text;
}

/// <summary>The person that totals are compared for.</summary>
internal sealed record AnalysedPerson
{
    /// <summary>female or male.</summary>
    [Values("female", "male")]
    public required string Sex { get; init; }

    /// <summary>The age in whole years; null if it was given in months.</summary>
    public required int? AgeYears { get; init; }

    /// <summary>The age in whole months; null if it was given in years.</summary>
    public required int? AgeMonths { get; init; }

    /// <summary>pregnancy, lactation or none.</summary>
    public required string Condition { get; init; }
}

/// <summary>A food that was eaten.</summary>
internal sealed record AnalysedItem
{
    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Its English name.</summary>
    public required string FoodName { get; init; }

    /// <summary>Grams of the edible part.</summary>
    public required double Grams { get; init; }

    /// <summary>The portion; null if grams were given.</summary>
    public required Portion? Portion { get; init; }

    /// <summary>How many of the portion; null if grams were given.</summary>
    public required double? Quantity { get; init; }
}

/// <summary>A medication, and what it was found to mean.</summary>
internal sealed record AnalysedMedication
{
    /// <summary>As it was given.</summary>
    public required string Asked { get; init; }

    /// <summary>The substances and classes of this dataset that it stands for; empty if none is called so here, which does not mean that there is no interaction.</summary>
    public required IReadOnlyList<InteractionSubstance> Substances { get; init; }
}

/// <summary>What the items hold of a nutrient. Unknown is not zero: what is not known is in no sum, and makes the upper bound unknown.</summary>
internal sealed record IntakeTotal
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>Its English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>The unit of all numbers here.</summary>
    public required string Unit { get; init; }

    /// <summary>quantified: every item has a number; bounded: some have only a trace, a limit or a range; partial: some have no value, or one that counts only a part of the forms.</summary>
    [Values("quantified", "bounded", "partial")]
    public required string Status { get; init; }

    /// <summary>The sum, in the unit; null unless every item has a number.</summary>
    public required double? Amount { get; init; }

    /// <summary>The least it can be, in the unit: numbers, the lower ends of ranges and what was measured of a part; traces and what is below a limit count from 0.</summary>
    public required double LowerBound { get; init; }

    /// <summary>The most it can be, in the unit: numbers, the upper ends of ranges, and limits; null where an item leaves it open.</summary>
    public required double? UpperBound { get; init; }

    /// <summary>The foods of which nothing trustworthy is known.</summary>
    public required IReadOnlyList<string> MissingFrom { get; init; }

    /// <summary>The foods of which only some forms were measured.</summary>
    public required IReadOnlyList<string> PartialFrom { get; init; }

    /// <summary>The foods that have a trace, or less than a limit of quantification or detection.</summary>
    public required IReadOnlyList<string> BelowLimitFrom { get; init; }

    /// <summary>The foods of which only a range is known.</summary>
    public required IReadOnlyList<string> RangeFrom { get; init; }

    /// <summary>The sources behind it.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>What is to be reached in a day; null unless an authority was asked for.</summary>
    public required IntakeReference? Reference { get; init; }

    /// <summary>What is not to be exceeded over time; null unless an authority was asked for.</summary>
    public required IntakeUpperLimit? UpperLimit { get; init; }
}

/// <summary>A total as a percentage of a reference intake, or why that would mislead.</summary>
internal sealed record IntakeReference
{
    /// <summary>The reference intake; null if there is none, or more than one.</summary>
    public required string? Id { get; init; }

    /// <summary>Its type, such as RDA; null without an id.</summary>
    public required string? Type { get; init; }

    /// <summary>Its amount, in its own unit; null if it has none.</summary>
    public required double? Amount { get; init; }

    /// <summary>Its unit; null if it has none.</summary>
    public required string? Unit { get; init; }

    /// <summary>The percentage that the total is; null if there is a reason.</summary>
    public required double? Percent { get; init; }

    /// <summary>The percentage that the lower bound is; null if nothing can be compared.</summary>
    public required double? PercentAtLeast { get; init; }

    /// <summary>The percentage that the upper bound is; null if nothing can be compared, or the upper bound is not known.</summary>
    public required double? PercentAtMost { get; init; }

    /// <summary>Why there is no percentage, as in a food's referencePercent; null if there is one.</summary>
    [Values(ReferencePercent.NoReference, ReferencePercent.OtherCondition, ReferencePercent.NotDeterminable, ReferencePercent.NotSet, ReferencePercent.AnotherForm, ReferencePercent.NeedsQualifier, ReferencePercent.OtherUnit, ReferencePercent.SupplementsOnly, ReferencePercent.AmountNotQuantified)]
    public required string? Reason { get; init; }
}

/// <summary>Whether a total is above a tolerable upper intake level, where that can be said. A level is for intake over time: one day above it says little.</summary>
internal sealed record IntakeUpperLimit
{
    /// <summary>The upper level; null if there is none, or more than one.</summary>
    public required string? Id { get; init; }

    /// <summary>Its amount, in its own unit; null if it has none.</summary>
    public required double? Amount { get; init; }

    /// <summary>Its unit; null if it has none.</summary>
    public required string? Unit { get; init; }

    /// <summary>Whether the total is above it, whatever is not known; null if there is a reason.</summary>
    public required bool? Exceeded { get; init; }

    /// <summary>Why it cannot be said: as for a percentage, amount-not-quantified being that the bounds allow both; null if it can.</summary>
    [Values(ReferencePercent.NoReference, ReferencePercent.OtherCondition, ReferencePercent.NotDeterminable, ReferencePercent.NotSet, ReferencePercent.AnotherForm, ReferencePercent.NeedsQualifier, ReferencePercent.OtherUnit, ReferencePercent.SupplementsOnly, ReferencePercent.AmountNotQuantified)]
    public required string? Reason { get; init; }
}

/// <summary>An interaction of a medication with a nutrient that the foods hold.</summary>
internal sealed record TriggeredInteraction
{
    /// <summary>The interaction, whole at /v1/interactions/{id} with its citations.</summary>
    public required string InteractionId { get; init; }

    /// <summary>The medication, as it was given.</summary>
    public required string TriggeredBy { get; init; }

    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>What the other side is: drug or drug-class.</summary>
    public required string Kind { get; init; }

    /// <summary>The other side, in words.</summary>
    public required string Other { get; init; }

    /// <summary>Which side changes the other; /v1/dataset defines the words under interaction-direction.</summary>
    public required string Direction { get; init; }

    /// <summary>How much it matters: major, moderate, minor, none or theoretical.</summary>
    [Values("major", "minor", "moderate", "none", "theoretical")]
    public required string Severity { get; init; }

    /// <summary>What happens.</summary>
    public required string Effect { get; init; }

    /// <summary>What an authority advises; null where none was seen.</summary>
    public required string? Advice { get; init; }

    /// <summary>What else to know; null if there is nothing to say.</summary>
    public required string? Note { get; init; }

    /// <summary>The foods that hold the nutrient or a form of it.</summary>
    public required IReadOnlyList<string> Foods { get; init; }

    /// <summary>The foods of which it is not known whether they do.</summary>
    public required IReadOnlyList<string> FoodsNotKnown { get; init; }
}
