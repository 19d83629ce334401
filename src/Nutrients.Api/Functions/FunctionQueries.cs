using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Functions;

/// <summary>The SQL behind /functions.</summary>
internal sealed class FunctionQueries(Dataset dataset)
{
    private const string Columns = "f.id, f.name, f.body_system, f.mechanism, f.key_molecules";

    private const string FindSql = $"SELECT {Columns} FROM function f WHERE f.id = @id";

    // Some hundred rows at most.
    private const string Narrowed = $"""
        FROM function f
        WHERE (@match IS NULL OR f.number IN (SELECT rowid FROM function_search WHERE function_search MATCH @match))
          AND (@bodySystems IS NULL OR f.body_system IN (SELECT value FROM json_each(@bodySystems)))
          AND f.id IN (
              SELECT function_id FROM function_nutrient
              WHERE {Narrowing.ToNutrient} AND (@certainties IS NULL OR certainty IN (SELECT value FROM json_each(@certainties)))
          )
        """;

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND f.id > @after ORDER BY f.id LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    private const string NutrientsSql = $"""
        SELECT function_id, {Narrowing.ToNutrient}, nutrient_id, role, certainty, certainty_reason, supports, opposes, mixed
        FROM function_nutrient
        WHERE function_id IN (SELECT value FROM json_each(@ids))
        ORDER BY function_id, nutrient_id
        """;

    public Function? Find(string id) => WithNutrients(dataset.Query(FindSql, Read, ("@id", id)), nutrientId: null) is [var function] ? function : null;

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Function> List(FunctionFilter filter, string[]? after) => WithNutrients(dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]), filter.NutrientId);

    public long Count(FunctionFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    private Function[] WithNutrients(List<Function> functions, string? nutrientId)
    {
        var nutrients = dataset.Query(NutrientsSql, ReadNutrient, ("@ids", functions.Select(function => function.Id).AsJson()), ("@nutrientId", nutrientId)).ToLookup(row => row.FunctionId, StringComparer.Ordinal);

        return [.. functions.Select(function => function with
        {
            NutrientIds = [.. nutrients[function.Id].Select(row => row.Nutrient.NutrientId)],
            Nutrients = [.. nutrients[function.Id].Where(row => row.Asked).Select(row => row.Nutrient)],
        })];
    }

    private static Function Read(ref Row row) => new() { Id = row.Text(), Name = row.Text(), BodySystem = row.Text(), Mechanism = row.Text(), KeyMolecules = row.List(), NutrientIds = [], Nutrients = [] };

    private static (string FunctionId, bool Asked, FunctionNutrient Nutrient) ReadNutrient(ref Row row) => (row.Text(), row.Whole() == 1, new FunctionNutrient
    {
        NutrientId = row.Text(),
        Role = row.Text(),
        Certainty = row.Text(),
        CertaintyReason = row.Text(),
        CitationIdsFor = row.List(),
        CitationIdsAgainst = row.List(),
        CitationIdsMixed = row.List(),
    });

    private static (string, object?)[] ParametersOf(FunctionFilter filter) =>
        [("@nutrientId", filter.NutrientId), ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@bodySystems", filter.BodySystem.AsJson()), ("@certainties", filter.Certainty.AsJson())];
}
