using System.Diagnostics.CodeAnalysis;
using Nutrients.Api.Http;
using Nutrients.Api.OpenApi;
using Nutrients.Api.Statements;

namespace Nutrients.Api.Interactions;

/// <summary>What a nutrient and a drug, another nutrient, a food, a condition or a laboratory test do to each other.</summary>
internal sealed record Interaction : Statement
{
    /// <summary>A readable id that never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>What the other side is.</summary>
    [Values("condition", "drug", "drug-class", "food", "laboratory-test", "nutrient", "supplement")]
    public required string Kind { get; init; }

    /// <summary>The other side, in words.</summary>
    public required string Other { get; init; }

    /// <summary>The names and codes of the other side; one without codes had none that was seen.</summary>
    public required IReadOnlyList<InteractionSubstance> Substances { get; init; }

    /// <summary>Which side changes the other; /v1/dataset defines the words.</summary>
    [Values("beneficial", "combined-risk", "distorts-test", "mutual", "none-found", "nutrient-lowers-other", "nutrient-raises-other", "other-lowers-nutrient", "other-raises-nutrient", "uncertain")]
    public required string Direction { get; init; }

    /// <summary>What happens.</summary>
    public required string Effect { get; init; }

    /// <summary>How much it matters: major, moderate, minor, none or theoretical.</summary>
    [Values("major", "minor", "moderate", "none", "theoretical")]
    public required string Severity { get; init; }

    /// <summary>Who grades it so: the id of a source, or editorial for the editors of this dataset.</summary>
    public required string SeverityBy { get; init; }

    /// <summary>Whether what food holds of the nutrient can matter, in the judgement of the editors; false where the evidence is on the doses of supplements or drugs, on blood levels, or on what the drug does to the nutrient. Null unless the other side is a drug.</summary>
    public required bool? ConcernsFood { get; init; }

    /// <summary>What an authority advises: a regulator, official product information, a guideline or a health service. Null where none was seen.</summary>
    public required string? Advice { get; init; }

    /// <summary>The ids of the sources whose advice it is.</summary>
    public required IReadOnlyList<string> AdviceCitationIds { get; init; }

    /// <summary>What else to know, such as the advice of authors who are no authority; null if there is nothing to say.</summary>
    public required string? Note { get; init; }
}

/// <summary>What holds for a list of interactions.</summary>
internal sealed record InteractionsMeta : DisclaimedMeta
{
    [SetsRequiredMembers]
    public InteractionsMeta(PageMeta meta, IReadOnlyList<InteractionSubstance>? substances) : base(meta) => Substances = substances;

    /// <summary>The substances and classes that drug, rxcui and atc were found to stand for; empty if this dataset knows none of that name or code, which does not mean that there is no interaction. Null if none of the three was given.</summary>
    public IReadOnlyList<InteractionSubstance>? Substances { get; }
}

/// <summary>A name and the codes of what an interaction is with.</summary>
internal sealed record InteractionSubstance
{
    /// <summary>The name of a substance or of a class.</summary>
    public required string Name { get; init; }

    /// <summary>Its ATC code, or the beginning of one for a class; null if none was seen.</summary>
    public required string? AtcCode { get; init; }

    /// <summary>Its RxNorm concept identifier; null if none was seen.</summary>
    public required string? Rxcui { get; init; }
}
