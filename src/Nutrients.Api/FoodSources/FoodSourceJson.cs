using Nutrients.Api.Amounts;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;

namespace Nutrients.Api.FoodSources;

/// <summary>Writes the foods of a ranking: up to a hundred in an answer.</summary>
internal sealed class FoodSourceJson : RowJson<FoodSource>
{
    protected override void Append(ref JsonText json, FoodSource row)
    {
        var measure = row.Measure;
        json.Raw("{\"rank\":"u8);
        json.Number(row.Rank);
        json.Raw(",\"foodId\":"u8);
        json.Text(row.FoodId);
        json.Raw(",\"foodName\":"u8);
        json.Text(row.FoodName);
        json.Raw(",\"category\":"u8);
        json.Text(row.Category);
        json.Raw(",\"state\":"u8);
        json.Text(row.State);
        json.Raw(",\"measure\":{\"basis\":"u8);
        json.Text(measure.Basis);
        json.Raw(",\"portion\":"u8);
        Append(ref json, measure.Portion);
        json.Raw(",\"quantity\":"u8);
        json.Number(measure.Quantity);
        json.Raw(",\"grams\":"u8);
        json.Number(measure.Grams);
        json.Raw(",\"reason\":"u8);
        json.Text(measure.Reason);
        json.Raw("},\"amount\":"u8);
        AmountJson.Append(ref json, row.Amount);
        json.Raw(",\"referencePercent\":"u8);
        json.Value(row.ReferencePercent);
        json.Raw(",\"citationIds\":"u8);
        json.Texts(row.CitationIds);
        json.Raw("}"u8);
    }

    private static void Append(ref JsonText json, Portion? portion)
    {
        if (portion is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Raw("{\"position\":"u8);
        json.Number(portion.Position);
        json.Raw(",\"label\":"u8);
        json.Text(portion.Label);
        json.Raw(",\"grams\":"u8);
        json.Number(portion.Grams);
        json.Raw(",\"sourceId\":"u8);
        json.Text(portion.SourceId);
        json.Raw("}"u8);
    }
}
