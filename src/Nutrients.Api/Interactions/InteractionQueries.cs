using System.Text.RegularExpressions;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Interactions;

/// <summary>The SQL behind /interactions.</summary>
internal sealed partial class InteractionQueries(Dataset dataset)
{
    private const string Columns = "id, nutrient_id, kind, other, direction, effect, severity, coalesce(severity_by, 'editorial'), concerns_food = 'yes', advice, advice_by, note, supports, opposes, mixed";

    private const string FindSql = $"SELECT {Columns} FROM interaction WHERE id = @id";

    // Some hundred rows at most. A code that is named brings the classes that it falls in and the drugs of the class that it is: whoever asks for a drug must see what holds for all of its kind, and the other way round.
    private const string Named = """
        WITH named (by, number, interaction_id, atc) AS (
            SELECT 'drug', number, interaction_id, atc FROM interaction_substance WHERE number IN (SELECT rowid FROM substance_search WHERE substance_search MATCH coalesce(@drug, '""'))
            UNION ALL
            SELECT 'rxcui', number, interaction_id, atc FROM interaction_substance WHERE rxcui = @rxcui
            UNION ALL
            SELECT 'atc', NULL, NULL, @atc
            UNION ALL
            SELECT 'taken', number, interaction_id, atc FROM interaction_substance WHERE name IN (SELECT value FROM json_each(@taken))
        ),
        found (by, number, interaction_id) AS (
            SELECT by, number, interaction_id FROM named
            UNION
            SELECT n.by, s.number, s.interaction_id
            FROM named n
            JOIN interaction_substance s ON substr(n.atc, 1, length(s.atc)) = s.atc OR substr(s.atc, 1, length(n.atc)) = n.atc
        )
        """;

    private const string Narrowed = $"""
        FROM interaction
        WHERE {Narrowing.ToNutrient}
          AND (@match IS NULL OR number IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH @match))
          AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
          AND (@severities IS NULL OR severity IN (SELECT value FROM json_each(@severities)))
          AND (@drug IS NULL OR id IN (SELECT interaction_id FROM found WHERE by = 'drug'))
          AND (@rxcui IS NULL OR id IN (SELECT interaction_id FROM found WHERE by = 'rxcui'))
          AND (@atc IS NULL OR id IN (SELECT interaction_id FROM found WHERE by = 'atc'))
        """;

    private const string ListSql = $"{Named} SELECT {Columns} {Narrowed} AND id > @after ORDER BY id LIMIT @take";

    private const string CountSql = $"{Named} SELECT count(*) {Narrowed}";

    private const string MatchedSql = $"{Named} SELECT DISTINCT s.name, s.atc, s.rxcui FROM found JOIN interaction_substance s ON s.number = found.number ORDER BY s.name, s.atc, s.rxcui";

    private const string NamesSql = "SELECT DISTINCT name FROM interaction_substance ORDER BY name";

    private const string TakenSql = $"{Named} SELECT {Columns} FROM interaction WHERE concerns_food = 'yes' AND id IN (SELECT interaction_id FROM found) ORDER BY id";

    private const string SubstancesSql = "SELECT interaction_id, name, atc, rxcui FROM interaction_substance WHERE interaction_id IN (SELECT value FROM json_each(@ids)) ORDER BY number";

    public Interaction? Find(string id) => WithSubstances(dataset.Query(FindSql, Read, ("@id", id))) is [var interaction] ? interaction : null;

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Interaction> List(InteractionFilter filter, string[]? after) => WithSubstances(dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]));

    public long Count(InteractionFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    /// <summary>The substances and classes that drug, rxcui and atc stand for, whatever else narrows the list; null if none of them was given.</summary>
    public IReadOnlyList<InteractionSubstance>? Matched(InteractionFilter filter) =>
        filter is { Drug: null, Rxcui: null, Atc: null } ? null : dataset.Query(MatchedSql, ReadSubstanceAlone, ByName(filter));

    /// <summary>The interactions with food of a medication that somebody takes, and the substances and classes that it was found to mean.</summary>
    /// <param name="medication">An ATC code or a group of it; or a text that has the whole name of a substance or class, as "Warfarin 5 mg": the beginning of a word is not enough to say that somebody takes it.</param>
    public (IReadOnlyList<Interaction> Interactions, IReadOnlyList<InteractionSubstance> Substances) Taken(string medication)
    {
        (string, object?)[] byCode = [("@drug", null), ("@rxcui", null), ("@atc", medication.ToUpperInvariant()), ("@taken", "[]")];

        if (AtcCode().IsMatch(medication) && dataset.Query(MatchedSql, ReadSubstanceAlone, byCode) is { Count: > 0 } coded)
        {
            return (WithSubstances(dataset.Query(TakenSql, Read, byCode)), coded);
        }

        var words = $" {string.Join(' ', SearchText.Words(medication))} ";
        var names = dataset.Query(NamesSql, static (ref row) => row.Text()).Where(name => words.Contains($" {string.Join(' ', SearchText.Words(name))} ", StringComparison.OrdinalIgnoreCase));
        (string, object?)[] byName = [("@drug", null), ("@rxcui", null), ("@atc", null), ("@taken", names.AsJson())];

        return (WithSubstances(dataset.Query(TakenSql, Read, byName)), dataset.Query(MatchedSql, ReadSubstanceAlone, byName));
    }

    private Interaction[] WithSubstances(List<Interaction> interactions)
    {
        var substances = dataset.Query(SubstancesSql, ReadSubstance, ("@ids", interactions.Select(interaction => interaction.Id).AsJson())).ToLookup(row => row.InteractionId, row => row.Substance, StringComparer.Ordinal);
        return [.. interactions.Select(interaction => interaction with { Substances = [.. substances[interaction.Id]] })];
    }

    private static Interaction Read(ref Row row) => new()
    {
        Id = row.Text(),
        NutrientId = row.Text(),
        Kind = row.Text(),
        Other = row.Text(),
        Substances = [],
        Direction = row.Text(),
        Effect = row.Text(),
        Severity = row.Text(),
        SeverityBy = row.Text(),
        ConcernsFood = row.WholeOrNull() is { } concerns ? concerns == 1 : null,
        Advice = row.TextOrNull(),
        AdviceCitationIds = row.List(),
        Note = row.TextOrNull(),
        CitationIdsFor = row.List(),
        CitationIdsAgainst = row.List(),
        CitationIdsMixed = row.List(),
    };

    private static (string InteractionId, InteractionSubstance Substance) ReadSubstance(ref Row row) => (row.Text(), ReadSubstanceAlone(ref row));

    private static InteractionSubstance ReadSubstanceAlone(ref Row row) => new() { Name = row.Text(), AtcCode = row.TextOrNull(), Rxcui = row.TextOrNull() };

    private static (string, object?)[] ParametersOf(InteractionFilter filter) =>
    [
        ("@nutrientId", filter.NutrientId), ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@kinds", filter.Kind.AsJson()), ("@severities", filter.Severity.AsJson()),
        .. ByName(filter),
    ];

    private static (string, object?)[] ByName(InteractionFilter filter) => [("@drug", filter.Drug is { } drug ? SearchText.Match(drug) : null), ("@rxcui", filter.Rxcui), ("@atc", filter.Atc?.ToUpperInvariant()), ("@taken", "[]")];

    [GeneratedRegex("^[A-Z][0-9]{2}([A-Z]{1,2}([0-9]{2})?)?\\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtcCode();
}
