using Nutrients.Api.Http;

namespace Nutrients.Api.Coverage;

/// <summary>What is known of a nutrient, and of how many foods it is not known.</summary>
internal sealed record NutrientCoverage
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>Its English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>Its category: energy, proximates, lipids, vitamins, minerals or amino-acids.</summary>
    public required string Group { get; init; }

    /// <summary>All foods, by the status of the value that stands for the nutrient.</summary>
    public required CoveredFoods Foods { get; init; }

    /// <summary>Foods that a source has measured it in: with a value that is not doubtful, is no copy, and whose derivation is analytical or literature.</summary>
    public required long MeasuredFoods { get; init; }

    /// <summary>The values of all sources, several for one food where several sources have one.</summary>
    public required long Amounts { get; init; }

    /// <summary>The year of the oldest source with a value; null if none has a year.</summary>
    public required long? OldestYear { get; init; }

    /// <summary>The year of the newest source with a value. It is the year of publication; samples are older.</summary>
    public required long? NewestYear { get; init; }

    /// <summary>Who has values: the sources, the one with the most values first.</summary>
    public required IReadOnlyList<CoverageBySource> Sources { get; init; }

    /// <summary>How the values came about.</summary>
    public required IReadOnlyList<CoverageByCode> Derivations { get; init; }

    /// <summary>Where the values were read.</summary>
    public required IReadOnlyList<CoverageByCode> Evidence { get; init; }

    /// <summary>The categories of foods, each with the foods that have no value too.</summary>
    public required IReadOnlyList<CoverageByCategory> Categories { get; init; }
}

/// <summary>Foods by the status of the value that stands for a nutrient; they add up to the total.</summary>
internal sealed record CoveredFoods
{
    /// <summary>All foods.</summary>
    public required long Total { get; init; }

    /// <summary>With a number, or with a range alone.</summary>
    public required long Quantified { get; init; }

    /// <summary>Zero by the nature of the food.</summary>
    public required long LogicalZero { get; init; }

    /// <summary>With a total of which only some forms were measured.</summary>
    public required long Partial { get; init; }

    /// <summary>With a trace.</summary>
    public required long Trace { get; init; }

    /// <summary>Below the limit of quantification.</summary>
    public required long BelowLoq { get; init; }

    /// <summary>Below the limit of detection.</summary>
    public required long BelowLod { get; init; }

    /// <summary>With values that are all doubtful.</summary>
    public required long Doubtful { get; init; }

    /// <summary>Without a value of any source, which does not mean that there is none of it in them.</summary>
    public required long NotMeasured { get; init; }
}

/// <summary>What one source has of a nutrient.</summary>
internal sealed record CoverageBySource
{
    /// <summary>The source; sum-of-forms is this dataset itself, where it sums a partial total.</summary>
    public required string SourceId { get; init; }

    /// <summary>When it was published; null if it has no date.</summary>
    public required long? Year { get; init; }

    /// <summary>How many values it has, one for each food.</summary>
    public required long Amounts { get; init; }

    /// <summary>How many of them stand for the nutrient in their food.</summary>
    public required long Selected { get; init; }
}

/// <summary>Values that have a code in common.</summary>
internal sealed record CoverageByCode
{
    /// <summary>The code; /v1/dataset defines it.</summary>
    public required string Code { get; init; }

    /// <summary>How many values.</summary>
    public required long Amounts { get; init; }

    /// <summary>How many of them stand for the nutrient in their food.</summary>
    public required long Selected { get; init; }
}

/// <summary>The foods of a category.</summary>
internal sealed record CoverageByCategory
{
    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>All of its foods.</summary>
    public required long Foods { get; init; }

    /// <summary>Those that any source has a value of.</summary>
    public required long WithValue { get; init; }

    /// <summary>Those that nobody has a value of.</summary>
    public required long NotMeasured { get; init; }
}

/// <summary>What the dataset holds as a whole, whichever nutrients were asked for.</summary>
internal sealed record CoverageMeta : PageMeta
{
    /// <summary>How many foods.</summary>
    public required long Foods { get; init; }

    /// <summary>Foods by category.</summary>
    public required IReadOnlyList<CodeCount> FoodCategories { get; init; }

    /// <summary>Foods that have a name in a language, and how many names there are.</summary>
    public required IReadOnlyList<CoverageByLanguage> Languages { get; init; }

    /// <summary>How many values of all sources, with the partial totals that the dataset itself sums.</summary>
    public required long Amounts { get; init; }

    /// <summary>The values by status.</summary>
    public required IReadOnlyList<CoverageByCode> Statuses { get; init; }

    /// <summary>The values by how they came about.</summary>
    public required IReadOnlyList<CoverageByCode> Derivations { get; init; }

    /// <summary>The values by where they were read.</summary>
    public required IReadOnlyList<CoverageByCode> Evidence { get; init; }

    /// <summary>The sources of values.</summary>
    public required IReadOnlyList<SourceOfAmounts> Sources { get; init; }

    /// <summary>Functions by body system.</summary>
    public required IReadOnlyList<CodeCount> BodySystems { get; init; }

    /// <summary>Signs of deficiency and excess by kind.</summary>
    public required IReadOnlyList<CodeCount> DeficiencyKinds { get; init; }

    /// <summary>Interactions by the kind of the other side.</summary>
    public required IReadOnlyList<CodeCount> InteractionKinds { get; init; }

    /// <summary>Claims by verdict.</summary>
    public required IReadOnlyList<CodeCount> Verdicts { get; init; }

    /// <summary>Reference intakes by authority.</summary>
    public required IReadOnlyList<CoverageByAuthority> Authorities { get; init; }

    /// <summary>Studies by design.</summary>
    public required IReadOnlyList<CodeCount> Designs { get; init; }
}

/// <summary>How many have a code.</summary>
/// <param name="Code">The code; /v1/dataset defines it.</param>
/// <param name="Count">How many.</param>
internal sealed record CodeCount(string Code, long Count);

/// <summary>Names of foods in a language.</summary>
/// <param name="Lang">The language.</param>
/// <param name="Foods">Foods with a name in it; the others are found by their other names alone.</param>
/// <param name="Names">Names in it.</param>
internal sealed record CoverageByLanguage(string Lang, long Foods, long Names);

/// <summary>Reference intakes of an authority.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="ReferenceIntakes">How many there are of it.</param>
/// <param name="Nutrients">How many nutrients they are of.</param>
internal sealed record CoverageByAuthority(string Authority, long ReferenceIntakes, long Nutrients);

/// <summary>A source with values.</summary>
internal sealed record SourceOfAmounts
{
    /// <summary>The source; sum-of-forms is this dataset itself, where it sums a partial total.</summary>
    public required string SourceId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When it was published; null if it has no date.</summary>
    public required long? Year { get; init; }

    /// <summary>How many values it has.</summary>
    public required long Amounts { get; init; }

    /// <summary>How many of them stand for the nutrient in their food.</summary>
    public required long Selected { get; init; }

    /// <summary>In how many foods.</summary>
    public required long Foods { get; init; }

    /// <summary>Of how many nutrients.</summary>
    public required long Nutrients { get; init; }
}
