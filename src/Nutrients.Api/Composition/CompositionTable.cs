using System.Collections.Concurrent;
using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Measures;

namespace Nutrients.Api.Composition;

/// <summary>
/// What every food holds, in memory and as the very objects that answers are made of, read once from the dataset. A food's nutrients are a list here and a ranking is an array, where SQLite
/// would walk an index, look up each row and hand over two dozen columns of it, for every request anew: a third of a megabyte an answer, for numbers that never change.
/// </summary>
internal sealed class CompositionTable
{
    private const string NutrientsSql = "SELECT id, name, category, unit, parent_id FROM nutrient ORDER BY position";

    private const string FoodsSql = "SELECT id, name, category, state, tags FROM food ORDER BY id";

    private const string PortionsSql = "SELECT food_id, position, label, grams, source_id FROM portion ORDER BY food_id, position";

    /// <summary>All amounts, those of a food and a nutrient together.</summary>
    public const string AllAmounts = $"""
        SELECT r.rule, r.outcome, r.rank_value, r.spread_sources, r.spread_min, r.spread_max, {AmountReader.Columns}
        FROM selection r
        CROSS JOIN nutrient n ON n.position = r.position
        JOIN amount a ON a.food_id = r.food_id AND a.nutrient_id = r.nutrient_id
        ORDER BY r.food_id, r.position, a.number
        """;

    private readonly Dictionary<string, FoodComposition> _byId;
    private readonly Dictionary<string, NutrientLine> _nutrients;

    // Each made when it is first asked for: by nutrient, and by basis.
    private readonly ConcurrentDictionary<(int Nutrient, string Basis), Ranking> _rankings = new();

    public CompositionTable(Dataset dataset)
    {
        var index = 0;
        Nutrients = dataset.ReadAll(NutrientsSql, (ref row) => new NutrientLine(index++, row.Text(), row.Text(), row.Text(), row.Text(), row.TextOrNull()));
        index = 0;
        Foods = dataset.ReadAll(FoodsSql, (ref row) => new FoodComposition(index++, row.Text(), row.Text(), row.Text(), row.Text(), row.List(), Nutrients.Count));
        _byId = Foods.ToDictionary(food => food.Id, StringComparer.Ordinal);
        _nutrients = Nutrients.ToDictionary(nutrient => nutrient.Id, StringComparer.Ordinal);
        ReadPortions(dataset);
        ReadLines(dataset);
        Measured = [.. Nutrients.Where(nutrient => Foods.Any(food => food.Of(nutrient) is not null))];
    }

    /// <summary>All nutrients, in their order.</summary>
    public IReadOnlyList<NutrientLine> Nutrients { get; }

    /// <summary>Those that any source has a value of in any food.</summary>
    public IReadOnlyList<NutrientLine> Measured { get; }

    /// <summary>All foods, in the order of their ids.</summary>
    public IReadOnlyList<FoodComposition> Foods { get; }

    public FoodComposition? Food(string id) => _byId.GetValueOrDefault(id);

    public NutrientLine? Nutrient(string id) => _nutrients.GetValueOrDefault(id);

    /// <summary>All foods by the selected value of a nutrient, in the measure that is asked for. Those of a basis are kept; a portion or quantity has too many.</summary>
    public Ranking RankingBy(NutrientLine nutrient, IMeasureFilter filter) =>
        filter is { Portion: null, Quantity: null, Basis: "serving" or "100kcal" }
            ? _rankings.GetOrAdd((nutrient.Index, filter.Basis), _ => Per100G(nutrient).In(filter))
            : Per100G(nutrient).In(filter);

    private Ranking Per100G(NutrientLine nutrient) =>
        _rankings.GetOrAdd((nutrient.Index, "100g"), _ => Ranking.Of(Foods, food => food.Of(nutrient) is { } line ? (line.Outcome, line.Selected, line.RankValue) : (Ranking.IsNotMeasured, null, 0)));

    /// <summary>All foods by the values of one source, whether they are selected or not, by the same rule.</summary>
    public Ranking RankingBy(NutrientLine nutrient, string sourceId) => Ranking.Of(Foods, food => food.Of(nutrient)?.Amounts.FirstOrDefault(amount => amount.SourceId == sourceId) switch
    {
        null => (Ranking.IsNotMeasured, null, 0),
        { Doubt: not null } => ("doubtful", null, 0),
        { Value: 0 } => ("zero", null, 0),
        { Status: "quantified", Value: null } => ("range-only", null, 0),
        { Status: "partial", LowerBound: 0 } => ("partial-without-amount", null, 0),
        { Status: not "partial", Value: null } amount => (amount.Status, null, 0),
        var amount => (Ranking.IsRanked, amount, amount.Value ?? amount.LowerBound!.Value),
    });

    private void ReadPortions(Dataset dataset)
    {
        foreach (var (foodId, portion) in dataset.ReadAll(PortionsSql, static (ref row) => (row.Text(), new Portion { Position = row.Whole(), Label = row.Text(), Grams = row.Number(), SourceId = row.Text() })))
        {
            _byId[foodId].Portions.Add(portion);
        }
    }

    private void ReadLines(Dataset dataset)
    {
        var reader = new AmountReader();
        var rows = dataset.ReadAll(AllAmounts, (ref row) => new AmountRow(reader.TextOrNull(ref row), reader.Text(ref row), row.NumberOrNull() ?? 0, ReadSpread(ref row), reader.Read(ref row)));

        for (var start = 0; start < rows.Count;)
        {
            var (first, end) = (rows[start], start + 1);

            while (end < rows.Count && rows[end].Amount.NutrientId == first.Amount.NutrientId && rows[end].Amount.FoodId == first.Amount.FoodId)
            {
                end++;
            }

            Amount[] amounts = [.. rows.GetRange(start, end - start).Select(row => row.Amount)];
            var selected = Array.Find(amounts, amount => amount.Selected);
            var food = _byId[first.Amount.FoodId!];
            food.Add(new CompositionLine(_nutrients[first.Amount.NutrientId], amounts, selected, first.Rule, first.Spread, first.Outcome, first.RankValue));

            if (first.Amount.NutrientId == "energy")
            {
                food.Energy = selected?.Value;
            }

            start = end;
        }
    }

    private static Spread? ReadSpread(ref Row row)
    {
        var (sources, min, max) = (row.WholeOrNull(), row.Number(), row.Number());
        return sources is { } count ? new(min, max, count) : null;
    }

    /// <summary>One amount, with what holds for its nutrient in the food.</summary>
    private readonly record struct AmountRow(string? Rule, string Outcome, double RankValue, Spread? Spread, Amount Amount);
}
