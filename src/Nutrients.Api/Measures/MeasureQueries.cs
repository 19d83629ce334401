using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;

namespace Nutrients.Api.Measures;

/// <summary>The SQL that finds the measure of foods.</summary>
internal sealed class MeasureQueries(Dataset dataset)
{
    private const string OfFoodsSql = """
        SELECT f.id, p.position, p.label, p.grams, p.source_id, e.amount
        FROM food f
        LEFT JOIN portion p ON p.food_id = f.id AND p.position = @portion
        LEFT JOIN selection r ON r.food_id = f.id AND r.position = (SELECT position FROM nutrient WHERE id = 'energy')
        LEFT JOIN amount e ON e.number = r.amount_number
        WHERE f.id IN (SELECT value FROM json_each(@ids))
        """;

    /// <summary>What the amounts of each food are of.</summary>
    public IReadOnlyDictionary<string, Measure> Of(IEnumerable<string> foodIds, IMeasureFilter filter)
    {
        var ids = foodIds.ToArray();

        return Measure.BasisOf(filter) is "100g" or "grams"
            ? ids.ToDictionary(id => id, _ => Measure.OfGrams(filter.Grams), StringComparer.Ordinal)
            : dataset.Query(OfFoodsSql, (ref row) => (FoodId: row.Text(), Measure: Read(ref row, filter)), ("@ids", ids.AsJson()), ("@portion", filter.Portion ?? 1)).ToDictionary(row => row.FoodId, row => row.Measure, StringComparer.Ordinal);
    }

    /// <summary>Reads position, label, grams and source of a portion, all NULL if there is none, and the energy in 100 g.</summary>
    public static Measure Read(ref Row row, IMeasureFilter filter)
    {
        var (position, label, grams, sourceId, energy) = (row.WholeOrNull(), row.TextOrNull(), row.NumberOrNull(), row.TextOrNull(), row.NumberOrNull());
        return Measure.Of(filter, position is null ? null : new Portion { Position = position.Value, Label = label!, Grams = grams!.Value, SourceId = sourceId! }, energy);
    }
}
