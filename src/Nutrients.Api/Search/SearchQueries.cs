using System.Globalization;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Search;

/// <summary>The SQL behind /search.</summary>
internal sealed class SearchQueries(Dataset dataset, Spelling spelling)
{
    // In the order of search_item.number, in which the index gives its matches: it stops when the page is full, however many there are.
    private const string ListSql = """
        SELECT i.number, i.type, i.id, i.name, i.text
        FROM item_search
        CROSS JOIN search_item i ON i.number = item_search.rowid
        WHERE item_search MATCH @step AND item_search.rowid > @after AND (@types IS NULL OR i.type IN (SELECT value FROM json_each(@types)))
        ORDER BY item_search.rowid
        LIMIT @take
        """;

    private const string CountSql = "SELECT count(*) FROM item_search WHERE item_search MATCH @match";

    private const string CountOfTypesSql = "SELECT count(*) FROM search_item WHERE number IN (SELECT rowid FROM item_search WHERE item_search MATCH @match) AND type IN (SELECT value FROM json_each(@types))";

    private const string NamesSql = "SELECT item_number, name FROM search_name WHERE item_number IN (SELECT value FROM json_each(@numbers)) ORDER BY item_number, position";

    public static readonly KeyPart[] KeyParts = [KeyPart.Count, KeyPart.Count];

    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["nutrient"] = "/v1/nutrients",
        ["food"] = "/v1/foods",
        ["function"] = "/v1/functions",
        ["interaction"] = "/v1/interactions",
        ["claim"] = "/v1/claims",
        ["deficiency"] = "/v1/deficiencies",
        ["study"] = "/v1/studies",
    };

    public SearchQuery Understand(string text)
    {
        var (asIs, corrected) = spelling.Read(text);
        return new SearchQuery(asIs, corrected);
    }

    /// <summary>Step by step, the best matches first, until the page is full: one more than the limit, if there are so many.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with.</param>
    public IReadOnlyList<SearchRow> List(SearchQuery query, SearchFilter filter, string[]? after)
    {
        var first = after is null ? 0 : int.Parse(after[0], CultureInfo.InvariantCulture);
        var rows = new List<SearchRow>();

        for (var step = first; step < query.Steps.Count && rows.Count <= filter.Limit; step++)
        {
            var found = dataset.Query(ListSql, Read,
                ("@step", query.Steps[step].Match),
                ("@after", after is not null && step == first ? long.Parse(after[1], CultureInfo.InvariantCulture) : 0L),
                ("@types", filter.Type.AsJson()),
                ("@take", filter.Limit + 1 - rows.Count));
            var otherNames = dataset.Query(NamesSql, static (ref row) => (Item: row.Whole(), Name: row.Text()), ("@numbers", found.Select(item => item.Number.ToString(CultureInfo.InvariantCulture)).AsJson())).ToLookup(name => name.Item, name => name.Name);
            rows.AddRange(found.Select(item => new SearchRow(step, item.Number, HitOf(item, [item.Name, .. otherNames[item.Number]], query.Steps[step]))));
        }

        return rows;
    }

    public long Count(SearchQuery query, SearchFilter filter) =>
        query.Match is not { } match ? 0
        : filter.Type is null ? dataset.Count(CountSql, ("@match", match))
        : dataset.Count(CountOfTypesSql, ("@match", match), ("@types", filter.Type.AsJson()));

    /// <summary>What <see cref="List"/> sorts by, of one row.</summary>
    public static string[] KeyOf(SearchRow row) => [row.Step.ToString(CultureInfo.InvariantCulture), row.Number.ToString(CultureInfo.InvariantCulture)];

    private static Item Read(ref Row row) => new(row.Whole(), row.Text(), row.Text(), row.Text(), row.TextOrNull());

    private static SearchHit HitOf(Item item, IEnumerable<string> names, SearchStep step)
    {
        var inText = step.InNames || item.Text is null ? null : Found.WordOf(item.Text, step.Readings);

        return new SearchHit
        {
            Type = item.Type,
            Id = item.Id,
            Name = item.Name,
            Matched = inText?.Word ?? Found.NameOf(names, step.Readings),
            Snippet = inText?.Around,
            Score = step.Score,
            Url = $"{Paths[item.Type]}/{item.Id}",
        };
    }

    private sealed record Item(long Number, string Type, string Id, string Name, string? Text);
}

/// <summary>A hit and its place in a list.</summary>
/// <param name="Step">How well it matches, 0 being the best.</param>
/// <param name="Number">Its place among equally good matches.</param>
/// <param name="Hit">The hit.</param>
internal sealed record SearchRow(int Step, long Number, SearchHit Hit);
