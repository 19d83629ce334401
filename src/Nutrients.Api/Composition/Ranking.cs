using Nutrients.Api.Amounts;
using Nutrients.Api.Measures;

namespace Nutrients.Api.Composition;

/// <summary>A food in a ranking.</summary>
/// <param name="Food">The food.</param>
/// <param name="Amount">The amount that it is ranked by, per 100 g.</param>
/// <param name="Value">What it is sorted by: the amount as a number, or the lower bound of a partial total.</param>
internal readonly record struct Ranked(FoodComposition Food, Amount Amount, double Value);

/// <summary>All foods by a nutrient: those that can be ranked, the most first and then by id, and for each reason those that cannot.</summary>
internal sealed class Ranking
{
    public const string IsRanked = "ranked";

    public const string IsNotMeasured = "not-measured";

    private readonly int _all;
    private readonly Dictionary<string, FoodSet> _outcomes = new(StringComparer.Ordinal);

    private Ranking(int all) => _all = all;

    public IReadOnlyList<Ranked> Foods { get; private init; } = [];

    /// <summary>By a value per 100 g.</summary>
    /// <param name="foods">All foods, in the order of their ids.</param>
    /// <param name="outcomeOf">What becomes of a food, and what it is ranked by.</param>
    public static Ranking Of(IReadOnlyList<FoodComposition> foods, Func<FoodComposition, (string Outcome, Amount? Amount, double Value)> outcomeOf)
    {
        var ranked = new List<Ranked>();
        var ranking = new Ranking(foods.Count) { Foods = ranked };

        foreach (var food in foods)
        {
            var (outcome, amount, value) = outcomeOf(food);
            ranking.Add(food, outcome);

            if (outcome == IsRanked)
            {
                ranked.Add(new(food, amount!, value));
            }
        }

        ranked.Sort(MostFirst);
        return ranking;
    }

    /// <summary>The same by what there is in a measure. Per 100 g or so many grams foods keep their order and their values; else each has a measure of its own, or none.</summary>
    public Ranking In(IMeasureFilter filter)
    {
        var basis = Measure.BasisOf(filter);

        if (basis is "100g" or "grams")
        {
            return this;
        }

        var ranked = new List<Ranked>(Foods.Count);
        var ranking = new Ranking(_all) { Foods = ranked };

        foreach (var (outcome, foods) in _outcomes.Where(outcome => outcome.Key != IsRanked))
        {
            ranking._outcomes[outcome] = foods;
        }

        foreach (var food in Foods)
        {
            if (food.Food.In(filter).Scale(food.Value) is { } value)
            {
                ranking.Add(food.Food, IsRanked);
                ranked.Add(food with { Value = value });
            }
            else
            {
                ranking.Add(food.Food, basis is "100kcal" ? "no-energy" : "no-portion");
            }
        }

        ranked.Sort(MostFirst);
        return ranking;
    }

    /// <summary>How many of the foods have which outcome; null for all foods.</summary>
    public Dictionary<string, long> Outcomes(FoodSet? among) =>
        _outcomes.ToDictionary(outcome => outcome.Key, outcome => (long)(among is null ? outcome.Value.Count : outcome.Value.CountOfBoth(among)), StringComparer.Ordinal);

    private static int MostFirst(Ranked one, Ranked other) => other.Value.CompareTo(one.Value) is var order && order != 0 ? order : one.Food.Index.CompareTo(other.Food.Index);

    private void Add(FoodComposition food, string outcome)
    {
        if (!_outcomes.TryGetValue(outcome, out var set))
        {
            _outcomes[outcome] = set = new FoodSet(_all);
        }

        set.Add(food.Index);
    }
}
