using System.Text.Json.Serialization;
using Nutrients.Api.Foods;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Measures;

/// <summary>How much of a food the amounts are of. Values are kept per 100 g of the edible part and scaled without rounding; a trace of any measure is a trace.</summary>
internal sealed record Measure
{
    /// <summary>kcal in 100 g. Below it amounts per 100 kcal are of kilograms of water, tea or spice.</summary>
    public const double LeastEnergy = 5;

    private const string NoPortion = "no-portion";
    private const string EnergyNotQuantified = "energy-not-quantified";
    private const string EnergyUnder5 = "energy-under-5-kcal";

    /// <summary>100g: 100 g of the edible part; serving: the food's first portion; 100kcal: as much as holds 100 kcal; portion: the portion asked for; grams: the grams asked for.</summary>
    [Values("100g", "serving", "100kcal", "portion", "grams")]
    public required string Basis { get; init; }

    /// <summary>The household measure; null unless the basis is serving or portion.</summary>
    public required Portion? Portion { get; init; }

    /// <summary>How many of the portion; null unless the basis is serving or portion.</summary>
    public required double? Quantity { get; init; }

    /// <summary>Grams of the edible part; null if there is a reason.</summary>
    public required double? Grams { get; init; }

    /// <summary>Why nothing can be given in this measure: the food has no such portion, its energy is not known, or it has so little (under 5 kcal in 100 g) that amounts per 100 kcal would mislead. Null if it can.</summary>
    [Values(NoPortion, EnergyNotQuantified, EnergyUnder5)]
    public required string? Reason { get; init; }

    /// <summary>Whether there is nothing to give.</summary>
    [JsonIgnore]
    public bool IsWithheld => Reason is not null;

    /// <summary>kcal in 100 g; null unless the basis is 100kcal.</summary>
    private double? Energy { get; init; }

    /// <summary>A number per 100 g in this measure; null if there is none. Multiplied before it is divided, so that what is exact in decimal mostly stays so.</summary>
    public double? Scale(double? per100G) => IsWithheld ? null : Energy is { } energy ? per100G * 100 / energy : per100G * Grams / 100;

    /// <summary>100 g, or so many grams.</summary>
    public static Measure OfGrams(double? grams) => new() { Basis = grams is null ? "100g" : "grams", Portion = null, Quantity = null, Grams = grams ?? 100, Reason = null };

    /// <summary>The basis of what was asked for.</summary>
    public static string BasisOf(IMeasureFilter filter) => filter.Grams is not null ? "grams" : filter.Portion is not null ? "portion" : filter.Basis ?? "100g";

    /// <summary>What was asked for, of a food with this portion and this energy.</summary>
    public static Measure Of(IMeasureFilter filter, Portion? portion, double? energy) => BasisOf(filter) switch
    {
        "100kcal" => Of100Kcal(energy),
        "serving" or "portion" => OfPortion(BasisOf(filter), portion, filter.Quantity ?? 1),
        _ => OfGrams(filter.Grams),
    };

    private static Measure OfPortion(string basis, Portion? portion, double quantity) => new()
    {
        Basis = basis,
        Portion = portion,
        Quantity = quantity,
        Grams = portion?.Grams * quantity,
        Reason = portion is null ? NoPortion : null,
    };

    private static Measure Of100Kcal(double? energy) => new()
    {
        Basis = "100kcal",
        Portion = null,
        Quantity = null,
        Grams = energy >= LeastEnergy ? 10_000 / energy : null,
        Reason = energy is null ? EnergyNotQuantified : energy < LeastEnergy ? EnergyUnder5 : null,
        Energy = energy,
    };
}
