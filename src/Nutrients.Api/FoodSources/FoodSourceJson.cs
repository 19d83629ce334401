using System.Text.Json;
using System.Text.Json.Serialization;
using Nutrients.Api.Amounts;
using Nutrients.Api.Http;

namespace Nutrients.Api.FoodSources;

/// <summary>Writes the foods of a ranking: up to a hundred in an answer.</summary>
internal sealed class FoodSourceJson : JsonConverter<FoodSource>
{
    public override FoodSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Rankings are only written.");

    public override void Write(Utf8JsonWriter writer, FoodSource value, JsonSerializerOptions options)
    {
        var json = new JsonText(stackalloc byte[1024]);
        var measure = value.Measure;
        json.Raw("{\"rank\":"u8);
        json.Number(value.Rank);
        json.Raw(",\"foodId\":"u8);
        json.Text(value.FoodId);
        json.Raw(",\"foodName\":"u8);
        json.Text(value.FoodName);
        json.Raw(",\"category\":"u8);
        json.Text(value.Category);
        json.Raw(",\"state\":"u8);
        json.Text(value.State);
        json.Raw(",\"measure\":{\"basis\":"u8);
        json.Text(measure.Basis);
        json.Raw(",\"portion\":"u8);
        json.Value(measure.Portion);
        json.Raw(",\"quantity\":"u8);
        json.Number(measure.Quantity);
        json.Raw(",\"grams\":"u8);
        json.Number(measure.Grams);
        json.Raw(",\"reason\":"u8);
        json.Text(measure.Reason);
        json.Raw("},\"amount\":"u8);
        AmountJson.Append(ref json, value.Amount);
        json.Raw(",\"referencePercent\":"u8);
        json.Value(value.ReferencePercent);
        json.Raw(",\"citationIds\":"u8);
        json.Texts(value.CitationIds);
        json.Raw("}"u8);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }
}
