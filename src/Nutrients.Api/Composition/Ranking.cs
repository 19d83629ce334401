using Nutrients.Api.Amounts;

namespace Nutrients.Api.Composition;

/// <summary>A food in a ranking.</summary>
/// <param name="Food">The food.</param>
/// <param name="Amount">The amount that it is ranked by, per 100 g.</param>
/// <param name="Value">The amount as a number, or the lower bound of a partial total.</param>
internal readonly record struct Ranked(FoodComposition Food, Amount Amount, double Value);

/// <summary>All foods by a nutrient: those that can be ranked, the most first and then by id, and for each reason those that cannot.</summary>
internal sealed class Ranking
{
    public const string IsRanked = "ranked";

    public const string IsNotMeasured = "not-measured";

    private readonly Dictionary<string, FoodSet> _outcomes = new(StringComparer.Ordinal);

    /// <param name="foods">All foods, in the order of their ids.</param>
    /// <param name="outcomeOf">What becomes of a food, and what it is ranked by.</param>
    public Ranking(IReadOnlyList<FoodComposition> foods, Func<FoodComposition, (string Outcome, Amount? Amount, double Value)> outcomeOf)
    {
        var ranked = new List<Ranked>();

        foreach (var food in foods)
        {
            var (outcome, amount, value) = outcomeOf(food);

            if (!_outcomes.TryGetValue(outcome, out var set))
            {
                _outcomes[outcome] = set = new FoodSet(foods.Count);
            }

            set.Add(food.Index);

            if (outcome == IsRanked)
            {
                ranked.Add(new(food, amount!, value));
            }
        }

        // Stable, so that equal ones stay in the order of their ids.
        Foods = [.. ranked.OrderByDescending(food => food.Value)];
    }

    public IReadOnlyList<Ranked> Foods { get; }

    /// <summary>How many of the foods have which outcome; null for all foods.</summary>
    public Dictionary<string, long> Outcomes(FoodSet? among) =>
        _outcomes.ToDictionary(outcome => outcome.Key, outcome => (long)(among is null ? outcome.Value.Count : outcome.Value.CountOfBoth(among)), StringComparer.Ordinal);
}
