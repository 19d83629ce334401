using System.Globalization;
using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Measures;

namespace Nutrients.Api.FoodSources;

/// <summary>The SQL behind /nutrients/{id}/food-sources.</summary>
internal sealed class FoodSourceQueries(Dataset dataset)
{
    private const string NutrientSql = "SELECT id, name, unit FROM nutrient WHERE id = @id";

    // Walks the index from the greatest value down and stops when the page is full.
    private const string BySelection = """
        FROM nutrient n
        CROSS JOIN selection r ON r.nutrient_id = @nutrientId AND r.outcome = 'ranked'
        JOIN amount a ON a.number = r.amount_number
        JOIN food f ON f.number = r.food_number
        """;

    private const string OfNutrient = " WHERE n.id = @nutrientId";

    // The same of one source: its numbers are ranked whether they are selected or not, by the same rule.
    private const string BySource = """
        FROM (
            SELECT own.number, own.food_id, picked.food_number, picked.amount_number, coalesce(own.amount, own.lower_bound) AS rank_value
            FROM amount own
            JOIN nutrient n ON n.id = own.nutrient_id
            JOIN selection picked ON picked.food_id = own.food_id AND picked.position = n.position
            WHERE own.source_id = @sourceId AND own.nutrient_id = @nutrientId AND own.doubt IS NULL AND (own.amount > 0 OR own.status = 'partial' AND own.lower_bound > 0)
        ) r
        JOIN amount a ON a.number = r.number
        JOIN nutrient n ON n.id = a.nutrient_id
        JOIN food f ON f.number = r.food_number
        """;

    private const string CoverageSql = "SELECT outcome, foods FROM coverage WHERE nutrient_id = @nutrientId";

    // With filters, the foods that fit are counted one by one.
    private const string OutcomesBySelection = """
        FROM (
            SELECT f.id AS food_id, coalesce(r.outcome, 'not-measured') AS outcome, r.rank_value
            FROM nutrient n
            CROSS JOIN food f
            LEFT JOIN selection r ON r.food_id = f.id AND r.position = n.position
            WHERE n.id = @nutrientId
        ) r
        JOIN food f ON f.id = r.food_id
        """;

    private const string OutcomesBySource = """
        FROM (
            SELECT f.id AS food_id, coalesce(r.amount, r.lower_bound) AS rank_value, CASE
                 WHEN r.food_id IS NULL THEN 'not-measured'
                 WHEN r.doubt IS NOT NULL THEN 'doubtful'
                 WHEN r.amount = 0 THEN 'zero'
                 WHEN r.status = 'quantified' AND r.amount IS NULL THEN 'range-only'
                 WHEN r.status = 'partial' AND r.lower_bound = 0 THEN 'partial-without-amount'
                 WHEN r.amount IS NULL AND r.status <> 'partial' THEN r.status
                 ELSE 'ranked'
               END AS outcome
            FROM food f
            LEFT JOIN amount r ON r.food_id = f.id AND r.nutrient_id = @nutrientId AND r.source_id = @sourceId
        ) r
        JOIN food f ON f.id = r.food_id
        """;

    public RankedNutrient? FindNutrient(string id) => dataset.Find(NutrientSql, static (ref row) => new RankedNutrient(row.Text(), row.Text(), row.Text()), ("@id", id));

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="nutrientId">The nutrient to rank by.</param>
    /// <param name="filter">Which foods, and in which measure.</param>
    /// <param name="after">Value, food and rank that the page before ended with.</param>
    public IReadOnlyList<RankedFood> List(string nutrientId, FoodSourceFilter filter, string[]? after)
    {
        var measure = MeasureSql.Of(filter);
        var (follows, direction) = filter.Sort is "amount" ? (">", "") : ("<", " DESC");
        var sql = $"SELECT {measure.Rank}, {measure.Columns}, f.name, f.category, f.state, {AmountReader.Columns} "
            + (filter.SourceId is null ? BySelection : BySource) + measure.Join + (filter.SourceId is null ? OfNutrient : " WHERE true")
            + FoodNarrowing.Conditions(filter)
            + (filter.MinAmount is null ? "" : $" AND {measure.Scaled} >= @minAmount")
            + (after is null ? "" : $" AND {measure.Rank} {follows}= @afterValue AND ({measure.Rank} {follows} @afterValue OR r.food_id > @afterId)")
            + $" ORDER BY {measure.Rank}{direction}, r.food_id LIMIT @take";
        IEnumerable<(string, object?)> parameters = [.. ParametersOf(nutrientId, filter), ("@take", filter.Limit + 1)];

        if (filter.MinAmount is not null)
        {
            parameters = [.. parameters, .. MinAmountOf(filter)];
        }

        if (after is not null)
        {
            parameters = [.. parameters, ("@afterValue", double.Parse(after[0], CultureInfo.InvariantCulture)), ("@afterId", after[1])];
        }

        var rank = after is null ? 0 : long.Parse(after[2], CultureInfo.InvariantCulture);
        return dataset.Query(sql, (ref row) => Read(ref row, filter, ++rank), [.. parameters]);
    }

    /// <summary>How many foods that fit the filters have which outcome; those of 'ranked' make the list.</summary>
    public IReadOnlyDictionary<string, long> Outcomes(string nutrientId, FoodSourceFilter filter)
    {
        var measure = MeasureSql.Of(filter);
        var isNarrowed = filter is not { Q: null, Category: null, Tag: null, State: null, SourceId: null, MinAmount: null } || measure.Join.Length > 0;

        if (!isNarrowed)
        {
            return ByOutcome(dataset.Query(CoverageSql, ReadOutcome, ("@nutrientId", nutrientId)));
        }

        var withheld = measure.Join.Length > 0 ? $"WHEN r.outcome = 'ranked' AND m.food_id IS NULL THEN '{measure.Outcome}' " : "";
        var sql = $"SELECT CASE {withheld}WHEN r.outcome = 'ranked' AND {measure.Scaled} < @minAmount THEN 'below-min-amount' ELSE r.outcome END, count(*) "
            + (filter.SourceId is null ? OutcomesBySelection : OutcomesBySource) + (measure.Join.Length > 0 ? " LEFT" + measure.Join : "")
            + " WHERE true" + FoodNarrowing.Conditions(filter) + " GROUP BY 1";

        return ByOutcome(dataset.Query(sql, ReadOutcome, [.. ParametersOf(nutrientId, filter), .. MinAmountOf(filter)]));
    }

    private static IEnumerable<(string, object?)> MinAmountOf(FoodSourceFilter filter) => filter.Grams is { } grams ? [("@minAmount", filter.MinAmount ?? 0), ("@grams", grams)] : [("@minAmount", filter.MinAmount ?? 0)];

    private static Dictionary<string, long> ByOutcome(List<(string Outcome, long Foods)> outcomes) => outcomes.ToDictionary(row => row.Outcome, row => row.Foods, StringComparer.Ordinal);

    private static IEnumerable<(string, object?)> ParametersOf(string nutrientId, FoodSourceFilter filter)
    {
        IEnumerable<(string, object?)> parameters = [("@nutrientId", nutrientId), .. FoodNarrowing.Parameters(filter), .. MeasureSql.Parameters(filter)];
        return filter.SourceId is null ? parameters : parameters.Append(("@sourceId", filter.SourceId));
    }

    private static (string Outcome, long Foods) ReadOutcome(ref Row row) => (row.Text(), row.Whole());

    private static RankedFood Read(ref Row row, FoodSourceFilter filter, long rank)
    {
        var (rankValue, measure, foodName, category, state) = (row.Number(), MeasureQueries.Read(ref row, filter), row.Text(), row.Text(), row.Text());
        var amount = AmountReader.Read(ref row).In(measure);

        return new(rankValue, new FoodSource
        {
            Rank = rank,
            FoodId = amount.FoodId!,
            FoodName = foodName,
            Category = category,
            State = state,
            Measure = measure,
            Amount = amount,
            CitationIds = amount.CitationIds(),
        });
    }
}

/// <summary>The nutrient of a ranking.</summary>
internal sealed record RankedNutrient(string Id, string Name, string Unit);

/// <summary>A food in a ranking, and what it is ranked by.</summary>
internal sealed record RankedFood(double RankValue, FoodSource Source)
{
    /// <summary>What a ranking is sorted by, and the place.</summary>
    public string[] Key => [RankValue.ToString("R", CultureInfo.InvariantCulture), Source.FoodId, Source.Rank.ToString(CultureInfo.InvariantCulture)];
}
