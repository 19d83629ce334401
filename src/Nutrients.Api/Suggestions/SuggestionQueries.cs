using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Suggestions;

/// <summary>The SQL behind /suggestions.</summary>
internal sealed class SuggestionQueries(Dataset dataset)
{
    // Names are numbered from the shortest, so the least number is the best name of an item; SQLite reads the columns beside min() from its row.
    private const string ListSql = """
        SELECT min(n.number), n.name, i.number, i.type, i.id, i.name
        FROM name_search
        CROSS JOIN search_name n ON n.number = name_search.rowid
        CROSS JOIN search_item i ON i.number = n.item_number
        WHERE name_search MATCH @step AND (@types IS NULL OR i.type IN (SELECT value FROM json_each(@types)))
        GROUP BY n.item_number
        ORDER BY min(n.number)
        LIMIT @take
        """;

    public IReadOnlyList<Suggestion> List(SuggestionFilter filter)
    {
        var begun = SearchText.Phrase(filter.Q!, "*", fromStart: true);
        string[] steps = [$"name : {begun}", $"other_name : {begun}", SearchText.Match(filter.Q!)];
        var suggestions = new OrderedDictionary<long, Suggestion>();

        foreach (var step in steps.TakeWhile(_ => suggestions.Count < filter.Limit))
        {
            // What an earlier step has found may be found again.
            foreach (var (item, suggestion) in dataset.Query(ListSql, Read, ("@step", step), ("@types", filter.Type.AsJson()), ("@take", filter.Limit + suggestions.Count)))
            {
                suggestions.TryAdd(item, suggestion);
            }
        }

        return [.. suggestions.Values.Take(filter.Limit)];
    }

    private static (long Item, Suggestion Suggestion) Read(ref Row row)
    {
        row.Whole();
        var matched = row.Text();
        return (row.Whole(), new Suggestion { Type = row.Text(), Id = row.Text(), Name = row.Text(), Matched = matched });
    }
}
