using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Measures;

namespace Nutrients.Api.Composition;

/// <summary>A food in a ranking.</summary>
/// <param name="Food">The food.</param>
/// <param name="Amount">The amount that it is ranked by, per 100 g.</param>
/// <param name="Value">What it is sorted by: the amount as a number, or the lower bound of a partial total.</param>
internal readonly record struct Ranked(FoodComposition Food, Amount Amount, double Value);

/// <summary>All foods by a nutrient: those that can be ranked, by their values and then by id, and for each reason those that cannot.</summary>
internal sealed class Ranking
{
    public const string IsRanked = "ranked";

    public const string IsNotMeasured = "not-measured";

    private readonly int _all;
    private readonly Dictionary<string, NumberSet> _outcomes;
    private readonly Lazy<RankedOrder> _leastFirst;

    private Ranking(int all, IEnumerable<(FoodComposition Food, string Outcome)> outcomes, IEnumerable<Ranked> ranked)
    {
        _all = all;
        _outcomes = outcomes.GroupBy(outcome => outcome.Outcome, outcome => outcome.Food.Index, StringComparer.Ordinal).ToDictionary(outcome => outcome.Key, outcome => NumberSet.Of(all, outcome), StringComparer.Ordinal);
        MostFirst = new([.. ranked.OrderByDescending(food => food.Value).ThenBy(food => food.Food.Index)], all);
        _leastFirst = new(() => new([.. MostFirst.Foods.OrderBy(food => food.Value).ThenBy(food => food.Food.Index)], all));
    }

    public RankedOrder MostFirst { get; }

    public RankedOrder LeastFirst => _leastFirst.Value;

    /// <summary>By a value per 100 g.</summary>
    /// <param name="foods">All foods, in the order of their ids.</param>
    /// <param name="outcomeOf">What becomes of a food, and what it is ranked by.</param>
    public static Ranking Of(IReadOnlyList<FoodComposition> foods, Func<FoodComposition, (string Outcome, Amount? Amount, double Value)> outcomeOf)
    {
        var all = foods.Select(food => (Food: food, Result: outcomeOf(food))).ToList();

        return new(foods.Count, all.Select(one => (one.Food, one.Result.Outcome)), all.Where(one => one.Result.Outcome == IsRanked).Select(one => new Ranked(one.Food, one.Result.Amount!, one.Result.Value)));
    }

    /// <summary>The same by what there is in a measure. Per 100 g or so many grams foods keep their order and their values; else each has a measure of its own, or none.</summary>
    public Ranking In(IMeasureFilter filter)
    {
        var basis = Measure.BasisOf(filter);

        if (basis is "100g" or "grams")
        {
            return this;
        }

        var without = basis is "100kcal" ? "no-energy" : "no-portion";
        var scaled = MostFirst.Foods.Select(food => (food.Food, food.Amount, Value: food.Food.In(filter).Scale(food.Value))).ToList();
        var ranking = new Ranking(_all, scaled.Select(food => (food.Food, food.Value is null ? without : IsRanked)), scaled.Where(food => food.Value is not null).Select(food => new Ranked(food.Food, food.Amount, food.Value!.Value)));

        foreach (var (outcome, foods) in _outcomes.Where(outcome => outcome.Key != IsRanked))
        {
            ranking._outcomes[outcome] = foods;
        }

        return ranking;
    }

    /// <summary>How many foods have an outcome.</summary>
    /// <param name="outcome">'ranked', or why they are not.</param>
    /// <param name="among">Of which foods; null for all.</param>
    public int CountOf(string outcome, NumberSet? among) => !_outcomes.TryGetValue(outcome, out var foods) ? 0 : among is { } some ? foods.CountOfBoth(some) : foods.Count;
}
