using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Nutrients.Api.Data;

namespace Nutrients.Api.Http;

/// <summary>
/// Turns what a handler returns into the bytes and headers of an answer, the same for GET and HEAD. Everything under /v1 is a function of the URL,
/// the format, the dataset and this build; the entity tag says so, and a client that has it gets 304 before anything is looked up.
/// </summary>
internal static class Representation
{
    private static readonly string Build = typeof(Representation).Module.ModuleVersionId.ToString("N");

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public static TBuilder WithRepresentations<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(Represent);

    private static async ValueTask<object?> Represent(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var formats = http.GetEndpoint()!.Metadata.GetRequiredMetadata<QueryCheck>().Formats;

        if (FormatOf(http.Request, formats) is not { } format)
        {
            return Problems.NotAcceptable(formats.Select(available => available.MediaType));
        }

        // What depends on a body has no URL to be kept under.
        var isKept = !HttpMethods.IsPost(http.Request.Method);
        var tag = TagOf(http, format);

        if (isKept && Matches(http.Request.Headers.IfNoneMatch, tag))
        {
            AddCacheHeaders(http, tag);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = await next(context);

        if ((result is INestedHttpResult nested ? nested.Result : result) is not IValueHttpResult { Value: { } value })
        {
            return result;
        }

        if (isKept)
        {
            AddCacheHeaders(http, tag);
        }
        else
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        // "Whatever you have": known to be true only now that there is something.
        if (isKept && http.Request.Headers.IfNoneMatch == "*")
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        http.Response.ContentType = format.ContentType;
        await Write(http, value, format);
        return Results.Empty;
    }

    /// <summary>Writes the body with its length, and to HEAD only the length.</summary>
    public static Task Write(HttpContext http, object value, Format format)
    {
        // Kept for the thread's next answer; but a rare large one must not be remembered by every thread.
        var buffer = _buffer = _buffer is { Capacity: <= 1024 * 1024 } kept ? kept : new(64 * 1024);
        buffer.ResetWrittenCount();
        format.Write(value, buffer);
        http.Response.ContentLength = buffer.WrittenCount;

        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        http.Response.BodyWriter.Write(buffer.WrittenSpan);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }

    /// <summary>
    /// The format parameter wins over the Accept header; one that is not available is a fault that the query check reports. Of what Accept allows, the best
    /// liked is taken, and JSON where it does not matter.
    /// </summary>
    private static Format? FormatOf(HttpRequest request, IReadOnlyList<Format> formats)
    {
        return request.Query.TryGetValue("format", out var name)
            ? formats.FirstOrDefault(format => format.Name == name) ?? Format.Json
            : StringValues.IsNullOrEmpty(request.Headers.Accept)
            ? Format.Json
            : formats.Select(format => (format, quality: QualityOf(format, request.GetTypedHeaders().Accept))).Where(choice => choice.quality > 0).OrderByDescending(choice => choice.quality).FirstOrDefault().format;
    }

    /// <summary>How well a format is liked: the most specific range that names it decides, and a quality of 0 excludes it (RFC 9110, 12.5.1).</summary>
    private static double QualityOf(Format format, IList<MediaTypeHeaderValue> accepted)
    {
        var (type, subType) = (format.MediaType.Split('/')[0], format.MediaType.Split('/')[1]);

        // Whatever their parameters: "application/json; charset=utf-8" is what many clients send.
        var range = accepted
            .Where(range => range.MatchesAllTypes || (range.Type.Equals(type, StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals(subType, StringComparison.OrdinalIgnoreCase))))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault();

        return range is null ? 0 : range.Quality ?? 1;
    }

    private static void AddCacheHeaders(HttpContext http, string tag)
    {
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = "Accept";

        // A pinned dataset cannot change under its URL.
        headers.CacheControl = http.Request.Query.ContainsKey("dataset") ? "public, max-age=31536000, immutable" : "public, max-age=3600, stale-while-revalidate=86400";
    }

    private static string TagOf(HttpContext http, Format format)
    {
        var request = http.Request;
        var dataset = http.RequestServices.GetRequiredService<Dataset>().Version;
        var identity = $"{dataset}\n{Build}\n{request.PathBase}{request.Path}{request.QueryString}\n{format.MediaType}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return $"\"{Convert.ToHexStringLower(hash[..12])}\"";
    }

    private static bool Matches(StringValues known, string tag) =>
        known.Count > 0
        && EntityTagHeaderValue.TryParseList(known, out var tags)
        && tags.Any(other => other != EntityTagHeaderValue.Any && other.Compare(new(tag), useStrongComparison: false));
}
