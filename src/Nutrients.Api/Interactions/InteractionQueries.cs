using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Interactions;

/// <summary>The SQL behind /interactions.</summary>
internal sealed class InteractionQueries(Dataset dataset)
{
    private const string Columns = "id, nutrient_id, kind, other, direction, effect, severity, coalesce(severity_by, 'editorial'), advice, advice_by, note, supports, opposes, mixed";

    private const string FindSql = $"SELECT {Columns} FROM interaction WHERE id = @id";

    // Some hundred rows at most. What is named, by a word or a code, brings the classes that its ATC code falls in: whoever asks for a drug must see what holds for all of its kind.
    private const string Narrowed = $"""
        FROM interaction
        WHERE {Narrowing.ToNutrient}
          AND (@match IS NULL OR number IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH @match))
          AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
          AND (@severities IS NULL OR severity IN (SELECT value FROM json_each(@severities)))
          AND (@drug IS NULL OR id IN (
              WITH named AS (SELECT interaction_id, atc FROM interaction_substance WHERE number IN (SELECT rowid FROM substance_search WHERE substance_search MATCH @drug))
              SELECT interaction_id FROM named
              UNION
              SELECT class.interaction_id FROM named JOIN interaction_substance class ON substr(named.atc, 1, length(class.atc)) = class.atc
          ))
          AND (@rxcui IS NULL OR id IN (
              WITH named AS (SELECT interaction_id, atc FROM interaction_substance WHERE rxcui = @rxcui)
              SELECT interaction_id FROM named
              UNION
              SELECT class.interaction_id FROM named JOIN interaction_substance class ON substr(named.atc, 1, length(class.atc)) = class.atc
          ))
          AND (@atc IS NULL OR id IN (
              SELECT interaction_id FROM interaction_substance WHERE substr(atc, 1, length(@atc)) = @atc OR substr(@atc, 1, length(atc)) = atc
          ))
        """;

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND id > @after ORDER BY id LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    private const string SubstancesSql = "SELECT interaction_id, name, atc, rxcui FROM interaction_substance WHERE interaction_id IN (SELECT value FROM json_each(@ids)) ORDER BY number";

    public Interaction? Find(string id) => WithSubstances(dataset.Query(FindSql, Read, ("@id", id))) is [var interaction] ? interaction : null;

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Interaction> List(InteractionFilter filter, string[]? after) => WithSubstances(dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]));

    public long Count(InteractionFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

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
        Advice = row.TextOrNull(),
        AdviceCitationIds = row.List(),
        Note = row.TextOrNull(),
        CitationIdsFor = row.List(),
        CitationIdsAgainst = row.List(),
        CitationIdsMixed = row.List(),
    };

    private static (string InteractionId, InteractionSubstance Substance) ReadSubstance(ref Row row) => (row.Text(), new InteractionSubstance { Name = row.Text(), AtcCode = row.TextOrNull(), Rxcui = row.TextOrNull() });

    private static (string, object?)[] ParametersOf(InteractionFilter filter) =>
    [
        ("@nutrientId", filter.NutrientId), ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@kinds", filter.Kind.AsJson()), ("@severities", filter.Severity.AsJson()),
        ("@drug", filter.Drug is { } drug ? SearchText.Match(drug) : null), ("@rxcui", filter.Rxcui), ("@atc", filter.Atc?.ToUpperInvariant()),
    ];
}
