using Nutrients.Api.Sources;

namespace Nutrients.Api.Foods;

/// <summary>A source that stands behind numbers of a food.</summary>
internal sealed record FoodCitation : ICitation
{
    /// <summary>The source.</summary>
    public required Source Source { get; init; }

    /// <summary>How many numbers of the food it gives.</summary>
    public required long AmountCount { get; init; }

    /// <summary>How many of them are selected.</summary>
    public required long SelectedCount { get; init; }

    /// <summary>How many portions of the food it gives.</summary>
    public required long PortionCount { get; init; }
}
