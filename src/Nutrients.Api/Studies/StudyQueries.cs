using System.Globalization;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Studies;

/// <summary>The SQL behind /studies.</summary>
internal sealed class StudyQueries(Dataset dataset)
{
    private const string Columns = $"{SourceQueries.Columns}, s.design, s.population, s.sample_size, s.exposure, s.duration, s.finding, s.funding";

    private const string FindSql = $"SELECT {Columns} FROM source s WHERE s.id = @id AND s.design IS NOT NULL";

    // Some hundred rows at most.
    private const string Narrowed = $"{SourceNarrowing.Narrowed} AND s.design IS NOT NULL AND (@designs IS NULL OR s.design IN (SELECT value FROM json_each(@designs)))";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    private const string ListByIdSql = $"SELECT {Columns} {Narrowed} AND s.id > @afterId ORDER BY s.id LIMIT @take";

    private const string ListOldestFirstSql = $"SELECT {Columns} {Narrowed} AND (s.year, s.id) > (@afterYear, @afterId) ORDER BY s.year, s.id LIMIT @take";

    private const string ListNewestFirstSql = $"SELECT {Columns} {Narrowed} AND (-s.year, s.id) > (-@afterYear, @afterId) ORDER BY -s.year, s.id LIMIT @take";

    private const string CitedBySql = """
        SELECT source_id, kind, fact_id, nullif(nutrient_id, ''), stance
        FROM citation
        WHERE source_id IN (SELECT value FROM json_each(@ids))
        ORDER BY source_id, kind, fact_id, nutrient_id
        """;

    public Study? Find(string id) => WithStatements(dataset.Query(FindSql, Read, ("@id", id))) is [var study] ? study : null;

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with: year, id.</param>
    public IReadOnlyList<Study> List(StudyFilter filter, string[]? after)
    {
        // A parameter that the statement does not name is left out: SQLite refuses those.
        (string, object?)[] common = [.. ParametersOf(filter), ("@take", filter.Limit + 1), ("@afterId", after?[1] ?? "")];

        return WithStatements(filter.Sort switch
        {
            "year" => dataset.Query(ListOldestFirstSql, Read, [.. common, ("@afterYear", YearOf(after) ?? 0)]),
            "-year" => dataset.Query(ListNewestFirstSql, Read, [.. common, ("@afterYear", YearOf(after) ?? 9999)]),
            _ => dataset.Query(ListByIdSql, Read, common),
        });
    }

    public long Count(StudyFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    private static long? YearOf(string[]? after) => after is null ? null : long.Parse(after[0], CultureInfo.InvariantCulture);

    private Study[] WithStatements(List<Study> studies)
    {
        var statements = dataset.Query(CitedBySql, ReadStatement, ("@ids", studies.Select(study => study.Id).AsJson())).ToLookup(row => row.SourceId, row => row.Statement, StringComparer.Ordinal);
        return [.. studies.Select(study => study with { CitedBy = [.. statements[study.Id]] })];
    }

    private static Study Read(ref Row row) => new(SourceQueries.Read(ref row), row.Text())
    {
        Population = row.TextOrNull(),
        SampleSize = row.TextOrNull(),
        Exposure = row.TextOrNull(),
        Duration = row.TextOrNull(),
        Finding = row.TextOrNull(),
        Funding = row.TextOrNull(),
    };

    private static (string SourceId, CitingStatement Statement) ReadStatement(ref Row row) => (row.Text(), new CitingStatement { Kind = row.Text(), Id = row.Text(), NutrientId = row.TextOrNull(), Stance = row.Text() });

    private static (string, object?)[] ParametersOf(StudyFilter filter) => [.. SourceNarrowing.ParametersOf(filter), ("@designs", filter.Design.AsJson())];
}
