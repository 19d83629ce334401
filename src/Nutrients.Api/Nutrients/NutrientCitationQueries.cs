using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Nutrients;

/// <summary>The SQL behind /nutrients/{id}/citations.</summary>
internal sealed class NutrientCitationQueries(Dataset dataset)
{
    // Numbers of the nutrient and everything below it in the tree (the dataset's own sums are no source of their own), and statements about those and about what it is a form of.
    private const string Cited = """
        WITH RECURSIVE tree (id) AS (
            SELECT @nutrientId
            UNION ALL
            SELECT n.id FROM nutrient n JOIN tree ON n.parent_id = tree.id
        ),
        cited AS (
            SELECT source_id, sum(amounts) AS amounts, sum(selected) AS selected, sum(conversions) AS conversions, sum(statements) AS statements, sum(intakes) AS intakes
            FROM (
                SELECT c.source_id, c.amounts, c.selected, 0 AS conversions, 0 AS statements, 0 AS intakes FROM tree JOIN source_coverage c ON c.nutrient_id = tree.id WHERE c.source_id <> 'sum-of-forms'
                UNION ALL
                SELECT v.source_id, 0, 0, 1, 0, 0 FROM tree JOIN nutrient_conversion v ON v.nutrient_id = tree.id
                UNION ALL
                SELECT source_id, 0, 0, 0, kind <> 'reference-intake', kind = 'reference-intake'
                FROM (SELECT DISTINCT c.source_id, c.kind, c.fact_id, CASE c.kind WHEN 'function' THEN c.nutrient_id END FROM nutrient_kin k JOIN citation c ON c.nutrient_id = k.kin_id WHERE k.nutrient_id = @nutrientId)
            )
            GROUP BY source_id
        )
        """;

    private const string ListSql = $"{Cited} SELECT {SourceQueries.Columns}, c.amounts, c.selected, c.conversions, c.statements, c.intakes FROM cited c JOIN source s ON s.id = c.source_id WHERE s.id > @after ORDER BY s.id LIMIT @take";

    private const string CountSql = $"{Cited} SELECT count(*) FROM cited";

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<NutrientCitation> List(string nutrientId, IPaged page, string[]? after) =>
        dataset.Query(ListSql, Read, ("@nutrientId", nutrientId), ("@after", after?[0] ?? ""), ("@take", page.Limit + 1));

    public long Count(string nutrientId) => dataset.Count(CountSql, ("@nutrientId", nutrientId));

    private static NutrientCitation Read(ref Row row) => new() { Source = SourceQueries.Read(ref row), AmountCount = row.Whole(), SelectedCount = row.Whole(), ConversionCount = row.Whole(), StatementCount = row.Whole(), ReferenceIntakeCount = row.Whole() };
}
