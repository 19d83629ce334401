using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>The served contract, as far as requests are made from it and answers are held against it. Not for several threads: its schemas are made ready as they are needed.</summary>
internal sealed class FuzzContract
{
    public FuzzContract(JsonElement document)
    {
        Schemas = new JsonSchema(document);
        Operations = [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => new FuzzOperation(path.Name, method.Name.ToUpperInvariant(), method.Value, Resolved, Schemas)))];
        Problem = Schemas.Of(document.GetProperty("components").GetProperty("schemas").GetProperty(nameof(Problem)));

        JsonElement Resolved(JsonElement element) =>
            element.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, key) => at.GetProperty(key)) : element;
    }

    public JsonSchema Schemas { get; }

    public IReadOnlyList<FuzzOperation> Operations { get; }

    public Func<JsonElement, List<string>> Problem { get; }

    /// <summary>The operation at a path as it was sent; null if there is none.</summary>
    public FuzzOperation? At(string path, string method) => Operations.FirstOrDefault(operation => operation.Method == (method == "HEAD" ? "GET" : method) && operation.Form.IsMatch(Plain(path)));

    /// <summary>A path as the server reads it, to which case, dot segments, encodings and a last slash make no difference.</summary>
    public static string Plain(string path)
    {
        var segments = new List<string>();

        foreach (var segment in Uri.UnescapeDataString(path).Split('/').Skip(1))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return "/" + string.Join('/', segments).TrimEnd('/');
    }
}

/// <summary>What the contract says of one operation.</summary>
internal sealed partial class FuzzOperation
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, Func<JsonElement, List<string>>?>> _answers;
    private readonly string _others;
    private readonly Dictionary<string, (string Name, Func<JsonElement, List<string>> Check)[]> _headers;

    public FuzzOperation(string path, string method, JsonElement operation, Func<JsonElement, JsonElement> resolved, JsonSchema schemas)
    {
        (Path, Method, Id) = (path, method, operation.GetProperty("operationId").GetString()!);
        Form = new Regex($"^{PathParameter().Replace(path, "[^/]+")}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        Parameters = [.. operation.GetProperty("parameters").EnumerateArray().Select(parameter => new FuzzParameter(parameter, schemas))];
        Body = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json") : null;
        IsBodyAllowed = Body is { } allowed ? schemas.Of(allowed.GetProperty("schema")) : null;
        var responses = operation.GetProperty("responses").EnumerateObject().ToDictionary(answer => answer.Name, answer => resolved(answer.Value), StringComparer.Ordinal);
        _answers = responses.ToDictionary(answer => answer.Key, answer => answer.Value.TryGetProperty("content", out var content)
            ? (IReadOnlyDictionary<string, Func<JsonElement, List<string>>?>)content.EnumerateObject().ToDictionary(type => type.Name, type => type.Value.TryGetProperty("schema", out var schema) ? schemas.Of(schema) : null, StringComparer.Ordinal)
            : new Dictionary<string, Func<JsonElement, List<string>>?>(), StringComparer.Ordinal);
        _others = responses["default"].GetProperty("description").GetString()!;
        _headers = responses.ToDictionary(answer => answer.Key, answer => answer.Value.GetProperty("headers").EnumerateObject().Select(header => (header.Name, schemas.Of(resolved(header.Value).GetProperty("schema")))).ToArray(), StringComparer.Ordinal);
    }

    public string Path { get; }

    public string Method { get; }

    public string Id { get; }

    public Regex Form { get; }

    public IReadOnlyList<FuzzParameter> Parameters { get; }

    /// <summary>Whether it answers with a file, of which a range can be asked for.</summary>
    public bool IsFile => Parameters.Any(parameter => parameter.Name == "Range");

    /// <summary>The path with another value of its parameter.</summary>
    public string PathOf(string encoded) => PathParameter().Replace(Path, encoded.Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>The example and the schema of the body; null if it takes none.</summary>
    public JsonElement? Body { get; }

    public Func<JsonElement, List<string>>? IsBodyAllowed { get; }

    /// <summary>The media types of an answer, each with its schema where it has one; null if the operation cannot answer so.</summary>
    public IReadOnlyDictionary<string, Func<JsonElement, List<string>>?>? AnswerOf(int status) =>
        _answers.GetValueOrDefault(Number(status)) ?? (_others.Contains($" {Number(status)}, ", StringComparison.Ordinal) && (status == 412 ? IsFile : Body is not null) ? _answers["default"] : null);

    public IEnumerable<(string Name, Func<JsonElement, List<string>> Check)> HeadersOf(int status) => _headers.GetValueOrDefault(Number(status)) ?? _headers["default"];

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex PathParameter();

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the contract says of one parameter.</summary>
internal sealed partial class FuzzParameter
{
    private readonly Func<JsonElement, List<string>> _check;
    private readonly string? _type;

    public FuzzParameter(JsonElement parameter, JsonSchema schemas)
    {
        var schema = parameter.GetProperty("schema");
        Name = parameter.GetProperty("name").GetString()!;
        (IsInPath, IsInQuery) = (parameter.GetProperty("in").GetString() == "path", parameter.GetProperty("in").GetString() == "query");
        IsRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
        Example = parameter.TryGetProperty("example", out var example) ? example.ToString() : null;
        Least = schema.TryGetProperty("minimum", out var least) ? least.GetDouble() : null;
        Most = schema.TryGetProperty("maximum", out var most) ? most.GetDouble() : null;
        MostCharacters = schema.TryGetProperty("maxLength", out var length) ? length.GetInt32() : 0;
        IsEnum = schema.TryGetProperty("enum", out var words);
        Words = IsEnum ? [.. words.EnumerateArray().Select(word => word.GetString()!)]
            : schema.TryGetProperty("pattern", out var pattern) && Alternatives().Match(pattern.GetString()!) is { Success: true } found ? found.Groups["words"].Value.Split('|') : [];
        _type = schema.GetProperty("type").GetString();
        _check = schemas.Of(schema);
    }

    public string Name { get; }

    public bool IsInPath { get; }

    public bool IsInQuery { get; }

    public bool IsRequired { get; }

    public bool IsNumber => _type is "integer" or "number";

    public bool IsEnum { get; }

    public string? Example { get; }

    public double? Least { get; }

    public double? Most { get; }

    public int MostCharacters { get; }

    /// <summary>The words that are possible, where the contract lists them.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether the contract allows a value.</summary>
    public bool Allows(string value) =>
        IsNumber ? (_type == "integer" ? Whole() : Number()).IsMatch(value) && double.Parse(value, CultureInfo.InvariantCulture) is var number && number >= Least && number <= Most
        : _check(JsonSerializer.SerializeToElement(value)).Count == 0;

    [GeneratedRegex("^[(](?<words>[^()]+)[)][(],")]
    private static partial Regex Alternatives();

    [GeneratedRegex("^-?[0-9]+\\z")]
    private static partial Regex Whole();

    [GeneratedRegex("^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
