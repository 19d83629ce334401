using FluentValidation;
using Nutrients.Api.Http;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>What somebody ate, for whom it is to be judged, and what they take.</summary>
internal sealed record IntakeRequest : IRequestBody
{
    /// <summary>Whose reference intakes to compare with: NASEM, EFSA, FDA, MHLW or NHS. Without it there are only totals.</summary>
    public string? Authority { get; init; }

    /// <summary>The person; needed with an authority.</summary>
    public LifeStage? LifeStage { get; init; }

    /// <summary>Medications, at most 20, each by a name, a synonym, the name of a class, or an ATC code of the fourth or fifth level, as warfarin or B01AA03.</summary>
    public IReadOnlyList<string>? Medications { get; init; }

    /// <summary>The nutrients to total, at most 100; every nutrient that one of the foods has a value of if not given.</summary>
    public IReadOnlyList<string>? NutrientIds { get; init; }

    /// <summary>What was eaten: 1 to 100 items. A food may stand there more than once.</summary>
    public required IReadOnlyList<IntakeItem> Items { get; init; }
}

/// <summary>Whom reference intakes are for.</summary>
internal sealed record LifeStage : IRequestBody
{
    /// <summary>female or male.</summary>
    [Values("female", "male")]
    public required string? Sex { get; init; }

    /// <summary>The age in whole years, 0 to 120; for children below two give ageMonths.</summary>
    public int? AgeYears { get; init; }

    /// <summary>The age in whole months, 0 to 1440, instead of ageYears.</summary>
    public int? AgeMonths { get; init; }

    /// <summary>pregnancy, lactation or none; none if not given.</summary>
    [Values("lactation", "none", "pregnancy")]
    public string? Condition { get; init; }
}

/// <summary>A food that was eaten: so many grams, or so many of one of its portions.</summary>
internal sealed record IntakeItem : IRequestBody
{
    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Grams of the edible part, 0.001 to 100000.</summary>
    public double? Grams { get; init; }

    /// <summary>The place of a portion in the food's list, from 1, instead of grams.</summary>
    public int? Portion { get; init; }

    /// <summary>How many of the portion, 0.001 to 1000; 1 if not given.</summary>
    public double? Quantity { get; init; }
}

/// <summary>The authority and the person, as queries ask for them.</summary>
internal sealed record IntakeReferenceQuestion(string? Authority, string? Type, string? Sex, int? AgeYears, int? AgeMonths, string? Condition) : IReferenceQuestion;

internal sealed class IntakeReferenceRules : AbstractValidator<IntakeReferenceQuestion>
{
    public IntakeReferenceRules() => this.AskReference();
}
