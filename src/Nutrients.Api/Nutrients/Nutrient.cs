using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nutrients.Api.Citations;
using Nutrients.Api.Claims;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Functions;
using Nutrients.Api.Interactions;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Statements;

namespace Nutrients.Api.Nutrients;

/// <summary>A nutrient, a form of one, or another component of food.</summary>
internal record Nutrient
{
    /// <summary>A readable id that never changes its meaning.</summary>
    [JsonPropertyOrder(-1)]
    public required string Id { get; init; }

    /// <summary>The English name.</summary>
    [JsonPropertyOrder(-1)]
    public required string Name { get; init; }

    /// <summary>energy, proximates, lipids, vitamins, minerals or amino-acids.</summary>
    [JsonPropertyOrder(-1)]
    public required string Category { get; init; }

    /// <summary>The one unit of all its amounts, such as µg, mg, g, kcal, µg RAE or µg DFE.</summary>
    [JsonPropertyOrder(-1)]
    public required string Unit { get; init; }

    /// <summary>The same unit as a UCUM code.</summary>
    [JsonPropertyOrder(-1)]
    public required string UcumUnit { get; init; }

    /// <summary>The nutrient that it is a form or a part of; null at the top of the tree.</summary>
    [JsonPropertyOrder(-1)]
    public required string? ParentId { get; init; }

    /// <summary>sum-of-forms where the total is the plain sum, by mass, of the nutrients below it; else null.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Total { get; init; }

    /// <summary>What the nutrient's amounts mean and what to be careful with; null if there is nothing to say.</summary>
    [JsonPropertyOrder(-1)]
    public required string? Note { get; init; }
}

/// <summary>A nutrient with its names, identifiers, conversions and forms, and on demand all that is known of it.</summary>
internal sealed record NutrientDetail : Nutrient
{
    [SetsRequiredMembers]
    public NutrientDetail(Nutrient nutrient, IReadOnlyList<string> formIds, IReadOnlyList<NutrientName> names, IReadOnlyList<NutrientCode> codes, IReadOnlyList<UnitConversion> conversions) : base(nutrient) =>
        (FormIds, Names, Codes, Conversions) = (formIds, names, codes, conversions);

    /// <summary>The nutrients directly below it in the tree, in their order.</summary>
    public IReadOnlyList<string> FormIds { get; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<NutrientName> Names { get; }

    /// <summary>Identifiers in other systems. One that is not here was not seen, which does not mean that there is none.</summary>
    public IReadOnlyList<NutrientCode> Codes { get; }

    /// <summary>Unit conversions for its chemical forms, each with its source.</summary>
    public IReadOnlyList<UnitConversion> Conversions { get; }

    /// <summary>That the statements below are information and no medical advice, and which judgements in them are the editors'.</summary>
    public string Disclaimer { get; } = DisclaimedMeta.Text;

    /// <summary>The nutrients directly below it as objects; null unless expand names forms.</summary>
    public IReadOnlyList<Nutrient>? Forms { get; init; }

    /// <summary>What it, its forms and what it is a form of do in the body; null unless expand names functions.</summary>
    public IReadOnlyList<Function>? Functions { get; init; }

    /// <summary>Signs of too little and too much; null unless expand names deficiencies.</summary>
    public IReadOnlyList<Deficiency>? Deficiencies { get; init; }

    /// <summary>What it interacts with; null unless expand names interactions.</summary>
    public IReadOnlyList<Interaction>? Interactions { get; init; }

    /// <summary>How much authorities recommend or tolerate; null unless expand names referenceIntakes.</summary>
    public IReadOnlyList<ReferenceIntake>? ReferenceIntakes { get; init; }

    /// <summary>What people say about it, and what is right; null unless expand names claims.</summary>
    public IReadOnlyList<Claim>? Claims { get; init; }

    /// <summary>Every source and study that stands behind what is stated of it, in a few words each; null unless expand names citations.</summary>
    public IReadOnlyList<CitationSummary>? Citations { get; init; }
}

/// <summary>Another name of a nutrient.</summary>
internal sealed record NutrientName
{
    /// <summary>The language, as an ISO 639-1 code.</summary>
    public required string Lang { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }
}

/// <summary>An identifier of a nutrient in another system.</summary>
internal sealed record NutrientCode
{
    /// <summary>fdc, usda-number, infoods, ciqual, cas, chebi, pubchem, unii, umls, rxnorm or mesh.</summary>
    public required string System { get; init; }

    /// <summary>The identifier.</summary>
    public required string Code { get; init; }
}

/// <summary>An amount in one unit, times the factor, is the amount in the other.</summary>
internal sealed record UnitConversion
{
    /// <summary>The unit to convert from.</summary>
    public required string FromUnit { get; init; }

    /// <summary>The chemical form that the factor holds for; null if it holds for every form.</summary>
    public required string? Form { get; init; }

    /// <summary>The unit to convert to.</summary>
    public required string ToUnit { get; init; }

    /// <summary>How many of the unit to convert to are 1 of the unit to convert from.</summary>
    public required double Factor { get; init; }

    /// <summary>The source that gives the factor.</summary>
    public required string SourceId { get; init; }

    /// <summary>A limit of the factor, or who says otherwise; null if there is nothing to say.</summary>
    public required string? Note { get; init; }
}
