using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Sources;

/// <summary>The SQL behind /sources.</summary>
internal sealed class SourceQueries(Dataset dataset)
{
    public const string Columns = "s.id, s.type, s.title, s.authors, s.publisher, s.journal, s.year, s.version, s.volume, s.issue, s.pages, s.doi, s.pmid, s.pmcid, s.url, s.licence, s.attribution, s.doubt";

    private const string FindSql = $"SELECT {Columns} FROM source s WHERE s.id = @id";

    // Some hundred rows at most.
    private const string Narrowed = $"{SourceNarrowing.Narrowed} AND (@type IS NULL OR s.type = @type) AND (@ids IS NULL OR s.id IN (SELECT value FROM json_each(@ids)))";

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND s.id > @after ORDER BY s.id LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    public Source? Find(string id) => dataset.Find(FindSql, Read, ("@id", id));

    /// <summary>One more than the limit, if there are so many.</summary>
    public IReadOnlyList<Source> List(SourceFilter filter, string[]? after) => dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", after?[0] ?? ""), ("@take", filter.Limit + 1)]);

    public long Count(SourceFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static Source Read(ref Row row) => new()
    {
        Id = row.Text(),
        Type = row.Text(),
        Title = row.Text(),
        Authors = row.TextOrNull()?.Split("; ") ?? [],
        Publisher = row.TextOrNull(),
        Journal = row.TextOrNull(),
        Year = row.WholeOrNull(),
        Version = row.TextOrNull(),
        Volume = row.TextOrNull(),
        Issue = row.TextOrNull(),
        Pages = row.TextOrNull(),
        Doi = row.TextOrNull(),
        Pmid = row.TextOrNull(),
        Pmcid = row.TextOrNull(),
        Url = row.TextOrNull(),
        Licence = row.TextOrNull(),
        Attribution = row.TextOrNull(),
        Doubt = row.TextOrNull(),
    };

    private static (string, object?)[] ParametersOf(SourceFilter filter) => [.. SourceNarrowing.ParametersOf(filter), ("@type", filter.Type), ("@ids", filter.Ids.AsJson())];
}
