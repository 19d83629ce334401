using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Nutrients.Api.Http;

/// <summary>An answer that is a problem.</summary>
internal sealed class ProblemResult(int status, string code, string detail, IReadOnlyList<Fault>? errors = null, IReadOnlyList<string>? suggestions = null, string? type = null, IReadOnlyList<string>? violatedPolicies = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";

        var body = new ArrayBufferWriter<byte>(1024);
        ApiJson.Write(new Problem
        {
            Type = type ?? $"urn:problem-type:nutrients:{code}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
            Instance = Problems.Shortened($"{httpContext.Request.PathBase}{httpContext.Request.Path}", 200),
            Code = code,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
            Errors = errors ?? [],
            Suggestions = suggestions ?? [],
            ViolatedPolicies = violatedPolicies ?? [],
        }, body);
        response.ContentLength = body.WrittenCount;

        // To "head" Kestrel sends what it is told to.
        return httpContext.Request.Method == HttpMethods.Head ? Task.CompletedTask : response.BodyWriter.WriteAsync(body.WrittenMemory, httpContext.RequestAborted).AsTask();
    }
}

/// <summary>Every problem that the API answers with.</summary>
internal static class Problems
{
    private const string RetrySeconds = "30";
    private const string UnsupportedType = "unsupported-media-type";
    private const string UnsupportedTypeDetail = "The body must be application/json in UTF-8, not compressed, and Content-Type must say so.";

    /// <summary>400 for all the faults of a query at once.</summary>
    public static ProblemResult Invalid(IReadOnlyList<Fault> faults)
    {
        var code = faults.Select(fault => fault.Code).Distinct(StringComparer.Ordinal).ToArray() is [var only and ("unknown-parameter" or "invalid-cursor")] ? only : "invalid-parameter";
        return new(StatusCodes.Status400BadRequest, code, faults.Count == 1 ? faults[0].Detail : $"{faults.Count} faults; errors names them all. {faults[0].Detail}", faults);
    }

    /// <summary>422 for all the faults of a body that is well-formed.</summary>
    public static ProblemResult Unprocessable(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid-body", faults.Count == 1 ? faults[0].Detail : $"{faults.Count} faults; errors names them all. {faults[0].Detail}", faults);

    public static ProblemResult MalformedJson(JsonException? exception) =>
        new(StatusCodes.Status400BadRequest, "malformed-json", $"The body is not JSON that can be read (RFC 8259): {(exception is null ? "it has bytes that are not UTF-8, or half of a surrogate pair" : exception.LineNumber is { } line ? $"see line {line + 1}, byte {exception.BytePositionInLine + 1}" : "an object has a key twice")}. Nothing may stand deeper than 16 levels.");

    public static ProblemResult ContentTooLarge(int mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, "content-too-large", $"The body can have at most {mostBytes} bytes.");

    /// <summary>For a body that Kestrel gives up: it ends too early, comes too slowly, or its chunks are none. Of a chunk whose size is no number that it can hold, it says no more than that reading failed.</summary>
    public static ProblemResult BadRequest(IOException bad) =>
        new((bad as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, "bad-request", "The request is not well-formed HTTP, or its body did not come in time.");

    public static ProblemResult MisspeltMethod(string method, string known) =>
        new(StatusCodes.Status400BadRequest, "misspelt-method", $"There is no method '{Shortened(method)}'; methods are written in capitals (RFC 9110, 9.1): {known}.");

    public static ProblemResult UnsupportedMediaType() =>
        new(StatusCodes.Status415UnsupportedMediaType, UnsupportedType, UnsupportedTypeDetail);

    public static ProblemResult NotFound(string what, string id, IReadOnlyList<string> suggestions) =>
        new(StatusCodes.Status404NotFound, "not-found", $"There is no {what} '{Shortened(id)}'.{(suggestions is [var near, ..] ? $" Did you mean '{near}'?" : "")}", suggestions: suggestions);

    public static ProblemResult DatasetNotHosted(string asked, string hosted) =>
        new(StatusCodes.Status404NotFound, "dataset-not-hosted", $"This service hosts the dataset {hosted}, not '{Shortened(asked)}'.", [new("dataset", "dataset-not-hosted", $"The dataset here is {hosted}.")]);

    public static ProblemResult NotAcceptable(IEnumerable<string> available) =>
        new(StatusCodes.Status406NotAcceptable, "not-acceptable", $"There is no representation that the Accept header allows; there is {string.Join(", ", available)}.");

    /// <summary>The problem type that draft-ietf-httpapi-ratelimit-headers defines.</summary>
    public static ProblemResult QuotaExceeded(string policy, RateLimit limit, long secondsLeft) =>
        new(StatusCodes.Status429TooManyRequests, "quota-exceeded", $"An address can make {limit.Permits} requests in {limit.Seconds} seconds; the next one in {secondsLeft} seconds.", type: "https://iana.org/assignments/http-problem-types#quota-exceeded", violatedPolicies: [policy]);

    /// <summary>A file that is not there as it should be; a new dataset is put there within seconds.</summary>
    public static ProblemResult FileUnavailable(HttpResponse response, string refusal)
    {
        response.Headers.RetryAfter = RetrySeconds;
        return new(StatusCodes.Status503ServiceUnavailable, "file-unavailable", refusal);
    }

    public static ProblemResult TooManyDownloads(HttpResponse response, int most)
    {
        response.Headers.RetryAfter = RetrySeconds;
        return new(StatusCodes.Status503ServiceUnavailable, "too-many-downloads", $"{most} files are being downloaded at this moment, which is as many as this service sends at once. Try again in {RetrySeconds} seconds.");
    }

    public static ProblemResult RangeNotSatisfiable(string file, long bytes) =>
        new(StatusCodes.Status416RangeNotSatisfiable, "range-not-satisfiable", $"{file} has {bytes} bytes, of which the range holds none; the first is 0.");

    public static ProblemResult PreconditionFailed(string file, string tag) =>
        new(StatusCodes.Status412PreconditionFailed, "precondition-failed", $"If-Match does not name the entity tag of {file}, which is {tag}.");

    /// <summary>For what ASP.NET Core itself refuses, with an empty body: an unknown path, a wrong method.</summary>
    public static Task DescribeStatus(StatusCodeContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var (code, detail) = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("not-found", $"There is nothing at '{Shortened(request.Path.Value ?? "")}'. The resources are listed at /openapi/v1.json and shown at /swagger."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", $"{Shortened(request.Method)} is not possible here; possible: {response.Headers.Allow}."),
            StatusCodes.Status400BadRequest => ("bad-request", "The request is not well-formed HTTP."),
            StatusCodes.Status415UnsupportedMediaType => (UnsupportedType, UnsupportedTypeDetail),
            var status => ("status-" + status, ReasonPhrases.GetReasonPhrase(status) + "."),
        };

        return new ProblemResult(response.StatusCode, code, detail).ExecuteAsync(context.HttpContext);
    }

    /// <summary>For what went wrong on our side. The log has the exception; the answer has nothing of it.</summary>
    public static Task DescribeFailure(HttpContext context) => (context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => BadRequest(bad),
        SqliteException { SqliteErrorCode: SQLITE_INTERRUPT } => QueryTimeout(context.Response),
        _ => new ProblemResult(StatusCodes.Status500InternalServerError, "internal-error", "The service failed to answer. The trace id finds the reason in its log."),
    }).ExecuteAsync(context);

    private static ProblemResult QueryTimeout(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return new(StatusCodes.Status503ServiceUnavailable, "query-timeout", "The dataset took too long to answer. Narrow the question, or ask again in a second.");
    }

    /// <summary>What somebody sent, as it can be quoted: short, cut between characters, and without those that control whatever shows it.</summary>
    public static string Shortened(string value, int most = 64) =>
        value.Length > most ? Shown(value[..(char.IsHighSurrogate(value[most - 1]) ? most - 1 : most)]) + "…" : Shown(value);

    private static string Shown(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\ufffd' : letter)) : text;
}
