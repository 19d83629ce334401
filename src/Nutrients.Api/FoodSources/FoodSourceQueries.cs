using System.Globalization;
using Nutrients.Api.Composition;
using Nutrients.Api.Measures;

namespace Nutrients.Api.FoodSources;

/// <summary>What /nutrients/{id}/food-sources lists, and what it leaves out.</summary>
internal sealed class FoodSourceQueries(CompositionTable composition)
{
    public RankedFoods Rank(NutrientLine nutrient, FoodSourceFilter filter) =>
        new(filter.SourceId is { } sourceId ? composition.RankingBy(nutrient, sourceId) : composition.RankingBy(nutrient), composition.Narrowed(filter), filter);
}

/// <summary>The foods that fit a filter, by a nutrient.</summary>
internal sealed class RankedFoods(Ranking ranking, FoodSet? narrowed, FoodSourceFilter filter)
{
    private readonly string _basis = Measure.BasisOf(filter);

    private readonly Measure _ofGrams = Measure.OfGrams(filter.Grams);

    /// <summary>Per 100 g or so many grams foods keep their order; else each has a measure of its own.</summary>
    private bool IsByGrams => _basis is "100g" or "grams";

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="after">Value, food and rank that the page before ended with.</param>
    public IReadOnlyList<RankedFood> List(string[]? after)
    {
        var isAscending = filter.Sort is "amount";
        var candidates = Candidates().Where(candidate => filter.MinAmount is not { } least || Shown(candidate) >= least);

        // The ranking has the most first, and equal ones by id.
        var sorted = isAscending ? candidates.OrderBy(candidate => candidate.Value).ThenBy(candidate => candidate.Food.Index)
            : IsByGrams ? candidates
            : candidates.OrderByDescending(candidate => candidate.Value).ThenBy(candidate => candidate.Food.Index);

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

        if (IsByGrams && filter.MinAmount is null)
        {
            return outcomes;
        }

        var fitting = outcomes.GetValueOrDefault(Ranking.IsRanked);
        var withMeasure = Candidates().ToArray();
        var tooLittle = withMeasure.Count(candidate => Shown(candidate) < filter.MinAmount);
        outcomes[_basis is "100kcal" ? "no-energy" : "no-portion"] = fitting - withMeasure.Length;
        outcomes["below-min-amount"] = tooLittle;
        outcomes[Ranking.IsRanked] = withMeasure.Length - tooLittle;

        return outcomes;
    }

    /// <summary>The foods that fit and have a measure, with what they are sorted by.</summary>
    private IEnumerable<Ranked> Candidates()
    {
        foreach (var candidate in ranking.Foods)
        {
            if (narrowed?.Has(candidate.Food.Index) is false)
            {
                continue;
            }

            if (IsByGrams)
            {
                yield return candidate;
            }
            else if (candidate.Food.In(filter).Scale(candidate.Value) is { } scaled)
            {
                yield return candidate with { Value = scaled };
            }
        }
    }

    /// <summary>The value in the measure that was asked for.</summary>
    private double Shown(Ranked candidate) => _basis is "grams" ? _ofGrams.Scale(candidate.Value)!.Value : candidate.Value;

    private RankedFood ToFood(Ranked candidate, long rank)
    {
        var measure = IsByGrams ? _ofGrams : candidate.Food.In(filter);

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
