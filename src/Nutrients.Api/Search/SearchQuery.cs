namespace Nutrients.Api.Search;

/// <summary>A query as it was understood.</summary>
internal sealed class SearchQuery
{
    private const double LessIfCorrected = 0.1;

    // What one way finds, the next finds too.
    private static readonly Way[] Ways =
    [
        new(1, InNames: true, reading => reading.WholeName()),
        new(0.8, InNames: true, reading => reading.AllWords("")),
        new(0.6, InNames: true, reading => reading.AllWords("*")),
        new(0.4, InNames: false, reading => reading.AllWords("*")),
    ];

    /// <param name="asIs">The query as it was given; null if it has a word that is nowhere.</param>
    /// <param name="corrected">What else it can mean, the likeliest first.</param>
    public SearchQuery(Reading? asIs, IReadOnlyList<Reading> corrected)
    {
        (IReadOnlyList<Reading> Readings, double Less)[] spellings = [.. asIs is null ? [] : new[] { ((IReadOnlyList<Reading>)[asIs], 0.0) }, .. corrected.Count == 0 ? [] : new[] { (corrected, LessIfCorrected) }];
        var (steps, found) = (new List<SearchStep>(), new List<string>());

        foreach (var (way, readings, less) in Ways.SelectMany(way => spellings.Select(spelling => (way, spelling.Readings, spelling.Less))))
        {
            var match = $"{(way.InNames ? "{name other_names} : " : "")}{Reading.AnyOf(readings.Select(way.Match))}";

            // Of all steps before, the last of each spelling finds everything.
            steps.Add(new(found.Count == 0 ? match : $"({match}) NOT {AnyOf(found)}", Math.Round(way.Score - less, 1), way.InNames, readings));
            found.Add(match);
        }

        (Steps, Match, CorrectedTo) = (steps, found.Count == 0 ? null : AnyOf(found), corrected is [var likeliest, ..] ? likeliest.Text : null);

        string AnyOf(IEnumerable<string> before) => Reading.AnyOf(before.TakeLast(spellings.Length).Select(match => $"({match})"));
    }

    /// <summary>Steps that share no item, the best first.</summary>
    public IReadOnlyList<SearchStep> Steps { get; }

    /// <summary>An FTS5 expression for everything that is found; null if nothing can be.</summary>
    public string? Match { get; }

    /// <summary>The likeliest correction; null if nothing was corrected.</summary>
    public string? CorrectedTo { get; }

    private sealed record Way(double Score, bool InNames, Func<Reading, string> Match);
}

/// <summary>One of the steps by which a query is answered.</summary>
/// <param name="Match">An FTS5 expression for what this step adds.</param>
/// <param name="Score">How well that matches.</param>
/// <param name="InNames">Whether all words are in names.</param>
/// <param name="Readings">How the query is read in this step.</param>
internal sealed record SearchStep(string Match, double Score, bool InNames, IReadOnlyList<Reading> Readings);
