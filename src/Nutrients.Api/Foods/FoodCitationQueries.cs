using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Foods;

/// <summary>The SQL behind /foods/{id}/citations.</summary>
internal sealed class FoodCitationQueries(Dataset dataset)
{
    private const string ListSql = $"""
        SELECT {SourceQueries.Columns}, c.amounts, c.selected, c.portions
        FROM (
            SELECT source_id, sum(amounts) AS amounts, sum(selected) AS selected, sum(portions) AS portions
            FROM (
                SELECT a.source_id, 1 AS amounts, picked.amount_number IS a.number AS selected, 0 AS portions
                FROM amount a JOIN nutrient n ON n.id = a.nutrient_id JOIN selection picked ON picked.food_id = a.food_id AND picked.position = n.position
                WHERE a.food_id = @foodId AND a.components IS NULL
                UNION ALL
                SELECT source_id, 0, 0, 1 FROM portion WHERE food_id = @foodId
            )
            GROUP BY source_id
        ) c
        JOIN source s ON s.id = c.source_id
        WHERE s.id > @after
        ORDER BY s.id
        LIMIT @take
        """;

    private const string CountSql = "SELECT count(*) FROM (SELECT source_id FROM amount WHERE food_id = @foodId AND components IS NULL UNION SELECT source_id FROM portion WHERE food_id = @foodId)";

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<FoodCitation> List(string foodId, IPaged page, string[]? after) =>
        dataset.Query(ListSql, Read, ("@foodId", foodId), ("@after", after?[0] ?? ""), ("@take", page.Limit + 1));

    public long Count(string foodId) => dataset.Count(CountSql, ("@foodId", foodId));

    private static FoodCitation Read(ref Row row) => new() { Source = SourceQueries.Read(ref row), AmountCount = row.Whole(), SelectedCount = row.Whole(), PortionCount = row.Whole() };
}
