using Nutrients.Api.Amounts;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>Writes the nutrients of a food: up to a hundred in an answer.</summary>
internal sealed class FoodNutrientJson : RowJson<FoodNutrient>
{
    protected override void Append(ref JsonText json, FoodNutrient row)
    {
        json.Raw("{\"nutrientId\":"u8);
        json.Text(row.NutrientId);
        json.Raw(",\"nutrientName\":"u8);
        json.Text(row.NutrientName);
        json.Raw(",\"group\":"u8);
        json.Text(row.Group);
        json.Raw(",\"amount\":"u8);
        AmountJson.Append(ref json, row.Amount);
        json.Raw(",\"selectedBy\":"u8);
        json.Text(row.SelectedBy);
        json.Raw(",\"alternatives\":["u8);

        for (var i = 0; i < row.Alternatives.Count; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8);
            AmountJson.Append(ref json, row.Alternatives[i]);
        }

        json.Raw("],\"spread\":"u8);
        json.Value(row.Spread);
        json.Raw(",\"referencePercent\":"u8);
        json.Value(row.ReferencePercent);
        json.Raw(",\"citationIds\":"u8);
        json.Texts(row.CitationIds);
        json.Raw("}"u8);
    }
}
