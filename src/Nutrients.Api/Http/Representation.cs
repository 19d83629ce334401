using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Nutrients.Api.Hosting;

namespace Nutrients.Api.Http;

/// <summary>How a request wants its answer: what it is kept under, in which format and content coding, and what that representation is known by.</summary>
internal sealed class Representation(AnswerKey? key, ICompressionProvider? compression)
{
    /// <summary>null for what depends on a body: it has no URL to be kept under.</summary>
    public AnswerKey? Key => key;

    /// <summary>null for identity.</summary>
    public ICompressionProvider? Compression => compression;

    public Format Format { get; set; } = Format.Json;

    public string? Tag { get; set; }

    public string CacheControl { get; set; } = "no-store";
}

/// <summary>
/// Turns what handlers return into the bytes and headers of answers, the same for GET and HEAD. Everything under /v1 is a function of the URL, the format, the dataset and this build.
/// The entity tag says so, and a client that has it gets 304 before anything is looked up; a finished answer is kept and sent again before the URL is even routed.
/// </summary>
internal static class Representations
{
    /// <summary>What is smaller is sent as it is: it fits into one packet anyhow, and is hardly smaller compressed.</summary>
    private const int LeastCompressedBytes = 1024;

    // A window as large as almost every answer: a stream takes four megabytes for each, which the process is slow to give back.
    private const int BrotliQuality = 4, BrotliWindow = 18;

    private static readonly string Build = typeof(Representations).Module.ModuleVersionId.ToString("N");

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>For a routed request whose answer was not kept: chooses the format, and answers 406 or 304 if that is all there is to say.</summary>
    public static Task Choose(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<QueryCheck>() is not { Formats.Count: > 0 } check)
        {
            return next(http);
        }

        if (FormatOf(http.Request, check.Formats) is not { } format)
        {
            return Problems.NotAcceptable(check.Formats.Select(available => available.MediaType)).ExecuteAsync(http);
        }

        var asked = http.Features.GetRequiredFeature<Representation>();
        asked.Format = format;

        if (asked.Key is { } key)
        {
            // A pinned dataset cannot change under its URL.
            asked.CacheControl = http.Request.Query.ContainsKey("dataset") ? "public, max-age=31536000, immutable" : "public, max-age=3600, stale-while-revalidate=86400";
            asked.Tag = TagOf(http.Features.GetRequiredFeature<ServedDataset>().Dataset.Version, key.Url, format, asked.Compression);

            if (Answer.IsKnown(http.Request, asked.Tag, isThere: false))
            {
                return Answer.SendNotModified(http, asked.CacheControl, asked.Tag);
            }
        }

        return next(http);
    }

    /// <summary>Writes what a handler returned, unless that writes itself.</summary>
    public static async ValueTask<object?> Represent(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);

        if ((result is INestedHttpResult nested ? nested.Result : result) is not IValueHttpResult { Value: { } value })
        {
            return result;
        }

        var http = context.HttpContext;
        var asked = http.Features.GetRequiredFeature<Representation>();
        await Finished(value, asked, http).Send(http);
        return Results.Empty;
    }

    private static Answer Finished(object value, Representation asked, HttpContext http)
    {
        // Kept for the thread's next answer; but a rare large one must not be remembered by every thread.
        var buffer = _buffer = _buffer is { Capacity: <= 1024 * 1024 } kept ? kept : new(64 * 1024);
        buffer.ResetWrittenCount();
        asked.Format.Write(value, buffer);
        var isCompressed = asked.Compression is not null && buffer.WrittenCount >= LeastCompressedBytes;

        // Sending copies the body before it waits for the client, so what is not kept can be sent from the buffer.
        var answer = new Answer
        {
            ContentType = asked.Format.ContentType,
            ContentEncoding = isCompressed ? asked.Compression!.EncodingName : null,
            Tag = asked.Tag,
            CacheControl = asked.CacheControl,
            Link = http.Response.Headers.Link,
            Body = isCompressed ? Compressed(buffer.WrittenSpan, asked.Compression!) : buffer.WrittenMemory,
        };

        if (asked.Key is { } key)
        {
            http.Features.GetRequiredFeature<ServedDataset>().Answers.Add(key, answer);
        }

        return answer;
    }

    private static byte[] Compressed(ReadOnlySpan<byte> body, ICompressionProvider compression)
    {
        if (compression is BrotliCompressionProvider)
        {
            var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
            return BrotliEncoder.TryCompress(body, brotli, out var length, BrotliQuality, BrotliWindow) ? brotli[..length] : throw new InvalidOperationException("Brotli's own bound did not hold.");
        }

        using var compressed = new MemoryStream();

        using (var stream = compression.CreateStream(compressed))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>
    /// The format parameter wins over the Accept header; one that is not available is a fault that the query check reports. Of what Accept allows, the best
    /// liked is taken, and the first that there is, JSON, where it does not matter.
    /// </summary>
    private static Format? FormatOf(HttpRequest request, IReadOnlyList<Format> formats)
    {
        return request.QueryString.HasValue && request.Query.TryGetValue("format", out var name)
            ? formats.FirstOrDefault(format => format.Name == name) ?? formats[0]
            : StringValues.IsNullOrEmpty(request.Headers.Accept)
            ? formats[0]
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

    private static string TagOf(string datasetVersion, string url, Format format, ICompressionProvider? compression)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{datasetVersion}\n{Build}\n{url}\n{format.MediaType}\n{compression?.EncodingName}"), hash);
        return $"\"{Convert.ToHexStringLower(hash[..12])}\"";
    }
}

internal static class RepresentationExtensions
{
    public static void AddRepresentations(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

        // Compressed once and sent often.
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>To stand before routing: sends what is kept, and routes what is not.</summary>
    public static void UseRepresentations(this WebApplication app)
    {
        app.UseMiddleware<KeptAnswers>();
        app.UseRouting();
        app.Use(Representations.Choose);
    }

    public static TBuilder WithRepresentations<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(Representations.Represent);
}
