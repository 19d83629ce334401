using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Nutrients.Api.Http;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>What somebody ate, for whom it is to be judged, and what they take.</summary>
internal sealed record IntakeRequest : IRequestBody
{
    /// <summary>Whose reference intakes to compare with. Without it there are only totals.</summary>
    [Values("EFSA", "FDA", "MHLW", "NASEM", "NHS")]
    public string? Authority { get; init; }

    /// <summary>The person; needed with an authority.</summary>
    public LifeStage? LifeStage { get; init; }

    public const int MostItems = 100;
    public const int MostMedications = 20;
    public const int MostNutrients = 100;

    /// <summary>Medications, at most 20, each as a text with the whole name of a substance or class, or as an ATC code or a group of it: warfarin, Warfarin 5 mg, B01AA03, B01AA.</summary>
    [MaxLength(MostMedications)]
    public IReadOnlyList<string>? Medications { get; init; }

    /// <summary>The nutrients to total, at most 100; every nutrient that the dataset has values of if not given.</summary>
    [MinLength(1), MaxLength(MostNutrients)]
    public IReadOnlyList<string>? NutrientIds { get; init; }

    /// <summary>What was eaten: 1 to 100 items. A food may stand there more than once.</summary>
    [MinLength(1), MaxLength(MostItems)]
    public required IReadOnlyList<IntakeItem> Items { get; init; }
}

/// <summary>Whom reference intakes are for.</summary>
internal sealed record LifeStage : IRequestBody
{
    /// <summary>female or male.</summary>
    [Values("female", "male")]
    public required string Sex { get; init; }

    /// <summary>The age in whole years, 0 to 120; for children below two give ageMonths.</summary>
    [Range(0, 120)]
    public int? AgeYears { get; init; }

    /// <summary>The age in whole months, 0 to 1440, instead of ageYears.</summary>
    [Range(0, 1440)]
    public int? AgeMonths { get; init; }

    /// <summary>pregnancy, lactation or none; none if not given.</summary>
    [Values("lactation", "none", "pregnancy")]
    public string? Condition { get; init; }
}

/// <summary>A food that was eaten: so many grams, or so many of one of its portions.</summary>
internal sealed record IntakeItem : IRequestBody
{
    public const double LeastGrams = 0.001, MostGrams = 100_000, LeastQuantity = 0.001, MostQuantity = 1000;

    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>Grams of the edible part, 0.001 to 100000.</summary>
    [Range(LeastGrams, MostGrams)]
    public double? Grams { get; init; }

    /// <summary>The place of a portion in the food's list, from 1, instead of grams.</summary>
    [Range(1, 100)]
    public int? Portion { get; init; }

    /// <summary>How many of the portion, 0.001 to 1000; 1 if not given.</summary>
    [Range(LeastQuantity, MostQuantity)]
    public double? Quantity { get; init; }
}

/// <summary>The authority and the person, as queries ask for them.</summary>
internal sealed record IntakeReferenceQuestion(string? Authority, string? Type, string? Sex, int? AgeYears, int? AgeMonths, string? Condition) : IReferenceQuestion;

internal sealed class IntakeReferenceRules : AbstractValidator<IntakeReferenceQuestion>
{
    public IntakeReferenceRules() => this.AskReference();
}
