namespace Nutrients.Api.Measures;

/// <summary>A measure in the SQL of a ranking, made of constants. Per 100 g or so many grams foods keep their order, and the index of the ranking is walked; else each food has one of its own.</summary>
/// <param name="Join">Joins the measure of each food <c>f</c> that has one as <c>m</c>; empty if all have the same.</param>
/// <param name="Columns">What <see cref="MeasureQueries.Read"/> reads.</param>
/// <param name="Rank">What foods are sorted by.</param>
/// <param name="Scaled">The same in the measure.</param>
/// <param name="Outcome">What becomes of a food that has none, in the words of the excluded.</param>
internal sealed record MeasureSql(string Join, string Columns, string Rank, string Scaled, string Outcome)
{
    // As Measure.Scale does it, to the last digit: what is shown is what is sorted by.
    private const string Multiplied = "(r.rank_value * m.numerator / m.denominator)";

    private const string Joined = "m.position, m.label, m.grams, m.source_id, m.energy";

    private static readonly MeasureSql Per100G = new("", "NULL, NULL, NULL, NULL, NULL", "r.rank_value", "r.rank_value", "ranked");

    // Named only where there is a least amount.
    private static readonly MeasureSql PerGrams = Per100G with { Scaled = "(r.rank_value * @grams / 100)" };

    private static readonly MeasureSql PerPortion = new(
        " JOIN (SELECT food_id, position, label, grams, source_id, NULL AS energy, grams * @quantity AS numerator, 100 AS denominator FROM portion WHERE position = @portion) m ON m.food_id = f.id",
        Joined, Multiplied, Multiplied, "no-portion");

    private static readonly MeasureSql PerEnergy = new(
        """
         JOIN (
            SELECT s.food_id, NULL AS position, NULL AS label, NULL AS grams, NULL AS source_id, e.amount AS energy, 100 AS numerator, e.amount AS denominator
            FROM selection s
            JOIN amount e ON e.number = s.amount_number
            WHERE s.nutrient_id = 'energy' AND s.position = (SELECT position FROM nutrient WHERE id = 'energy') AND e.amount >= @leastEnergy
        ) m ON m.food_id = f.id
        """,
        Joined, Multiplied, Multiplied, "no-energy");

    public static MeasureSql Of(IMeasureFilter filter) => Measure.BasisOf(filter) switch
    {
        "100kcal" => PerEnergy,
        "serving" or "portion" => PerPortion,
        "grams" => PerGrams,
        _ => Per100G,
    };

    /// <summary>The parameters that <see cref="Join"/> names.</summary>
    public static IEnumerable<(string, object?)> Parameters(IMeasureFilter filter) => Measure.BasisOf(filter) switch
    {
        "100kcal" => [("@leastEnergy", Measure.LeastEnergy)],
        "serving" or "portion" => [("@portion", filter.Portion ?? 1), ("@quantity", filter.Quantity ?? 1)],
        _ => [],
    };
}
