using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Nutrients.Api.Data;

namespace Nutrients.Api.Http;

/// <summary>
/// Turns what a handler returns into the bytes and headers of an answer, the same for GET and HEAD. Everything under /v1 is a function of the URL,
/// the dataset and this build; the entity tag says so, and a client that has it gets 304 before anything is looked up.
/// </summary>
internal static class Representation
{
    private const string Json = "application/json";

    private static readonly string Build = typeof(Representation).Module.ModuleVersionId.ToString("N");

    public static TBuilder WithRepresentations<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(Represent);

    private static async ValueTask<object?> Represent(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        if (!Accepts(http.Request))
        {
            return Problems.NotAcceptable([Json]);
        }

        var tag = TagOf(http);

        if (Matches(http.Request.Headers.IfNoneMatch, tag))
        {
            AddCacheHeaders(http, tag);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = await next(context);

        if ((result is INestedHttpResult nested ? nested.Result : result) is not IValueHttpResult { Value: { } value })
        {
            return result;
        }

        AddCacheHeaders(http, tag);

        // "Whatever you have": known to be true only now that there is something.
        if (http.Request.Headers.IfNoneMatch == "*")
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        http.Response.ContentType = Json;
        await Write(http, value);
        return Results.Empty;
    }

    /// <summary>Writes JSON with its length, and to HEAD only the length.</summary>
    public static Task Write(HttpContext http, object value)
    {
        var body = ApiJson.Write(value);
        http.Response.ContentLength = body.Length;

        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        http.Response.BodyWriter.Write(body);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }

    /// <summary>Whether JSON will do. A format parameter wins over the Accept header, and its rule has checked it.</summary>
    private static bool Accepts(HttpRequest request)
    {
        if (request.Query.ContainsKey("format") || StringValues.IsNullOrEmpty(request.Headers.Accept))
        {
            return true;
        }

        // A quality of 0 excludes what it names, however it is named elsewhere: the most specific range decides (RFC 9110, 12.5.1).
        return request.GetTypedHeaders().Accept is { Count: > 0 } accepted
            && accepted.Where(IncludesJson).OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0).FirstOrDefault() is { Quality: not 0 };
    }

    // Whatever its parameters: "application/json; charset=utf-8" is what many clients send.
    private static bool IncludesJson(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes || (range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)));

    private static void AddCacheHeaders(HttpContext http, string tag)
    {
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = "Accept";

        // A pinned dataset cannot change under its URL.
        headers.CacheControl = http.Request.Query.ContainsKey("dataset") ? "public, max-age=31536000, immutable" : "public, max-age=3600, stale-while-revalidate=86400";
    }

    private static string TagOf(HttpContext http)
    {
        var request = http.Request;
        var dataset = http.RequestServices.GetRequiredService<Dataset>().Version;
        var identity = $"{dataset}\n{Build}\n{request.PathBase}{request.Path}{request.QueryString}\n{Json}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return $"\"{Convert.ToHexStringLower(hash[..12])}\"";
    }

    private static bool Matches(StringValues known, string tag) =>
        known.Count > 0
        && EntityTagHeaderValue.TryParseList(known, out var tags)
        && tags.Any(other => other != EntityTagHeaderValue.Any && other.Compare(new(tag), useStrongComparison: false));
}
