using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Nutrients.Api.Measures;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Amounts;

/// <summary>
/// What one source says about one nutrient in a food: in 100 g of the edible part, or in the measure asked for. Where status is neither quantified nor logical-zero there is no amount:
/// unknown is not zero.
/// </summary>
internal sealed record Amount
{
    // As many as there are nutrients, twice: without a value, or with doubtful ones alone.
    private static readonly ConcurrentDictionary<(string Status, string NutrientId, string Unit), Provenance> OfNothing = new();

    /// <param name="provenance">What it has in common with other amounts.</param>
    /// <param name="statistics">The numbers beside the amount.</param>
    internal Amount(Provenance provenance, Statistics? statistics) => (Provenance, Statistics) = (provenance, statistics);

    /// <summary>What it has in common with other amounts.</summary>
    internal Provenance Provenance { get; }

    /// <summary>The numbers beside the amount; null if there is none, as mostly.</summary>
    internal Statistics? Statistics { get; }

    /// <summary>The id of this number per 100 g, made of food, nutrient and source; null with status doubtful or not-measured.</summary>
    public string? Id => SourceId is null ? null : $"{FoodId}.{NutrientId}.{SourceId}";

    /// <summary>The food; null with status doubtful or not-measured.</summary>
    [JsonIgnore]
    public string? FoodId { get; init; }

    /// <summary>The nutrient.</summary>
    public string NutrientId => Provenance.NutrientId;

    /// <summary>
    /// quantified; trace: present, but too little to put a number on; below-loq, below-lod: below the limit of quantification or detection, which is
    /// upperBound where it is known; logical-zero: zero by the nature of the food; partial: a total of which only some forms were measured, lowerBound being
    /// their sum; doubtful: there are values, all of them doubtful, and they stand in the alternatives; not-measured: no source has a value.
    /// </summary>
    [Values("quantified", "trace", "below-loq", "below-lod", "logical-zero", "partial", "doubtful", "not-measured")]
    public string Status => Provenance.Status;

    /// <summary>The amount in the unit; null where none is known.</summary>
    [JsonPropertyName("amount")]
    public double? Value { get; init; }

    /// <summary>The unit of all numbers here: the nutrient's one unit.</summary>
    public string Unit => Provenance.Unit;

    /// <summary>What all numbers here are per: 100g, 100 g of the edible part; else the measure that was asked for and is described beside the amount. Scaled numbers are not rounded.</summary>
    [Values("100g", "serving", "100kcal", "portion", "grams")]
    public string Basis { get; init; } = "100g";

    /// <summary>The least it can be, in the unit, where no amount is known.</summary>
    public double? LowerBound => Statistics?.LowerBound;

    /// <summary>The most it can be, in the unit, where no amount is known: the limit of detection or quantification.</summary>
    public double? UpperBound => Statistics?.UpperBound;

    /// <summary>The least value of the source's samples, in the unit.</summary>
    public double? Min => Statistics?.Min;

    /// <summary>The greatest value of the source's samples, in the unit. Min and max without an amount: only a range is known.</summary>
    public double? Max => Statistics?.Max;

    /// <summary>The standard deviation of the source's samples, in the unit.</summary>
    public double? Sd => Statistics?.Sd;

    /// <summary>How many samples the source took.</summary>
    public long? N => Statistics?.N;

    /// <summary>How the value came about; null with status doubtful or not-measured.</summary>
    [Values("analytical", "literature", "calculated", "unknown", "assumed-zero", "imputed")]
    public string? Derivation => Provenance.Derivation;

    /// <summary>Where the number was read: in the published national table, on the study's own page or abstract, or in somebody else's copy of the study's table; null with status doubtful or not-measured.</summary>
    [Values("national-table", "abstract-or-page", "third-party-transcription")]
    public string? Evidence => Provenance.Evidence;

    /// <summary>The forms that a total counts, detected or not; null if it is no total or its source does not say. Totals of different forms are not comparable.</summary>
    public IReadOnlyList<string>? FormsCounted => Provenance.FormsCounted;

    /// <summary>The amounts that this dataset itself summed to a partial total; empty for a source's own number.</summary>
    public IReadOnlyList<string> ComponentIds => Provenance.ComponentIds;

    /// <summary>The source; null with status doubtful or not-measured.</summary>
    public string? SourceId => Provenance.SourceId;

    /// <summary>The source that this number was taken from by its own source: not a second measurement.</summary>
    public string? CopyOf => Provenance.CopyOf;

    /// <summary>Whether it is the value to use where sources differ.</summary>
    public bool Selected { get; init; }

    /// <summary>Why the number is doubtful: such a value is never selected and never ranked. Null if it is not.</summary>
    public string? Doubt => Provenance.Doubt;

    /// <summary>What else the source or the dataset says of it.</summary>
    public string? Note => Provenance.Note;

    /// <summary>Where this one number with its provenance is; null with status doubtful or not-measured.</summary>
    public string? Permalink => SourceId is null ? null : "/v1/amounts/" + Id;

    /// <summary>The sources behind it: its own, or those of the numbers that it is the sum of.</summary>
    public IReadOnlyList<string> CitationIds() => Provenance.CitationIds;

    /// <summary>The same in another measure: every number is scaled, and the status stays. Where the measure is withheld there are no numbers.</summary>
    public Amount In(Measure measure) =>
        measure.Basis == Basis ? this : new(Provenance, Statistics?.In(measure)) { FoodId = FoodId, Value = measure.Scale(Value), Basis = measure.Basis, Selected = Selected };

    /// <summary>What stands where there is no value to use.</summary>
    public static Amount None(string status, string nutrientId, string unit) =>
        new(OfNothing.GetOrAdd((status, nutrientId, unit), static nothing => new() { Status = nothing.Status, NutrientId = nothing.NutrientId, Unit = nothing.Unit }), statistics: null);
}

/// <summary>One number with everything that stands behind it.</summary>
internal sealed record AmountDetail
{
    /// <summary>The food.</summary>
    public required string FoodId { get; init; }

    /// <summary>The food's English name.</summary>
    public required string FoodName { get; init; }

    /// <summary>The nutrient's English name.</summary>
    public required string NutrientName { get; init; }

    /// <summary>The number.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The criterion by which it was selected before the next best value; null if it was not selected.</summary>
    [Values("only-value", "fuller-panel", "number-first", "derivation", "confirmed-source", "evidence", "original-before-copy", "newer-release", "source-id")]
    public required string? SelectedBy { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Sources.Source Source { get; init; }

    /// <summary>The sources behind it: its own, or those of the numbers that it is the sum of.</summary>
    public required IReadOnlyList<string> CitationIds { get; init; }
}
