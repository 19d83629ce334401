using System.Globalization;
using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>The SQL behind /foods/{id}/nutrients.</summary>
internal sealed class FoodNutrientQueries(Dataset dataset)
{
    private const string Columns = $"SELECT n.position, n.name, n.category, r.position IS NOT NULL AND r.amount_number IS NULL, r.rule, r.spread_sources, r.spread_min, r.spread_max, {AmountReader.Columns}";

    // Both walk in the order of the nutrients: there is nothing to sort.
    private const string Measured = " FROM selection r CROSS JOIN nutrient n ON n.position = r.position";

    private const string AskedFor = " FROM nutrient n LEFT JOIN selection r ON r.food_id = @foodId AND r.position = n.position";

    private const string SelectedAmount = " LEFT JOIN amount a ON a.number = r.amount_number";

    private const string AllAmounts = " LEFT JOIN amount a ON a.food_id = r.food_id AND a.nutrient_id = r.nutrient_id";

    private const string OfMeasured = " WHERE r.food_id = @foodId AND r.position > @after ORDER BY r.position, a.number";

    private const string OfAskedFor = " WHERE n.id IN (SELECT value FROM json_each(@nutrientIds)) AND n.position > @after ORDER BY n.position, a.number";

    private const string CountSql = "SELECT count(*) FROM selection WHERE food_id = @foodId";

    /// <summary>The nutrients of a food in their order, one more than the limit if there are so many.</summary>
    /// <param name="foodId">The food.</param>
    /// <param name="filter">Which nutrients, and from which sources.</param>
    /// <param name="after">The position of the nutrient that the page before ended with.</param>
    public IReadOnlyList<(long Position, FoodNutrient Nutrient)> List(string foodId, FoodNutrientFilter filter, string[]? after)
    {
        var all = filter.Sources is "all";
        var sql = filter.NutrientIds is null
            ? Columns + Measured + (all ? AllAmounts : SelectedAmount) + OfMeasured
            : Columns + AskedFor + (all ? AllAmounts : SelectedAmount) + OfAskedFor;
        IEnumerable<(string, object?)> parameters = [("@foodId", foodId), ("@after", after is null ? 0 : long.Parse(after[0], CultureInfo.InvariantCulture))];
        var rows = dataset.Query(sql, Read, filter.NutrientIds is null ? [.. parameters] : [.. parameters, ("@nutrientIds", filter.NutrientIds.AsJson())]);
        var nutrients = new List<(long, FoodNutrient)>();

        // The rows of a nutrient stand together.
        for (var start = 0; start < rows.Count && nutrients.Count <= filter.Limit;)
        {
            var end = start + 1;

            while (end < rows.Count && rows[end].Position == rows[start].Position)
            {
                end++;
            }

            // Where nothing is selected, what there is must be seen all the same.
            nutrients.Add(rows[start].IsDoubtful && !all
                ? List(foodId, filter with { NutrientIds = rows[start].Amount.NutrientId, Sources = "all" }, after: null)[0]
                : (rows[start].Position, ToNutrient(rows.GetRange(start, end - start))));
            start = end;
        }

        return nutrients;
    }

    public long Count(string foodId, FoodNutrientFilter filter) =>
        filter.NutrientIds is { } ids ? ids.Split(',').Distinct(StringComparer.Ordinal).Count() : dataset.Count(CountSql, ("@foodId", foodId));

    private static FoodNutrient ToNutrient(List<Line> lines)
    {
        var selected = lines.Find(line => line.Amount.Selected)?.Amount;

        return new FoodNutrient
        {
            NutrientId = lines[0].Amount.NutrientId,
            NutrientName = lines[0].NutrientName,
            Group = lines[0].Category,
            Amount = selected ?? Amount.None(lines[0].IsDoubtful ? "doubtful" : "not-measured", lines[0].Amount.NutrientId, lines[0].Amount.Unit),
            SelectedBy = lines[0].Rule,
            Alternatives = [.. lines.Select(line => line.Amount).Where(amount => amount.SourceId is not null && amount != selected)],
            Spread = lines[0].Spread,
            CitationIds = selected?.CitationIds() ?? [],
        };
    }

    private static Line Read(ref Row row) => new(row.Whole(), row.Text(), row.Text(), row.Whole() != 0, row.TextOrNull(), ReadSpread(ref row), AmountReader.Read(ref row));

    private static Spread? ReadSpread(ref Row row)
    {
        var (sources, min, max) = (row.WholeOrNull(), row.Number(), row.Number());
        return sources is { } count ? new(min, max, count) : null;
    }

    /// <summary>One amount of a nutrient, with what holds for the nutrient.</summary>
    private sealed record Line(long Position, string NutrientName, string Category, bool IsDoubtful, string? Rule, Spread? Spread, Amount Amount);
}
