using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Deficiencies;

/// <summary>The SQL behind /deficiencies.</summary>
internal sealed class DeficiencyQueries(Dataset dataset)
{
    private const string Columns = "id, nutrient_id, kind, sign, standing, groups_at_risk, note, certainty, certainty_reason, supports, opposes, mixed";

    private const string FindSql = $"SELECT {Columns} FROM deficiency WHERE id = @id";

    // Some hundred rows at most.
    private const string Narrowed = $"""
        FROM deficiency
        WHERE {Narrowing.ToNutrient}
          AND (@match IS NULL OR number IN (SELECT rowid FROM deficiency_search WHERE deficiency_search MATCH @match))
          AND (@kind IS NULL OR kind = @kind)
          AND (@standings IS NULL OR standing IN (SELECT value FROM json_each(@standings)))
          AND (@certainties IS NULL OR certainty IN (SELECT value FROM json_each(@certainties)))
        """;

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND id > @after ORDER BY id LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    public Deficiency? Find(string id) => dataset.Find(FindSql, Read, ("@id", id));

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Deficiency> List(DeficiencyFilter filter, string[]? after) => dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]);

    public long Count(DeficiencyFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    private static Deficiency Read(ref Row row) => new()
    {
        Id = row.Text(),
        NutrientId = row.Text(),
        Kind = row.Text(),
        Sign = row.Text(),
        Standing = row.Text(),
        GroupsAtRisk = row.List(),
        Note = row.TextOrNull(),
        Certainty = row.Text(),
        CertaintyReason = row.Text(),
        CitationIdsFor = row.List(),
        CitationIdsAgainst = row.List(),
        CitationIdsMixed = row.List(),
    };

    private static (string, object?)[] ParametersOf(DeficiencyFilter filter) =>
        [("@nutrientId", filter.NutrientId), ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@kind", filter.Kind), ("@standings", filter.Standing.AsJson()), ("@certainties", filter.Certainty.AsJson())];
}
