using BenchmarkDotNet.Attributes;
using Nutrients.Api.Claims;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Foods;
using Nutrients.Api.FoodSources;
using Nutrients.Api.Functions;
using Nutrients.Api.Interactions;
using Nutrients.Api.Nutrients;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Search;
using Nutrients.Api.Suggestions;

namespace Nutrients.Benchmarks;

/// <summary>The query methods on the published dataset: SQLite and the making of objects, without HTTP and JSON.</summary>
public class QueryBenchmarks
{
    private static readonly HashSet<string> Sections = new(["functions", "deficiencies", "interactions", "referenceIntakes", "claims", "citations"], StringComparer.Ordinal);

    private readonly Dataset _dataset = Dataset.TryOpen(Path.Combine(AppContext.BaseDirectory, "nutrients.db"), TimeSpan.FromMinutes(1), out var refusal) ?? throw new InvalidOperationException(refusal);
    private readonly CompositionTable _composition;
    private readonly FoodQueries _foods;
    private readonly FoodNutrientQueries _nutrients;
    private readonly FoodSourceQueries _ranking;
    private readonly SearchQueries _search;
    private readonly SuggestionQueries _suggestions;
    private readonly FactSheetQueries _sheets;

    public QueryBenchmarks()
    {
        _composition = new(_dataset);
        var index = new SearchIndex(_dataset);
        var narrowing = new FoodNarrowing(_composition, index);
        _foods = new(_dataset, _composition, narrowing);
        _nutrients = new(_composition);
        _ranking = new(_composition, narrowing);
        _search = new(index, new Spelling(index));
        _suggestions = new(index);
        _sheets = new(new(_dataset), new FunctionQueries(_dataset), new DeficiencyQueries(_dataset), new InteractionQueries(_dataset), new ReferenceIntakeQueries(_dataset), new ClaimQueries(_dataset), new NutrientCitationQueries(_dataset));
    }

    [Benchmark]
    public object? Food() => _foods.FindDetail("natto", lang: null);

    [Benchmark]
    public object NutrientsOfFood() => _nutrients.List(_composition.Food("natto")!, Of(sources: null), after: null);

    [Benchmark]
    public object NutrientsOfFoodFromAllSources() => _nutrients.List(_composition.Food("natto")!, Of("all"), after: null);

    [Benchmark]
    public object Ranking() => Ranked(Narrowed(category: null, basis: null));

    [Benchmark]
    public object RankingOfCategory() => Ranked(Narrowed("cheese", basis: null));

    [Benchmark]
    public object RankingByEnergy() => Ranked(Narrowed(category: null, "100kcal"));

    [Benchmark]
    public object Search() => Found("vitamin k 2");

    [Benchmark]
    public object SearchOfSlip() => Found("brocoli");

    [Benchmark]
    public object SearchOfLetter() => Found("c");

    [Benchmark]
    public object Suggestions() => _suggestions.List(new("nat", Type: null));

    [Benchmark]
    public object? FactSheet() => _sheets.Find("vitamin-k", Sections);

    [GlobalCleanup]
    public void Close() => _dataset.Dispose();

    private (object, long) Ranked(FoodSourceFilter filter)
    {
        var ranked = _ranking.Rank(_composition.Nutrient("calcium")!, filter);
        return (ranked.List(after: null), ranked.CountOf("not-measured"));
    }

    private (object, object) Found(string text)
    {
        var (query, filter) = (_search.Understand(text), new SearchFilter(text, Type: null, Cursor: null));
        return (_search.List(query, filter, after: null), _search.Count(query, filter));
    }

    private static FoodNutrientFilter Of(string? sources) => new(null, sources, null, null, null, null, null, null, null, null, null, null, null);

    private static FoodSourceFilter Narrowed(string? category, string? basis) => new(null, category, null, null, null, null, basis, null, null, null, null, null, null, null, null, null, null, null);
}
