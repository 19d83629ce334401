using Nutrients.Api.Data;

namespace Nutrients.Api.Search;

/// <summary>A query as it was understood, and what it finds.</summary>
internal sealed class SearchQuery
{
    private const double LessIfCorrected = 0.1;

    // What one way finds, the next finds too.
    private static readonly Way[] Ways =
    [
        new(1, InNames: true, (reading, index) => reading.Named(index)),
        new(0.8, InNames: true, (reading, index) => reading.With(index, whole: true, inNames: true)),
        new(0.6, InNames: true, (reading, index) => reading.With(index, whole: false, inNames: true)),
        new(0.4, InNames: false, (reading, index) => reading.With(index, whole: false, inNames: false)),
    ];

    /// <param name="asIs">The query as it was given; null if it has a word that is nowhere.</param>
    /// <param name="corrected">What else it can mean, the likeliest first.</param>
    /// <param name="index">Where to look.</param>
    public SearchQuery(Reading? asIs, IReadOnlyList<Reading> corrected, SearchIndex index)
    {
        (IReadOnlyList<Reading> Readings, double Less)[] spellings = [.. asIs is null ? [] : new[] { ((IReadOnlyList<Reading>)[asIs], 0.0) }, .. corrected.Count == 0 ? [] : new[] { (corrected, LessIfCorrected) }];
        var steps = new List<SearchStep>(Ways.Length * spellings.Length);
        var before = index.None;

        foreach (var way in Ways)
        {
            foreach (var (readings, less) in spellings)
            {
                var found = NumberSet.AnyOf(readings.Select(reading => way.Find(reading, index)));
                steps.Add(new(found.Without(before), Math.Round(way.Score - less, 1), way.InNames, readings));
                before = before.Or(found);
            }
        }

        (Steps, All, CorrectedTo) = (steps, before, corrected is [var likeliest, ..] ? likeliest.Text : null);
    }

    /// <summary>Steps that share no item, the best first.</summary>
    public IReadOnlyList<SearchStep> Steps { get; }

    /// <summary>Everything that is found.</summary>
    public NumberSet All { get; }

    /// <summary>The likeliest correction; null if nothing was corrected.</summary>
    public string? CorrectedTo { get; }

    private sealed record Way(double Score, bool InNames, Func<Reading, SearchIndex, NumberSet> Find);
}

/// <summary>One of the steps by which a query is answered.</summary>
/// <param name="Found">What this step adds.</param>
/// <param name="Score">How well that matches.</param>
/// <param name="InNames">Whether all words are in names.</param>
/// <param name="Readings">How the query is read in this step.</param>
internal sealed record SearchStep(NumberSet Found, double Score, bool InNames, IReadOnlyList<Reading> Readings);
