using System.Globalization;
using Nutrients.Api.Composition;
using Nutrients.Api.Measures;

namespace Nutrients.Api.FoodSources;

/// <summary>What /nutrients/{id}/food-sources lists, and what it leaves out.</summary>
internal sealed class FoodSourceQueries(CompositionTable composition)
{
    public RankedFoods Rank(NutrientLine nutrient, FoodSourceFilter filter) =>
        new(filter.SourceId is { } sourceId ? composition.RankingBy(nutrient, sourceId).In(filter) : composition.RankingBy(nutrient, filter), composition.Narrowed(filter), filter);
}

/// <summary>The foods that fit a filter, by a nutrient.</summary>
internal sealed class RankedFoods(Ranking ranking, FoodSet? narrowed, FoodSourceFilter filter)
{
    /// <summary>The one measure of all foods; null where each has its own.</summary>
    private readonly Measure? _ofGrams = Measure.BasisOf(filter) is "100g" or "grams" ? Measure.OfGrams(filter.Grams) : null;

    private IEnumerable<Ranked> Fitting => narrowed is null ? ranking.Foods : ranking.Foods.Where(candidate => narrowed.Has(candidate.Food.Index));

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="after">Value, food and rank that the page before ended with.</param>
    public IReadOnlyList<RankedFood> List(string[]? after)
    {
        var isAscending = filter.Sort is "amount";
        var candidates = filter.MinAmount is null ? Fitting : Fitting.Where(candidate => !IsTooLittle(candidate));
        var sorted = isAscending ? candidates.OrderBy(candidate => candidate.Value).ThenBy(candidate => candidate.Food.Index) : candidates;

        if (after is not null)
        {
            var (value, id) = (double.Parse(after[0], CultureInfo.InvariantCulture), after[1]);
            sorted = sorted.Where(candidate => candidate.Value == value ? string.CompareOrdinal(candidate.Food.Id, id) > 0 : (candidate.Value > value) == isAscending);
        }

        var rank = after is null ? 0 : long.Parse(after[2], CultureInfo.InvariantCulture);
        return [.. sorted.Take(filter.Limit + 1).Select(candidate => ToFood(candidate, ++rank))];
    }

    /// <summary>How many foods that fit the filter have which outcome; those of 'ranked' make the list.</summary>
    public IReadOnlyDictionary<string, long> Outcomes()
    {
        var outcomes = ranking.Outcomes(narrowed);

        if (filter.MinAmount is not null)
        {
            var tooLittle = Fitting.Count(IsTooLittle);
            outcomes["below-min-amount"] = tooLittle;
            outcomes[Ranking.IsRanked] = outcomes.GetValueOrDefault(Ranking.IsRanked) - tooLittle;
        }

        return outcomes;
    }

    private bool IsTooLittle(Ranked candidate) => (_ofGrams?.Scale(candidate.Value) ?? candidate.Value) < filter.MinAmount;

    private RankedFood ToFood(Ranked candidate, long rank)
    {
        var measure = _ofGrams ?? candidate.Food.In(filter);

        return new(candidate.Value, new FoodSource
        {
            Rank = rank,
            FoodId = candidate.Food.Id,
            FoodName = candidate.Food.Name,
            Category = candidate.Food.Category,
            State = candidate.Food.State,
            Measure = measure,
            Amount = candidate.Amount.In(measure),
            CitationIds = candidate.Amount.CitationIds(),
        });
    }
}

/// <summary>A food in a ranking, and what it is ranked by.</summary>
internal sealed record RankedFood(double RankValue, FoodSource Source)
{
    /// <summary>What a ranking is sorted by, and the place.</summary>
    public string[] Key => [RankValue.ToString("R", CultureInfo.InvariantCulture), Source.FoodId, Source.Rank.ToString(CultureInfo.InvariantCulture)];
}
