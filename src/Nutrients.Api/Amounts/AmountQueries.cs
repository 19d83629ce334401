using Nutrients.Api.Data;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Amounts;

/// <summary>The SQL behind /amounts.</summary>
internal sealed class AmountQueries(Dataset dataset, SourceQueries sources)
{
    private const string FindSql = $"""
        SELECT f.name, n.name, r.rule, {AmountReader.Columns}
        FROM amount a
        JOIN nutrient n ON n.id = a.nutrient_id
        JOIN food f ON f.id = a.food_id
        JOIN selection r ON r.food_id = a.food_id AND r.position = n.position
        WHERE a.food_id = @foodId AND a.nutrient_id = @nutrientId AND a.source_id = @sourceId
        """;

    private const string OfPairSql = "SELECT food_id || '.' || nutrient_id || '.' || source_id FROM amount WHERE food_id = @foodId AND nutrient_id = @nutrientId";

    /// <summary>Null if there is no such number, and for anything that has not the three parts of an id.</summary>
    public AmountDetail? Find(string id) =>
        id.Split('.') is not [var foodId, var nutrientId, var sourceId] || sources.Find(sourceId) is not { } source
            ? null
            : dataset.Find(FindSql, (ref row) => Read(ref row, foodId, source), ("@foodId", foodId), ("@nutrientId", nutrientId), ("@sourceId", sourceId));

    private static AmountDetail Read(ref Row row, string foodId, Source source)
    {
        var (foodName, nutrientName, rule, amount) = (row.Text(), row.Text(), row.TextOrNull(), AmountReader.Read(ref row));

        return new AmountDetail
        {
            FoodId = foodId,
            FoodName = foodName,
            NutrientName = nutrientName,
            Amount = amount,
            SelectedBy = amount.Selected ? rule : null,
            Source = source,
            CitationIds = amount.CitationIds(),
        };
    }

    /// <summary>The numbers of the same food and nutrient, if the first two parts of an id are right.</summary>
    public IReadOnlyList<string> Near(string id) =>
        id.Split('.') is [var foodId, var nutrientId, ..] ? dataset.Query(OfPairSql, static (ref row) => row.Text(), ("@foodId", foodId), ("@nutrientId", nutrientId)) : [];
}
