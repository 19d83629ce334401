using Nutrients.Api.Sources;

namespace Nutrients.Api.Nutrients;

/// <summary>A source that stands behind what is said of a nutrient.</summary>
internal sealed record NutrientCitation : ICitation
{
    /// <summary>The source.</summary>
    public required Source Source { get; init; }

    /// <summary>How many numbers it gives of the nutrient and of the forms below it, over all foods.</summary>
    public required long AmountCount { get; init; }

    /// <summary>How many of them are selected.</summary>
    public required long SelectedCount { get; init; }

    /// <summary>How many unit conversions of the nutrient rest on it.</summary>
    public required long ConversionCount { get; init; }

    /// <summary>How many statements cite it: functions, deficiencies, interactions and claims of the nutrient, of the forms below it, and of what it is a form of.</summary>
    public required long StatementCount { get; init; }

    /// <summary>How many of the reference intakes it gives.</summary>
    public required long ReferenceIntakeCount { get; init; }
}
