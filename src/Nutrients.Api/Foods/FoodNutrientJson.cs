using System.Text.Json;
using System.Text.Json.Serialization;
using Nutrients.Api.Amounts;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>Writes the nutrients of a food: up to a hundred in an answer.</summary>
internal sealed class FoodNutrientJson : JsonConverter<FoodNutrient>
{
    public override FoodNutrient Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Nutrients of foods are only written.");

    public override void Write(Utf8JsonWriter writer, FoodNutrient value, JsonSerializerOptions options)
    {
        var json = new JsonText(stackalloc byte[1024]);
        json.Raw("{\"nutrientId\":"u8);
        json.Text(value.NutrientId);
        json.Raw(",\"nutrientName\":"u8);
        json.Text(value.NutrientName);
        json.Raw(",\"group\":"u8);
        json.Text(value.Group);
        json.Raw(",\"amount\":"u8);
        AmountJson.Append(ref json, value.Amount);
        json.Raw(",\"selectedBy\":"u8);
        json.Text(value.SelectedBy);
        json.Raw(",\"alternatives\":["u8);

        for (var i = 0; i < value.Alternatives.Count; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8);
            AmountJson.Append(ref json, value.Alternatives[i]);
        }

        json.Raw("],\"spread\":"u8);
        json.Value(value.Spread);
        json.Raw(",\"referencePercent\":"u8);
        json.Value(value.ReferencePercent);
        json.Raw(",\"citationIds\":"u8);
        json.Texts(value.CitationIds);
        json.Raw("}"u8);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }
}
