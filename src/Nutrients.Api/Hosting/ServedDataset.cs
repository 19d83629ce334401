using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Nutrients.Api.Amounts;
using Nutrients.Api.Claims;
using Nutrients.Api.Comparisons;
using Nutrients.Api.Composition;
using Nutrients.Api.Conversions;
using Nutrients.Api.Coverage;
using Nutrients.Api.Data;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Files;
using Nutrients.Api.Foods;
using Nutrients.Api.FoodSources;
using Nutrients.Api.Functions;
using Nutrients.Api.Http;
using Nutrients.Api.IntakeAnalyses;
using Nutrients.Api.Interactions;
using Nutrients.Api.Nutrients;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Search;
using Nutrients.Api.Sources;
using Nutrients.Api.Studies;
using Nutrients.Api.Suggestions;

namespace Nutrients.Api.Hosting;

/// <summary>
/// A dataset with everything that is made from it, finished answers too. A request has one from its beginning to its end, so that no answer mixes two. Each user disposes of it when done, and the last one
/// closes it: that is a request if <see cref="CurrentDataset"/> has another by then.
/// </summary>
internal sealed class ServedDataset : IDisposable
{
    // One of each for each dataset.
    private static readonly Type[] Made =
    [
        typeof(CompositionTable), typeof(SearchIndex), typeof(Spelling), typeof(ReferenceChooser), typeof(IntakeRequestReader), typeof(IntakeAnalyser),
        typeof(NutrientQueries), typeof(NutrientCitationQueries), typeof(FactSheetQueries), typeof(FoodSourceQueries), typeof(FoodQueries), typeof(FoodNarrowing), typeof(FoodNutrientQueries), typeof(FoodCitationQueries),
        typeof(AmountQueries), typeof(SourceQueries), typeof(StudyQueries), typeof(FunctionQueries), typeof(DeficiencyQueries), typeof(InteractionQueries), typeof(ClaimQueries),
        typeof(ReferenceIntakeQueries), typeof(ComparisonQueries), typeof(ConversionQueries), typeof(SearchQueries), typeof(SuggestionQueries), typeof(CoverageQueries), typeof(DatasetFiles),
    ];

    private static readonly FrozenSet<Type> OfDataset = Made.Append(typeof(Dataset)).ToFrozenSet();

    private readonly ServiceProvider _services;

    // The first is who opened it.
    private int _users = 1;

    private ServedDataset(Dataset dataset, long cacheLimitBytes)
    {
        var services = new ServiceCollection().AddSingleton(dataset);
        Array.ForEach(Made, type => services.AddSingleton(type));
        Dataset = dataset;
        Answers = new(cacheLimitBytes);
        _services = services.BuildServiceProvider();
    }

    public Dataset Dataset { get; }

    /// <summary>The finished answers that are kept.</summary>
    public AnswerCache Answers { get; }

    /// <summary>Whether nobody uses it any more.</summary>
    public bool IsClosed => Volatile.Read(ref _users) == 0;

    /// <inheritdoc cref="Dataset.TryOpen"/>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "What is returned disposes of it.")]
    public static ServedDataset? TryOpen(string path, TimeSpan queryTimeout, long cacheLimitBytes, out string? refusal)
    {
        var dataset = Dataset.TryOpen(path, queryTimeout, out refusal);
        return dataset is null ? null : new(dataset, cacheLimitBytes);
    }

    /// <summary>Lets handlers name as parameters what is made from a dataset. Which they get, only a request can say: see <see cref="ServicesFor"/>.</summary>
    public static void AddParameters(IServiceCollection services)
    {
        foreach (var type in OfDataset)
        {
            services.AddSingleton(type, _ => throw new InvalidOperationException($"{type} is of a dataset, and outside of a request there is none."));
        }
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes everything now that would be made when it is first asked for. What it throws is a fault of the dataset.</summary>
    public void MakeAll() => Array.ForEach(Made, type => _services.GetRequiredService(type));

    /// <summary>The services of a request that this dataset answers: what is made from a dataset is made from this one.</summary>
    public IServiceProvider ServicesFor(HttpContext http) => new RequestServices(_services, http.RequestServices);

    /// <summary>Begins a use, unless the last has ended.</summary>
    public bool TryUse()
    {
        for (var users = Volatile.Read(ref _users); users > 0;)
        {
            var before = Interlocked.CompareExchange(ref _users, users + 1, users);

            if (before == users)
            {
                return true;
            }

            users = before;
        }

        return false;
    }

    /// <summary>Ends a use.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _services.Dispose();
            Dataset.Dispose();
        }
    }

    private sealed class RequestServices(IServiceProvider ofDataset, IServiceProvider others) : IServiceProvider
    {
        public object? GetService(Type serviceType) => (OfDataset.Contains(serviceType) ? ofDataset : others).GetService(serviceType);
    }
}
