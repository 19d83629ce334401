using Nutrients.Api.Files;

namespace Nutrients.Api.About;

/// <summary>The dataset that this service answers from.</summary>
internal sealed record DatasetDescription
{
    /// <summary>Its version: the first 16 hexadecimal digits of the SHA-256 of the compiled file. The same text always gives the same version.</summary>
    public required string Version { get; init; }

    /// <summary>The SHA-256 of the compiled file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The version of the file's schema.</summary>
    public required long SchemaVersion { get; init; }

    /// <summary>How much there is of what.</summary>
    public required DatasetCounts Counts { get; init; }

    /// <summary>The rule by which one value is selected where sources differ: the criteria, in their order.</summary>
    public required IReadOnlyList<SelectionCriterion> SelectionRule { get; init; }

    /// <summary>The codes that parameters and answers use.</summary>
    public required IReadOnlyList<Data.VocabularyCode> Vocabularies { get; init; }

    /// <summary>The licence and attribution of every data table.</summary>
    public required IReadOnlyList<SourceLicence> Licences { get; init; }

    /// <summary>The compiled file that answers come from. /v1/dataset/files lists all that can be downloaded.</summary>
    public required IReadOnlyList<DatasetFile> Files { get; init; }

    /// <summary>What the dataset is not.</summary>
    public required string Disclaimer { get; init; }
}

/// <summary>How much there is of what.</summary>
internal sealed record DatasetCounts
{
    /// <summary>Nutrients, their forms and other components.</summary>
    public required long Nutrients { get; init; }

    /// <summary>Foods.</summary>
    public required long Foods { get; init; }

    /// <summary>Names of foods beside the English one.</summary>
    public required long FoodNames { get; init; }

    /// <summary>Numbers that sources give.</summary>
    public required long Amounts { get; init; }

    /// <summary>Partial totals that the dataset itself sums.</summary>
    public required long PartialTotals { get; init; }

    /// <summary>Household measures.</summary>
    public required long Portions { get; init; }

    /// <summary>Sources of all kinds, studies among them.</summary>
    public required long Sources { get; init; }

    /// <summary>Studies.</summary>
    public required long Studies { get; init; }

    /// <summary>Functions in the body.</summary>
    public required long Functions { get; init; }

    /// <summary>Signs of deficiency and excess.</summary>
    public required long Deficiencies { get; init; }

    /// <summary>Interactions.</summary>
    public required long Interactions { get; init; }

    /// <summary>Popular claims.</summary>
    public required long Claims { get; init; }

    /// <summary>Reference intakes, those among them that could not be determined or were not set.</summary>
    public required long ReferenceIntakes { get; init; }
}

/// <summary>One step of the selection rule.</summary>
/// <param name="Name">The name that selectedBy gives.</param>
/// <param name="Description">What comes first.</param>
internal sealed record SelectionCriterion(string Name, string Description);

/// <summary>The terms of a data table.</summary>
internal sealed record SourceLicence
{
    /// <summary>The source.</summary>
    public required string SourceId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its licence, and whether the terms were seen at first hand.</summary>
    public required string? Licence { get; init; }

    /// <summary>How it must be named.</summary>
    public required string? Attribution { get; init; }
}
