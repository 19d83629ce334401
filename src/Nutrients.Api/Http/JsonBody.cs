using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Nutrients.Shared;

namespace Nutrients.Api.Http;

/// <summary>A body that a client sends; its schema lets no other keys in.</summary>
internal interface IRequestBody;

/// <summary>
/// Reads a JSON body key by key, so that every fault in it is told at once, each by its JSONPath (RFC 9535) from the root, as <c>$.items[0].foodId</c>. A key whose value is null counts as left out.
/// </summary>
internal sealed class JsonBody(JsonElement root)
{
    public const int MostBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly List<Fault> _faults = [];

    public JsonElement Root => root;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>The body, or what is wrong with it as a whole: its type, its size or its syntax.</summary>
    public static async Task<(JsonBody? Body, ProblemResult? Problem)> Read(HttpRequest request)
    {
        if (!IsPlainJson(request))
        {
            return (null, Problems.UnsupportedMediaType());
        }

        var bytes = new byte[MostBytes + 1];
        int length;

        try
        {
            length = request.ContentLength > MostBytes ? bytes.Length : await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (IOException bad)
        {
            return (null, bad is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? Problems.ContentTooLarge(MostBytes) : Problems.BadRequest(bad));
        }

        if (length > MostBytes)
        {
            return (null, Problems.ContentTooLarge(MostBytes));
        }

        try
        {
            // A byte order mark is no part of the text (RFC 8259, 8.1). Cloned, so that the document need not be disposed of.
            var text = bytes.AsMemory(0, length);
            using var document = JsonDocument.Parse(text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text, Strict);
            var root = document.RootElement.Clone();

            return AreTexts(root) ? (new JsonBody(root), null) : (null, Problems.MalformedJson(null));
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return (null, Problems.MalformedJson(malformed as JsonException));
        }
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && (request.Headers.ContentEncoding.Count == 0 || request.Headers.ContentEncoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether every key and string is text: the parser leaves bytes that are not UTF-8, and halves of surrogate pairs, to whoever reads them.</summary>
    private static bool AreTexts(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && AreTexts(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(AreTexts),
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Undefined or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public void Fail(string path, string code, string detail) => _faults.Add(new(path, code, detail));

    public void Fail(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>The keys of an object; null, with a fault, if it is none or there is a key that is not known.</summary>
    public Dictionary<string, JsonElement>? Object(JsonElement element, string path, params string[] known)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Fail(path, "invalid-type", $"{path} must be an object; it is {Kind(element)}.");
            return null;
        }

        foreach (var unknown in element.EnumerateObject().Select(property => property.Name).Where(name => !known.Contains(name)))
        {
            var near = NearMiss.Of(unknown, known);
            Fail(PathOf(path, Problems.Shortened(unknown)), "unknown-property", $"There is no key '{Problems.Shortened(unknown)}' here{(near is [var meant] ? $"; did you mean '{meant}'?" : $"; there is {string.Join(", ", known)}.")}");
        }

        return element.EnumerateObject().Where(property => property.Value.ValueKind is not JsonValueKind.Null).ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
    }

    public string? Text(Dictionary<string, JsonElement> keys, string path, string key, string? orElse = null)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            FailIfMissing(path, key, orElse);
            return null;
        }

        return Text(value, $"{path}.{key}");
    }

    /// <summary>A text of 1 to 100 characters, of which none is a control character but white space.</summary>
    public string? Text(JsonElement value, string path)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            Fail(path, "invalid-type", $"{path} must be a string; it is {Kind(value)}.");
            return null;
        }

        if (value.GetString() is not { Length: > 0 and <= 100 } text)
        {
            Fail(path, "out-of-range", $"{path} must have 1 to 100 characters; it has {value.GetString()!.Length}.");
            return null;
        }

        if (!ParameterRules.PlainText().IsMatch(text))
        {
            Fail(path, "invalid-value", $"{path} has a control character; leave it out.");
            return null;
        }

        return text;
    }

    public double? Number(Dictionary<string, JsonElement> keys, string path, string key, double least, double most)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            Fail($"{path}.{key}", "invalid-type", $"{path}.{key} must be a number; it is {Kind(value)}.");
            return null;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        Fail($"{path}.{key}", "out-of-range", $"{path}.{key} must be between {least} and {most}; it is {Problems.Shortened(value.GetRawText())}.");
        return null;
    }

    public int? Whole(Dictionary<string, JsonElement> keys, string path, string key)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var whole))
        {
            return whole;
        }

        Fail($"{path}.{key}", "invalid-type", $"{path}.{key} must be a whole number; it is {(value.ValueKind is JsonValueKind.Number ? Problems.Shortened(value.GetRawText()) : Kind(value))}.");
        return null;
    }

    /// <summary>The elements of a list with their paths; empty, with a fault, if it is none, or is shorter or longer than it may be.</summary>
    public IReadOnlyList<(JsonElement Element, string Path)> List(Dictionary<string, JsonElement> keys, string path, string key, int least, int most, string? orElse = null)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            FailIfMissing(path, key, orElse);
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            Fail($"{path}.{key}", "invalid-type", $"{path}.{key} must be a list; it is {Kind(value)}.");
            return [];
        }

        if (value.GetArrayLength() < least || value.GetArrayLength() > most)
        {
            Fail($"{path}.{key}", "out-of-range", $"{path}.{key} must have {least} to {most} elements; it has {value.GetArrayLength()}.");
            return [];
        }

        return [.. value.EnumerateArray().Select((element, index) => (element, $"{path}.{key}[{index}]"))];
    }

    /// <summary>A key that is no plain name stands in quotes (RFC 9535, 2.3.1).</summary>
    private static string PathOf(string path, string key) => key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_') && key is [not (>= '0' and <= '9'), ..] ? $"{path}.{key}" : $"{path}['{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    private void FailIfMissing(string path, string key, string? orElse)
    {
        if (orElse is not null)
        {
            Fail($"{path}.{key}", "missing-property", $"{path}.{key} is missing; {orElse}.");
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null or JsonValueKind.Undefined or _ => "null",
    };
}
