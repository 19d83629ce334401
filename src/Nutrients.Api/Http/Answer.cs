namespace Nutrients.Api.Http;

/// <summary>A finished answer: the bytes of one representation of what a URL names, in one content coding, with the headers that are its own.</summary>
internal sealed record Answer
{
    public required string ContentType { get; init; }

    /// <summary>null for identity.</summary>
    public required string? ContentEncoding { get; init; }

    /// <summary>The strong entity tag of exactly these bytes; null for an answer that has no URL to be kept under.</summary>
    public required string? Tag { get; init; }

    public required string CacheControl { get; init; }

    /// <summary>The next page (RFC 8288); null if there is none.</summary>
    public string? Link { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Sends it, to HEAD without the body (RFC 9110, 9.3.2), and nothing but its validator to a client that has it (15.4.5).</summary>
    public Task Send(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        AddCacheHeaders(response, CacheControl, Tag);

        if (Tag is not null && IsKnown(request, Tag, isThere: true))
        {
            response.StatusCode = StatusCodes.Status304NotModified;

            // What was made just now has named its next page already.
            response.Headers.Link = default;
            return Task.CompletedTask;
        }

        response.Headers.ContentEncoding = ContentEncoding;
        response.Headers.Link = Link;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(Body, http.RequestAborted).AsTask();
    }

    /// <summary>304 for what need not be made to know that the client has it.</summary>
    public static Task SendNotModified(HttpContext http, string cacheControl, string tag)
    {
        AddCacheHeaders(http.Response, cacheControl, tag);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    /// <summary>Whether If-None-Match names a tag, by the weak comparison (RFC 9110, 13.1.2). Of what may not exist, <c>*</c> names nothing.</summary>
    public static bool IsKnown(HttpRequest request, string tag, bool isThere)
    {
        var known = request.Headers.IfNoneMatch;

        return known.Count > 0 && (known == tag
            || (Microsoft.Net.Http.Headers.EntityTagHeaderValue.TryParseList(known, out var tags)
                && tags.Any(other => other.Equals(Microsoft.Net.Http.Headers.EntityTagHeaderValue.Any) ? isThere : other.Compare(new(tag), useStrongComparison: false))));
    }

    private static void AddCacheHeaders(HttpResponse response, string cacheControl, string? tag)
    {
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = "Accept, Accept-Encoding";
        response.Headers.ETag = tag;
    }
}
