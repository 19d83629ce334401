using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Claims;

/// <summary>The SQL behind /claims.</summary>
internal sealed class ClaimQueries(Dataset dataset)
{
    private const string Columns = "id, nutrient_ids, topic, statement, verdict, correction, origins, certainty, certainty_reason, supports, opposes, mixed";

    private const string FindSql = $"SELECT {Columns} FROM claim WHERE id = @id";

    // Some hundred rows at most.
    private const string Narrowed = $"""
        FROM claim
        WHERE (@nutrientId IS NULL OR id IN (SELECT claim_id FROM claim_nutrient WHERE {Narrowing.ToNutrient}))
          AND (@match IS NULL OR number IN (SELECT rowid FROM claim_search WHERE claim_search MATCH @match))
          AND (@verdicts IS NULL OR verdict IN (SELECT value FROM json_each(@verdicts)))
          AND (@certainties IS NULL OR certainty IN (SELECT value FROM json_each(@certainties)))
          AND (@topics IS NULL OR topic IN (SELECT value FROM json_each(@topics)))
        """;

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND id > @after ORDER BY id LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    public Claim? Find(string id) => dataset.Find(FindSql, Read, ("@id", id));

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Claim> List(ClaimFilter filter, string[]? after) => dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]);

    public long Count(ClaimFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    private static Claim Read(ref Row row) => new()
    {
        Id = row.Text(),
        NutrientIds = row.List(),
        Topic = row.Text(),
        Statement = row.Text(),
        Verdict = row.Text(),
        Correction = row.TextOrNull(),
        Origins = row.List(),
        Certainty = row.Text(),
        CertaintyReason = row.Text(),
        CitationIdsFor = row.List(),
        CitationIdsAgainst = row.List(),
        CitationIdsMixed = row.List(),
    };

    private static (string, object?)[] ParametersOf(ClaimFilter filter) =>
        [("@nutrientId", filter.NutrientId), ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@verdicts", filter.Verdict.AsJson()), ("@certainties", filter.Certainty.AsJson()), ("@topics", filter.Topic.AsJson())];
}
