using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>What must hold of every answer, whatever was asked.</summary>
internal sealed class FuzzJudge(FuzzContract contract)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Words of our own engine room. What the client itself sent may be quoted.</summary>
    private static readonly string[] Internals =
    [
        "SQL", "sqlite", "SELECT ", "no such ", "syntax error", "fts5", "json_each", "Exception", "System.", "Microsoft.", "Nutrients.", "Dapper", "Validat", "Property", "   at ", ".cs:", ".dll", "/nutrients.db", ":line ", "Parameter '", "{", "}", "0x", "/home/", "/root/", "/tmp/", "/usr/", "/app/", AppContext.BaseDirectory,
    ];

    /// <summary>What is wrong with an answer; empty if nothing is.</summary>
    public IEnumerable<string> FaultsOf(FuzzRequest request, RawAnswer answer)
    {
        if (answer.Status is >= 500 or 429)
        {
            return [$"status {answer.Status}"];
        }

        if (!request.IsWellFormed)
        {
            return answer.Status is 400 ? [] : [$"status {answer.Status} for what is no HTTP"];
        }

        var operation = request.Operation ?? contract.At(request.Path, request.Method);

        if (operation is null && !FuzzContract.Plain(request.Path).StartsWith("/v1", StringComparison.OrdinalIgnoreCase))
        {
            // Pages, probes and the contract itself have no contract.
            return answer.Header("Content-Type") == "application/problem+json" && answer.Body.Length > 0 ? Leaks(request, DetailOf(answer)) : [];
        }

        return answer.Status switch
        {
            204 => request is { Method: "OPTIONS" } && request.Header("Access-Control-Request-Method") is not null ? [] : ["204 without a question of CORS"],
            304 => request.Header("If-None-Match") is not null && answer.Header("ETag") is not null && operation?.AnswerOf(304) is not null ? HeaderFaults(operation, answer) : ["304 for no reason"],
            >= 300 and < 400 => [$"status {answer.Status}"],
            < 300 => SuccessFaults(request, operation, answer),
            _ => ProblemFaults(request, operation, answer),
        };
    }

    private static List<string> SuccessFaults(FuzzRequest request, FuzzOperation? operation, RawAnswer answer)
    {
        if (operation is null)
        {
            return [$"status {answer.Status} where nothing is"];
        }

        if (operation.AnswerOf(answer.Status)?.TryGetValue(answer.Header("Content-Type")?.Split(';')[0] ?? "", out var check) is not true)
        {
            return [$"status {answer.Status} as {answer.Header("Content-Type")} is not in the contract"];
        }

        var faults = new List<string>(HeaderFaults(operation, answer));
        faults.AddRange(WrongNames(request).Select(name => $"{name} is wrong, and yet answered"));

        if (request is { Operation.IsBodyAllowed: { } isAllowed, Json: { } json } && isAllowed(JsonSerializer.SerializeToElement(json)) is [var fault, ..])
        {
            faults.Add($"the body breaks the contract, and yet is answered: {fault}");
        }

        // Bytes have no schema.
        if (request.Method != "HEAD" && answer.Status == 200 && !answer.Header("Content-Type")!.StartsWith("application/vnd.sqlite3", StringComparison.Ordinal) && answer.Header("Content-Type") != "application/zip")
        {
            var text = Utf8.GetString(Decoded(answer));
            faults.AddRange(answer.Header("Content-Type")!.Split(';')[0] switch
            {
                "application/json" => Faults(text),
                "application/x-ndjson" => check!(JsonSerializer.SerializeToElement(text)).Count > 0 ? ["is no such text"] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Parsed),
                "application/vnd.citationstyles.csl+json" => Parsed(text),
                _ => check!(JsonSerializer.SerializeToElement(text)),
            });
        }

        return faults;

        IEnumerable<string> Faults(string text)
        {
            using var document = JsonDocument.Parse(text);
            return check!(document.RootElement);
        }

        static IEnumerable<string> Parsed(string text)
        {
            using var document = JsonDocument.Parse(text);
            return [];
        }
    }

    private List<string> ProblemFaults(FuzzRequest request, FuzzOperation? operation, RawAnswer answer)
    {
        var faults = new List<string>();

        if (answer.Header("Content-Type") != "application/problem+json")
        {
            faults.Add($"{answer.Status} is {answer.Header("Content-Type")}");
            return faults;
        }

        if (answer.Header("ETag") is not null || answer.Header("Cache-Control") != "no-store")
        {
            faults.Add("an error that can be kept");
        }

        if (answer.Status != 405 && operation is not null && operation.AnswerOf(answer.Status) is null)
        {
            faults.Add($"status {answer.Status} is not in the contract");
        }

        if (operation is not null)
        {
            faults.AddRange(HeaderFaults(operation, answer));
        }

        if (request.Method == "HEAD")
        {
            return faults;
        }

        using var document = JsonDocument.Parse(Decoded(answer));
        faults.AddRange(contract.Problem(document.RootElement));

        if (faults.Count == 0)
        {
            faults.AddRange(NamingFaults(request, operation, answer, document.RootElement));
        }

        return faults;
    }

    /// <summary>Whether a problem says what is wrong, and what would be right, and nothing of how it was found out.</summary>
    private static List<string> NamingFaults(FuzzRequest request, FuzzOperation? operation, RawAnswer answer, JsonElement problem)
    {
        var faults = new List<string>();
        var detail = problem.GetProperty("detail").GetString()!;
        var code = problem.GetProperty("code").GetString();
        var errors = problem.GetProperty("errors").EnumerateArray().Select(error => (Parameter: error.GetProperty("parameter").GetString()!, Detail: error.GetProperty("detail").GetString()!)).ToArray();
        var said = string.Join('\n', [problem.GetProperty("title").GetString(), detail, .. errors.Select(error => error.Detail)]);

        faults.AddRange(Leaks(request, said));

        if (problem.GetProperty("status").GetInt32() != answer.Status)
        {
            faults.Add("status differs from that of the answer");
        }

        switch (answer.Status)
        {
            // The contract itself takes no parameter, too.
            case 400 when operation is null && errors.Length > 0:
                break;

            case 400 when code is "invalid-parameter" or "unknown-parameter" or "invalid-cursor":
                faults.AddRange(errors.Where(error => !(error.Parameter == "query" && request.Query.Count > 0) && operation!.Parameters.All(parameter => parameter.Name != error.Parameter) && request.Query.All(parameter => !IsNamed(parameter.Name, error.Parameter))).Select(error => $"names {error.Parameter}, which is nothing here"));
                faults.AddRange(errors.SelectMany(error => RemedyFaults(request, operation!, error.Parameter, error.Detail)));

                if (errors.Length == 0)
                {
                    faults.Add("names nothing");
                }

                if (!detail.Contains("parameters; this has", StringComparison.Ordinal))
                {
                    faults.AddRange(WrongNames(request).Where(name => !errors.Any(error => IsNamed(name, error.Parameter))).Select(name => $"does not name {name}"));
                }

                break;

            case 400 when code == "malformed-json" && request.Json is not null && !detail.Contains("16 levels", StringComparison.Ordinal):
                faults.Add("calls JSON malformed");
                break;

            case 400 when code is not "malformed-json" && !(code == "misspelt-method" && detail.Contains(request.Method.ToUpperInvariant(), StringComparison.Ordinal)):
                faults.Add($"says no more than {code}");
                break;

            case 404 when request is { Operation: not null, PathId: { Length: < 60 } id } && code == "not-found" && id.All(letter => letter is >= ' ' and < '\u007f' and not '/') && !detail.Contains($"'{id}'", StringComparison.Ordinal):
                faults.Add("does not name the id");
                break;

            case 405 when answer.Header("Allow") is null || !detail.Contains(request.Method, StringComparison.Ordinal):
                faults.Add("does not name the methods");
                break;

            case 406 when !detail.Contains("application/json", StringComparison.Ordinal):
            case 413 when !detail.Contains("65536", StringComparison.Ordinal):
            case 415 when !detail.Contains("application/json", StringComparison.Ordinal):
                faults.Add("does not say what would be right");
                break;

            case 422 when errors.Length == 0 || errors.Any(error => !error.Parameter.StartsWith('$')):
                faults.Add("does not name the places in the body");
                break;

            default:
                break;
        }

        return faults;
    }

    private static IEnumerable<string> Leaks(FuzzRequest request, string said)
    {
        var sent = request.Text;
        return Internals.Where(word => said.Contains(word, StringComparison.Ordinal) && !sent.Contains(word, StringComparison.Ordinal)).Select(word => $"says '{word}'");
    }

    private static string DetailOf(RawAnswer answer)
    {
        using var problem = JsonDocument.Parse(Decoded(answer));
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    /// <summary>Whether a fault of a parameter says what is possible, as far as the contract knows.</summary>
    private static IEnumerable<string> RemedyFaults(FuzzRequest request, FuzzOperation operation, string name, string detail)
    {
        var parameter = operation.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        var value = request.Query.FirstOrDefault(given => given.Name == name).Value;

        if (parameter is null || value is null || parameter.Allows(value) || request.Query.Count(given => given.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            return [];
        }

        var isHelpful = parameter.IsNumber ? detail.Contains("number", StringComparison.Ordinal) || detail.Contains(parameter.Most!.Value.ToString("0.###", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : parameter.Words.Count is 0 or > 30 || parameter.Words.Any(word => detail.Contains(word, StringComparison.Ordinal)) || detail.Contains(" at most ", StringComparison.Ordinal) || detail.Contains(" twice", StringComparison.Ordinal) || detail.Contains(" empty", StringComparison.Ordinal);

        return isHelpful ? [] : [$"does not say what {name} can be: {detail}"];
    }

    /// <summary>The parameters of a query that the contract does not allow: unknown, repeated, missing, or of no possible value. Which dataset is meant is looked at when all else is right, and is 404.</summary>
    private static IEnumerable<string> WrongNames(FuzzRequest request)
    {
        return request.Operation is not { } operation ? [] : request.Query.GroupBy(given => given.Name, StringComparer.OrdinalIgnoreCase)
            .Where(given => operation.Parameters.FirstOrDefault(parameter => parameter.Name == given.Key && parameter.IsInQuery) is not { } parameter || given.Count() > 1 || (parameter.Name != "dataset" && given.First().Value is { } value && !parameter.Allows(value)))
            .Select(given => given.Key)
            .Concat(operation.Parameters.Where(parameter => parameter.IsRequired && parameter.IsInQuery && request.Query.All(given => given.Name != parameter.Name)).Select(parameter => parameter.Name));
    }

    /// <summary>Whether a fault's name is that of a parameter: a long one is shortened, characters that control are replaced, and one without a name is of the query.</summary>
    private static bool IsNamed(string parameter, string named)
    {
        var shown = string.Concat(parameter.Select(letter => char.IsControl(letter) ? '\ufffd' : letter));
        return parameter.Length == 0 ? named == "query" : shown.Equals(named, StringComparison.OrdinalIgnoreCase) || (named.EndsWith('…') && shown.StartsWith(named[..^1], StringComparison.Ordinal));
    }

    private static IEnumerable<string> HeaderFaults(FuzzOperation operation, RawAnswer answer) =>
        operation.HeadersOf(answer.Status).Where(header => answer.Header(header.Name) is not null).SelectMany(header => header.Check(JsonSerializer.SerializeToElement(answer.Header(header.Name))).Select(fault => $"{header.Name}: {fault}"));

    private static byte[] Decoded(RawAnswer answer)
    {
        using var sent = new MemoryStream(answer.Body);
        using var body = new MemoryStream();

        switch (answer.Header("Content-Encoding"))
        {
            case null:
                return answer.Body;
            case "br":
                using (var stream = new BrotliStream(sent, CompressionMode.Decompress))
                {
                    stream.CopyTo(body);
                }

                break;
            case "gzip":
                using (var stream = new GZipStream(sent, CompressionMode.Decompress))
                {
                    stream.CopyTo(body);
                }

                break;
            case var other:
                throw new InvalidOperationException($"The content coding '{other}' was not asked for.");
        }

        return body.ToArray();
    }
}
