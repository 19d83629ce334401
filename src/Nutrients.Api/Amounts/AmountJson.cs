using Nutrients.Api.Http;

namespace Nutrients.Api.Amounts;

/// <summary>Writes amounts: up to two hundred in an answer, two dozen keys each.</summary>
internal static class AmountJson
{
    public static void Append(ref JsonText json, Amount amount)
    {
        json.Raw("{\"id\":"u8);
        Id(ref json, amount, ""u8);
        json.Raw(",\"nutrientId\":"u8);
        json.Text(amount.NutrientId);
        json.Raw(",\"status\":"u8);
        json.Text(amount.Status);
        json.Raw(",\"amount\":"u8);
        json.Number(amount.Value);
        json.Raw(",\"unit\":"u8);
        json.Text(amount.Unit);
        json.Raw(",\"basis\":"u8);
        json.Text(amount.Basis);
        json.Raw(",\"lowerBound\":"u8);
        json.Number(amount.LowerBound);
        json.Raw(",\"upperBound\":"u8);
        json.Number(amount.UpperBound);
        json.Raw(",\"min\":"u8);
        json.Number(amount.Min);
        json.Raw(",\"max\":"u8);
        json.Number(amount.Max);
        json.Raw(",\"sd\":"u8);
        json.Number(amount.Sd);
        json.Raw(",\"n\":"u8);
        json.Number(amount.N);
        json.Raw(",\"derivation\":"u8);
        json.Text(amount.Derivation);
        json.Raw(",\"evidence\":"u8);
        json.Text(amount.Evidence);
        json.Raw(",\"formsCounted\":"u8);
        json.Texts(amount.FormsCounted);
        json.Raw(",\"componentIds\":"u8);
        json.Texts(amount.ComponentIds);
        json.Raw(",\"sourceId\":"u8);
        json.Text(amount.SourceId);
        json.Raw(",\"copyOf\":"u8);
        json.Text(amount.CopyOf);
        json.Raw(",\"selected\":"u8);
        json.Flag(amount.Selected);
        json.Raw(",\"doubt\":"u8);
        json.Text(amount.Doubt);
        json.Raw(",\"note\":"u8);
        json.Text(amount.Note);
        json.Raw(",\"permalink\":"u8);
        Id(ref json, amount, "/v1/amounts/"u8);
        json.Raw("}"u8);
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
}
