using System.Globalization;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Measures;

namespace Nutrients.Api.FoodSources;

/// <summary>What /nutrients/{id}/food-sources lists, and what it leaves out.</summary>
internal sealed class FoodSourceQueries(CompositionTable composition, FoodNarrowing narrowing)
{
    public RankedFoods Rank(NutrientLine nutrient, FoodSourceFilter filter) =>
        new(filter.SourceId is { } sourceId ? composition.RankingBy(nutrient, sourceId).In(filter) : composition.RankingBy(nutrient, filter), narrowing.Of(filter), filter);
}

/// <summary>The foods that fit a filter, by a nutrient.</summary>
internal sealed class RankedFoods
{
    private readonly Ranking _ranking;
    private readonly NumberSet? _narrowed;
    private readonly FoodSourceFilter _filter;

    // The one measure of all foods; null where each has its own.
    private readonly Measure? _ofGrams;

    // In the order asked for, and the part of them that has enough.
    private readonly RankedOrder _sorted;
    private readonly int _from;
    private readonly int _to;

    public RankedFoods(Ranking ranking, NumberSet? narrowed, FoodSourceFilter filter)
    {
        (_ranking, _narrowed, _filter) = (ranking, narrowed, filter);
        _ofGrams = Measure.BasisOf(filter) is "100g" or "grams" ? Measure.OfGrams(filter.Grams) : null;
        _sorted = IsAscending ? ranking.LeastFirst : ranking.MostFirst;
        (_from, _to) = filter.MinAmount is null ? (0, _sorted.Foods.Count) : IsAscending ? (_sorted.Foods.CountFirst(IsTooLittle), _sorted.Foods.Count) : (0, _sorted.Foods.CountFirst(food => !IsTooLittle(food)));
    }

    private bool IsAscending => _filter.Sort is "amount";

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="after">Value, food and rank that the page before ended with.</param>
    public IReadOnlyList<RankedFood> List(string[]? after)
    {
        var (from, rank) = after is null ? (_from, 0) : (Math.Max(_from, _sorted.Foods.CountFirst(food => !Follows(food, double.Parse(after[0], CultureInfo.InvariantCulture), after[1]))), long.Parse(after[2], CultureInfo.InvariantCulture));
        return [.. _sorted.Between(from, _to, _narrowed).Take(_filter.Limit + 1).Select(food => ToFood(food, ++rank))];
    }

    /// <summary>How many foods that fit the filter have an outcome; those of 'ranked' make the list.</summary>
    public long CountOf(string outcome) => outcome switch
    {
        "below-min-amount" => TooLittle,
        Ranking.IsRanked => _ranking.CountOf(outcome, _narrowed) - TooLittle,
        _ => _ranking.CountOf(outcome, _narrowed),
    };

    private int TooLittle => _filter.MinAmount is null ? 0 : _ranking.CountOf(Ranking.IsRanked, _narrowed) - (_narrowed is null ? _to - _from : _sorted.Between(_from, _to, _narrowed).Count());

    private bool IsTooLittle(Ranked food) => (_ofGrams?.Scale(food.Value) ?? food.Value) < _filter.MinAmount;

    private bool Follows(Ranked food, double value, string id) => food.Value == value ? string.CompareOrdinal(food.Food.Id, id) > 0 : (food.Value > value) == IsAscending;

    private RankedFood ToFood(Ranked candidate, long rank)
    {
        var measure = _ofGrams ?? candidate.Food.In(_filter);

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
