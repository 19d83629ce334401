using System.Diagnostics.CodeAnalysis;
using Nutrients.Api.OpenApi;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Studies;

/// <summary>A published work that examined or reviewed the evidence: a source of which more is known than its bibliographic record.</summary>
internal sealed record Study : Source
{
    [SetsRequiredMembers]
    public Study(Source source, string design) : base(source) => Design = design;

    /// <summary>How it was done.</summary>
    [Values(
        "animal", "authority-opinion", "case-control", "case-report", "case-series", "cohort", "cross-sectional", "ecological", "editorial-notice", "food-composition", "genetic-family-study", "guideline", "in-vitro",
        "mendelian-randomisation", "meta-analysis", "narrative-review", "non-randomised-trial", "protocol", "rct", "single-arm-trial", "systematic-review")]
    public string Design { get; }

    /// <summary>Who or what was studied; null if it was not seen or does not apply.</summary>
    public string? Population { get; init; }

    /// <summary>How many, as the work says it: a number, or words such as "74 studies". Null if it was not seen or does not apply.</summary>
    public string? SampleSize { get; init; }

    /// <summary>What they took, were given or were exposed to.</summary>
    public string? Exposure { get; init; }

    /// <summary>For how long.</summary>
    public string? Duration { get; init; }

    /// <summary>What was found, in this dataset's words.</summary>
    public string? Finding { get; init; }

    /// <summary>Who paid for it or has a stake in it, where that was seen.</summary>
    public string? Funding { get; init; }

    /// <summary>The statements of this dataset that cite it.</summary>
    public IReadOnlyList<CitingStatement> CitedBy { get; init; } = [];
}

/// <summary>A statement that cites a study.</summary>
internal sealed record CitingStatement
{
    /// <summary>What it is: a claim, deficiency, function, interaction or reference-intake, each at the list of that name.</summary>
    [Values("claim", "deficiency", "function", "interaction", "reference-intake")]
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The nutrient that it is about; null for a claim about a drug alone.</summary>
    public required string? NutrientId { get; init; }

    /// <summary>Whether the study supports it, opposes it, says both (mixed), or gives only a grade or an advice in it (background).</summary>
    [Values("background", "mixed", "opposes", "supports")]
    public required string Stance { get; init; }
}
