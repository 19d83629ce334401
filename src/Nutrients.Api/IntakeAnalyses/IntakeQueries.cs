using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>The SQL behind /intake-analyses.</summary>
internal sealed class IntakeQueries(Dataset dataset)
{
    private const string PortionsSql = "SELECT food_id, position, label, grams, source_id FROM portion WHERE food_id IN (SELECT value FROM json_each(@foodIds)) ORDER BY food_id, position";

    private const string FoodNamesSql = "SELECT id, name FROM food WHERE id IN (SELECT value FROM json_each(@foodIds))";

    private const string NutrientsSql = "SELECT id, name, unit, parent_id FROM nutrient ORDER BY position";

    private const string MeasuredSql = "SELECT DISTINCT nutrient_id FROM coverage WHERE outcome <> 'not-measured'";

    private const string AmountsSql = $"""
        SELECT r.food_id, {AmountReader.Columns}
        FROM json_each(@foodIds) food
        CROSS JOIN selection r ON r.food_id = food.value
        JOIN nutrient n ON n.position = r.position
        LEFT JOIN amount a ON a.number = r.amount_number
        """;

    public ILookup<string, Portion> PortionsOf(IEnumerable<string> foodIds) =>
        dataset.Query(PortionsSql, static (ref row) => (FoodId: row.Text(), Portion: new Portion { Position = row.Whole(), Label = row.Text(), Grams = row.Number(), SourceId = row.Text() }), ("@foodIds", foodIds.AsJson()))
            .ToLookup(row => row.FoodId, row => row.Portion, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> FoodNames(IEnumerable<string> foodIds) =>
        dataset.Query(FoodNamesSql, static (ref row) => (Id: row.Text(), Name: row.Text()), ("@foodIds", foodIds.AsJson())).ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);

    /// <summary>The nutrients that some food has a value of.</summary>
    public HashSet<string> MeasuredNutrients() => dataset.Query(MeasuredSql, static (ref row) => row.Text()).ToHashSet(StringComparer.Ordinal);

    /// <summary>All nutrients, in their order.</summary>
    public IReadOnlyList<NutrientInTree> Nutrients() => dataset.Query(NutrientsSql, static (ref row) => new NutrientInTree(row.Text(), row.Text(), row.Text(), row.TextOrNull()));

    /// <summary>The selected amounts of foods per 100 g; not-measured where all values are doubtful, and no entry where there is none.</summary>
    public IReadOnlyDictionary<(string FoodId, string NutrientId), Amount> Amounts(IEnumerable<string> foodIds) =>
        dataset.Query(AmountsSql, static (ref row) => (FoodId: row.Text(), Amount: AmountReader.Read(ref row)), ("@foodIds", foodIds.AsJson())).ToDictionary(row => (row.FoodId, row.Amount.NutrientId), row => row.Amount);
}

/// <summary>A nutrient and what it is a form or a part of.</summary>
internal sealed record NutrientInTree(string Id, string Name, string Unit, string? ParentId);
