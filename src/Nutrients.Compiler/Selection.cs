namespace Nutrients.Compiler;

/// <summary>The value that stands for a nutrient of a food, and what the values of all sources say together.</summary>
internal sealed record SelectedAmount
{
    public required string FoodId { get; init; }
    public required string NutrientId { get; init; }

    /// <summary>Null if every value there is is doubtful.</summary>
    public required string? SourceId { get; init; }

    /// <summary>The criterion that told the selected value from the next best one.</summary>
    public required string? Rule { get; init; }

    /// <summary><c>ranked</c>, or why the food cannot be ranked by this nutrient.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the food is ranked by: the amount, or the lower bound of a partial total.</summary>
    public required double? RankValue { get; init; }

    /// <summary>Over the amounts of all sources that are neither doubtful nor copies; null with fewer than two.</summary>
    public required double? SpreadMin { get; init; }
    public required double? SpreadMax { get; init; }
    public required int? SpreadSources { get; init; }
}

/// <summary>The one rule by which a value is selected where sources differ; <c>data/README.md</c> states it for readers.</summary>
internal static class Selection
{
    /// <summary>The best first.</summary>
    public static readonly string[] Derivations = ["analytical", "literature", "calculated", "unknown", "assumed-zero", "imputed"];

    public static readonly string[] Evidences = ["national-table", "abstract-or-page", "third-party-transcription"];

    /// <param name="amounts">All amounts, so that those of one nutrient of a food stand together; the selected ones come in the same order.</param>
    /// <param name="tables">Where their sources are.</param>
    public static IEnumerable<SelectedAmount> Select(IEnumerable<AmountRow> amounts, Tables tables)
    {
        var sources = StandingsOf(tables);
        var rows = new List<AmountRow>();

        foreach (var row in amounts)
        {
            if (rows is [var first, ..] && (first.FoodId, first.NutrientId) != (row.FoodId, row.NutrientId))
            {
                yield return Select(first.FoodId, first.NutrientId, [.. rows], sources);
                rows.Clear();
            }

            rows.Add(row);
        }

        if (rows is [var last, ..])
        {
            yield return Select(last.FoodId, last.NutrientId, [.. rows], sources);
        }
    }

    private static SelectedAmount Select(string foodId, string nutrientId, AmountRow[] rows, IReadOnlyDictionary<string, SourceStanding> sources)
    {
        var (best, rule) = Best(rows, sources);
        var outcome = OutcomeOf(best);
        var independent = rows.Where(row => row is { Doubt: "", CopyOf: "", Status: "quantified" }).Select(row => row.Amount.Number()).OfType<double>().ToArray();

        return new SelectedAmount
        {
            FoodId = foodId,
            NutrientId = nutrientId,
            SourceId = best?.SourceId,
            Rule = rule,
            Outcome = outcome,
            RankValue = outcome == "ranked" ? (best!.Amount.Length > 0 ? best.Amount : best.LowerBound).Number() : null,
            SpreadMin = independent.Length > 1 ? independent.Min() : null,
            SpreadMax = independent.Length > 1 ? independent.Max() : null,
            SpreadSources = independent.Length > 1 ? independent.Length : null,
        };
    }

    private static string OutcomeOf(AmountRow? row) => row switch
    {
        null => "doubtful",
        { Status: "quantified", Amount: "" } => "range-only",
        { Amount: "0" } => "zero",
        { Amount.Length: > 0 } => "ranked",
        { Status: "partial", LowerBound: "0" } => "partial-without-amount",
        { Status: "partial" } => "ranked",
        _ => row.Status,
    };

    /// <summary>The value that every criterion, one after the other, puts before or beside the rest, and the criterion that decided.</summary>
    public static (AmountRow? Row, string? Rule) Best(AmountRow[] rows, IReadOnlyDictionary<string, SourceStanding> sources)
    {
        var candidates = rows.Where(row => row.Doubt.Length == 0).ToArray();

        if (candidates.Length < 2)
        {
            return (candidates.FirstOrDefault(), candidates.Length == 0 ? null : "only-value");
        }

        // Ranks: the lower, the better.
        var criteria = new (string Name, Func<AmountRow, int> Rank)[]
        {
            ("fuller-panel", row => -row.Forms.Listed().Length),
            ("number-first", row => SaysHowMuch(row) ? 0 : 1),
            ("derivation", row => DerivationRank(row, rows)),
            ("confirmed-source", row => sources[row.SourceId].Doubtful ? 1 : 0),
            ("evidence", row => EvidenceRank(row.Evidence)),
            ("original-before-copy", row => row.CopyOf.Length > 0 ? 1 : 0),
            ("newer-release", row => -sources[row.SourceId].Year),
        };

        foreach (var (name, rank) in criteria)
        {
            var best = candidates.Min(rank);
            var remaining = candidates.Where(row => rank(row) == best).ToArray();

            if (remaining.Length == 1)
            {
                return (remaining[0], name);
            }

            candidates = remaining;
        }

        return (candidates.MinBy(row => row.SourceId, StringComparer.Ordinal), "source-id");
    }

    /// <summary>A number, a true zero or a stated limit; not a bare range, a trace or "not detected" without a limit.</summary>
    private static bool SaysHowMuch(AmountRow row) => row.Amount.Length > 0 || row.UpperBound.Length > 0 || row.Status == "partial";

    /// <summary>A copy is no better than what it was copied from, whatever its own source says of it.</summary>
    private static int DerivationRank(AmountRow row, AmountRow[] rows) =>
        rows.Where(other => other == row || other.SourceId == row.CopyOf).Max(other => Array.IndexOf(Derivations, other.Derivation));

    /// <summary>The third-party transcription comes last; a table and a study's own page are equally good.</summary>
    public static int EvidenceRank(string evidence) => evidence == "third-party-transcription" ? 1 : 0;

    public static IReadOnlyDictionary<string, SourceStanding> StandingsOf(Tables tables) =>
        tables.Sources.Select(row => (row.Id, Standing: new SourceStanding((int)(row.Year.Number() ?? 0), Doubtful: false)))
            .Concat(tables.Studies.Select(row => (row.Id, Standing: new SourceStanding((int)(row.Year.Number() ?? 0), row.Doubt.Length > 0))))
            .ToDictionary(pair => pair.Id, pair => pair.Standing, StringComparer.Ordinal);
}

/// <summary>What the rule asks of a source.</summary>
/// <param name="Year">Of its release; 0 if it has none.</param>
/// <param name="Doubtful">Whether its own record is not certain.</param>
internal sealed record SourceStanding(int Year, bool Doubtful);
