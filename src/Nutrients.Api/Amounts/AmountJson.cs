using System.Runtime.CompilerServices;
using Nutrients.Api.Http;

namespace Nutrients.Api.Amounts;

/// <summary>Writes amounts: up to two hundred in an answer, two dozen keys each.</summary>
internal static class AmountJson
{
    // A few thousand provenances, and a hundred thousand amounts: what they say is written once. It goes when its dataset goes.
    private static readonly ConditionalWeakTable<Provenance, Said> Kept = [];

    public static void Append(ref JsonText json, Amount amount)
    {
        var said = Kept.GetValue(amount.Provenance, SaidBy);

        json.Raw("{\"id\":"u8);
        Id(ref json, amount, ""u8);
        json.Raw(said.BeforeAmount);
        json.Number(amount.Value);
        json.Raw(said.Unit);
        json.Text(amount.Basis);
        Append(ref json, amount.Statistics);
        json.Raw(said.Origin);
        json.Flag(amount.Selected);
        json.Raw(said.Remarks);
        Id(ref json, amount, "/v1/amounts/"u8);
        json.Raw("}"u8);
    }

    private static void Append(ref JsonText json, Statistics? statistics)
    {
        if (statistics is null)
        {
            json.Raw(",\"lowerBound\":null,\"upperBound\":null,\"min\":null,\"max\":null,\"sd\":null,\"n\":null"u8);
            return;
        }

        json.Raw(",\"lowerBound\":"u8);
        json.Number(statistics.LowerBound);
        json.Raw(",\"upperBound\":"u8);
        json.Number(statistics.UpperBound);
        json.Raw(",\"min\":"u8);
        json.Number(statistics.Min);
        json.Raw(",\"max\":"u8);
        json.Number(statistics.Max);
        json.Raw(",\"sd\":"u8);
        json.Number(statistics.Sd);
        json.Raw(",\"n\":"u8);
        json.Number(statistics.N);
    }

    /// <summary>As <see cref="Amount.Id"/> and <see cref="Amount.Permalink"/> are made, without making the strings.</summary>
    private static void Id(ref JsonText json, Amount amount, ReadOnlySpan<byte> before)
    {
        if (amount.SourceId is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Raw("\""u8);
        json.Raw(before);
        json.Part(amount.FoodId!);
        json.Raw("."u8);
        json.Part(amount.NutrientId);
        json.Raw("."u8);
        json.Part(amount.SourceId);
        json.Raw("\""u8);
    }

    private static Said SaidBy(Provenance provenance)
    {
        var json = new JsonText(stackalloc byte[1024]);
        json.Raw(",\"nutrientId\":"u8);
        json.Text(provenance.NutrientId);
        json.Raw(",\"status\":"u8);
        json.Text(provenance.Status);
        json.Raw(",\"amount\":"u8);
        var beforeAmount = json.Taken();
        json.Raw(",\"unit\":"u8);
        json.Text(provenance.Unit);
        json.Raw(",\"basis\":"u8);
        var unit = json.Taken();
        json.Raw(",\"derivation\":"u8);
        json.Text(provenance.Derivation);
        json.Raw(",\"evidence\":"u8);
        json.Text(provenance.Evidence);
        json.Raw(",\"formsCounted\":"u8);
        json.Texts(provenance.FormsCounted);
        json.Raw(",\"componentIds\":"u8);
        json.Texts(provenance.ComponentIds);
        json.Raw(",\"sourceId\":"u8);
        json.Text(provenance.SourceId);
        json.Raw(",\"copyOf\":"u8);
        json.Text(provenance.CopyOf);
        json.Raw(",\"selected\":"u8);
        var origin = json.Taken();
        json.Raw(",\"doubt\":"u8);
        json.Text(provenance.Doubt);
        json.Raw(",\"note\":"u8);
        json.Text(provenance.Note);
        json.Raw(",\"permalink\":"u8);
        return new(beforeAmount, unit, origin, json.Taken());
    }

    /// <summary>What an amount says by its provenance: the keys before the number, those between it and the statistics but for the basis, those behind them, and those behind the selection.</summary>
    private sealed record Said(byte[] BeforeAmount, byte[] Unit, byte[] Origin, byte[] Remarks);
}
