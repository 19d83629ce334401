using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Comparisons;

/// <summary>The SQL behind /comparisons.</summary>
internal sealed class ComparisonQueries(Dataset dataset, MeasureQueries measures)
{
    private const string CellsSql = $"""
        SELECT f.id, f.name, f.state, r.position IS NOT NULL AND r.amount_number IS NULL, {AmountReader.Columns}
        FROM json_each(@foodIds) food
        CROSS JOIN json_each(@nutrientIds) nutrient
        JOIN food f ON f.id = food.value
        JOIN nutrient n ON n.id = nutrient.value
        LEFT JOIN selection r ON r.food_id = f.id AND r.position = n.position
        LEFT JOIN amount a ON a.number = r.amount_number
        ORDER BY food.key, nutrient.key
        """;

    private const string NutrientsSql = "SELECT n.id, n.name, n.unit FROM json_each(@nutrientIds) nutrient JOIN nutrient n ON n.id = nutrient.value ORDER BY nutrient.key";

    /// <summary>The selected values of foods, each in its measure; foods and nutrients in the order of the lists.</summary>
    public IReadOnlyList<ComparedFood> Rows(IReadOnlyList<string> foodIds, IReadOnlyList<string> nutrientIds, IMeasureFilter filter, IReadOnlyDictionary<string, ReferenceChoice>? references)
    {
        var measureOf = measures.Of(foodIds, filter);
        var cells = dataset.Query(CellsSql, static (ref row) => new Cell(row.Text(), row.Text(), row.Text(), row.Whole() != 0, AmountReader.Read(ref row)), ("@foodIds", foodIds.AsJson()), ("@nutrientIds", nutrientIds.AsJson()));

        return
        [
            .. cells.Chunk(nutrientIds.Count).Select(row => new ComparedFood
            {
                FoodId = row[0].FoodId,
                FoodName = row[0].FoodName,
                State = row[0].State,
                Measure = measureOf[row[0].FoodId],
                Cells = [.. row.Select(cell => cell.In(measureOf[cell.FoodId], references))],
            }),
        ];
    }

    public IReadOnlyList<ComparedNutrient> Columns(IReadOnlyList<string> nutrientIds, IReadOnlyDictionary<string, ReferenceChoice>? references) =>
        dataset.Query(NutrientsSql, (ref row) => new ComparedNutrient { NutrientId = row.Text(), NutrientName = row.Text(), Unit = row.Text(), Reference = null }, ("@nutrientIds", nutrientIds.AsJson()))
            .ConvertAll(nutrient => nutrient with { Reference = references?[nutrient.NutrientId].Reference });

    private sealed record Cell(string FoodId, string FoodName, string State, bool IsDoubtful, Amount Amount)
    {
        public ComparisonCell In(Measure measure, IReadOnlyDictionary<string, ReferenceChoice>? references)
        {
            var amount = (IsDoubtful ? Amount.None("doubtful", Amount.NutrientId, Amount.Unit) : Amount).In(measure);

            return new ComparisonCell
            {
                NutrientId = amount.NutrientId,
                Amount = amount,
                ReferencePercent = references?[amount.NutrientId].PercentOf(amount, measure),
                CitationIds = amount.CitationIds(),
            };
        }
    }
}
