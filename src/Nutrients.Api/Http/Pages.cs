using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;

namespace Nutrients.Api.Http;

/// <summary>Makes a page of a query that was asked for one row more than the page holds.</summary>
internal static class Pages
{
    public const string NoCursor = "The cursor does not belong to this list, filter and dataset; take it unchanged from links.next, or leave it out to begin anew.";

    /// <param name="request">The request, for the links.</param>
    /// <param name="dataset">The dataset that the cursor must belong to.</param>
    /// <param name="filter">What was asked for.</param>
    /// <param name="key">What a sort key is made of.</param>
    /// <param name="list">The rows after a sort key (null: from the first), one more than the limit if there are so many.</param>
    /// <param name="count">How many rows the whole list has; asked only if the page does not show it.</param>
    /// <param name="keyOf">The sort key of a row.</param>
    /// <param name="itemOf">The item that a row is shown as.</param>
    /// <param name="metaOf">What holds for the list beyond what holds for every list.</param>
    public static Results<Ok<Page<TItem, TMeta>>, ProblemResult> Of<TRow, TItem, TMeta>(
        HttpRequest request, Dataset dataset, IPaged filter, KeyPart[] key, Func<string[]?, IReadOnlyList<TRow>> list, Func<long> count, Func<TRow, string[]> keyOf, Func<TRow, TItem> itemOf, Func<PageMeta, TMeta> metaOf)
        where TMeta : PageMeta
    {
        var url = CanonicalUrl.Of(request);
        var after = filter.Cursor is { } cursor ? Cursor.Decode(url, dataset.Version, cursor, key) : null;

        if (filter.Cursor is not null && after is null)
        {
            return Problems.Invalid([new("cursor", "invalid-cursor", NoCursor)]);
        }

        var rows = list(after);
        var hasMore = rows.Count > filter.Limit;
        var next = hasMore ? CanonicalUrl.WithCursor(url, Cursor.Encode(url, dataset.Version, keyOf(rows[filter.Limit - 1]))) : null;

        if (next is not null)
        {
            request.HttpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return TypedResults.Ok(new Page<TItem, TMeta>(
            [.. rows.Take(filter.Limit).Select(itemOf)],
            new PageLinks(url, next),
            metaOf(new PageMeta { TotalCount = hasMore || after is not null ? count() : rows.Count, HasMore = hasMore, DatasetVersion = dataset.Version })));
    }

    /// <inheritdoc cref="Of{TRow, TItem, TMeta}"/>
    public static Results<Ok<Page<TItem, PageMeta>>, ProblemResult> Of<TRow, TItem>(
        HttpRequest request, Dataset dataset, IPaged filter, KeyPart[] key, Func<string[]?, IReadOnlyList<TRow>> list, Func<long> count, Func<TRow, string[]> keyOf, Func<TRow, TItem> itemOf) =>
        Of(request, dataset, filter, key, list, count, keyOf, itemOf, meta => meta);

    /// <summary>A list that ends with its limit: no page follows.</summary>
    public static Ok<Page<TItem, TMeta>> Only<TItem, TMeta>(HttpRequest request, Dataset dataset, IReadOnlyList<TItem> items, Func<PageMeta, TMeta> metaOf) where TMeta : PageMeta =>
        TypedResults.Ok(new Page<TItem, TMeta>(items, new PageLinks(CanonicalUrl.Of(request), Next: null), metaOf(new PageMeta { TotalCount = items.Count, HasMore = false, DatasetVersion = dataset.Version })));
}
