using System.Globalization;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Search;

/// <summary>What /search finds.</summary>
internal sealed class SearchQueries(SearchIndex index, Spelling spelling)
{
    public static readonly KeyPart[] KeyParts = [KeyPart.Count, KeyPart.Count];

    public SearchQuery Understand(string text)
    {
        var (asIs, corrected) = spelling.Read(text);
        return new SearchQuery(asIs, corrected, index);
    }

    /// <summary>Step by step, the best matches first, until the page is full: one more than the limit, if there are so many.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with.</param>
    public IReadOnlyList<SearchRow> List(SearchQuery query, SearchFilter filter, string[]? after)
    {
        var (first, from) = after is null ? (0, 0) : (int.Parse(after[0], CultureInfo.InvariantCulture), int.Parse(after[1], CultureInfo.InvariantCulture) + 1);
        var rows = new List<SearchRow>();

        for (var step = first; step < query.Steps.Count && rows.Count <= filter.Limit; step++)
        {
            var found = OfTypes(query.Steps[step].Found, filter);

            for (var item = found.Next(step == first ? from : 0); item is { } number && rows.Count <= filter.Limit; item = found.Next(number + 1))
            {
                rows.Add(new(step, number, query.Steps[step]));
            }
        }

        return rows;
    }

    public long Count(SearchQuery query, SearchFilter filter) => OfTypes(query.All, filter).Count;

    /// <summary>What <see cref="List"/> sorts by, of one row.</summary>
    public static string[] KeyOf(SearchRow row) => [row.Step.ToString(CultureInfo.InvariantCulture), row.Item.ToString(CultureInfo.InvariantCulture)];

    public SearchHit HitOf(SearchRow row)
    {
        var (item, step) = (index.Items[row.Item], row.Found);
        var inText = step.InNames ? null : Found.WordOf(item, step.Readings, index);

        return new SearchHit
        {
            Type = item.Type,
            Id = item.Id,
            Name = item.Names[0].Text,
            Matched = inText?.Word ?? Found.NameOf(item, step.Readings, index),
            Snippet = inText?.Around,
            Score = step.Score,
            Url = item.Url,
        };
    }

    private NumberSet OfTypes(NumberSet found, SearchFilter filter) => filter.Type is { } types ? found.And(index.OfTypes(types.Split(','))) : found;
}

/// <summary>What was found, and its place in a list.</summary>
/// <param name="Step">How well it matches, 0 being the best.</param>
/// <param name="Item">Its number, which is its place among equally good matches.</param>
/// <param name="Found">How it was found.</param>
internal readonly record struct SearchRow(int Step, int Item, SearchStep Found);
