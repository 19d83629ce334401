using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>
/// The part of JSON Schema (2020-12) that the contract uses, made ready once so that a whole dataset can be held against it. A keyword that it does not know is an error, so that no limit goes unchecked.
/// Written here since no package that does it restores everywhere.
/// </summary>
internal sealed class JsonSchema(JsonElement document)
{
    private delegate void Check(JsonElement value, Report report);

    private readonly Dictionary<string, Check> _named = new(StringComparer.Ordinal);

    /// <summary>The names of the schemas that something was held against.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a value; empty if nothing is.</summary>
    public List<string> FaultsOf(JsonElement value, JsonElement schema) => Of(schema)(value);

    /// <summary>The same for many values of a schema that is made ready once.</summary>
    public Func<JsonElement, List<string>> Of(JsonElement schema)
    {
        var check = Compile(schema);

        return value =>
        {
            var report = new Report();
            check(value, report);
            return report.Faults;
        };
    }

    private Check Compile(JsonElement schema)
    {
        var checks = new List<Check>();

        foreach (var keyword in schema.EnumerateObject())
        {
            var given = keyword.Value;
            var check = keyword.Name switch
            {
                "description" or "default" or "additionalProperties" => null,
                "$ref" => Named(given.GetString()!.Split('/')[^1]),
                "type" => OfType(given),
                "enum" => OneOf([.. given.EnumerateArray().Select(word => word.GetString())]),
                "oneOf" => ExactlyOne([.. given.EnumerateArray().Select(Compile)]),
                "pattern" => Texts(schema),
                "minLength" or "maxLength" when schema.TryGetProperty("pattern", out _) => null,
                "format" => OfFormat(given.GetString()!),
                "minimum" or "maximum" => Limit(keyword.Name, given.GetDouble()),
                "minItems" or "maxItems" => Count(keyword.Name, given.GetInt32()),
                "items" => Each(Compile(given)),
                "required" => Has([.. given.EnumerateArray().Select(name => name.GetString()!)]),
                "properties" => Properties(given.EnumerateObject().ToDictionary(property => property.Name, property => Compile(property.Value), StringComparer.Ordinal), schema.TryGetProperty("additionalProperties", out var more) && !more.GetBoolean()),
                _ => throw new InvalidOperationException($"The contract uses '{keyword.Name}', which these tests do not check."),
            };

            if (check is not null)
            {
                checks.Add(check);
            }
        }

        return (value, report) => checks.ForEach(check => check(value, report));
    }

    /// <summary>Made ready when it is first needed, since schemas can refer to each other.</summary>
    private Check Named(string name) => (value, report) =>
    {
        if (!_named.TryGetValue(name, out var check))
        {
            _named[name] = check = Compile(document.GetProperty("components").GetProperty("schemas").GetProperty(name));
            Used.Add(name);
        }

        check(value, report);
    };

    private static Check OfType(JsonElement given)
    {
        string[] types = given.ValueKind is JsonValueKind.Array ? [.. given.EnumerateArray().Select(type => type.GetString()!)] : [given.GetString()!];

        return (value, report) =>
        {
            if (!types.Any(type => IsOf(value, type)))
            {
                report.Add($"is {value.ValueKind}, not {string.Join(" or ", types)}");
            }
        };
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind is JsonValueKind.Null,
        "string" => value.ValueKind is JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => throw new InvalidOperationException(type),
    };

    private static Check OneOf(string?[] words) => (value, report) =>
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) || !words.Contains(value.GetString(), StringComparer.Ordinal))
        {
            report.Add($"'{value}' is none of {string.Join(", ", words)}");
        }
    };

    private static Check ExactlyOne(Check[] options) => (value, report) =>
    {
        var outcomes = options.Select(option =>
        {
            var found = new Report();
            option(value, found);
            return found.Faults;
        }).ToArray();

        if (outcomes.Count(found => found.Count == 0) != 1)
        {
            report.Add($"fits {outcomes.Count(found => found.Count == 0)} of {options.Length} schemas: {string.Join("; ", outcomes.SelectMany(found => found))}");
        }
    };

    /// <summary>The pattern and the lengths at once, so that the text is read once.</summary>
    private static Check Texts(JsonElement schema)
    {
        var pattern = new Regex(schema.GetProperty("pattern").GetString()!, RegexOptions.CultureInvariant);
        var least = schema.TryGetProperty("minLength", out var minLength) ? minLength.GetInt32() : 0;
        var most = schema.TryGetProperty("maxLength", out var maxLength) ? maxLength.GetInt32() : int.MaxValue;

        return (value, report) =>
        {
            if (value.ValueKind is not JsonValueKind.String)
            {
                return;
            }

            var text = value.GetString()!;

            if (!pattern.IsMatch(text))
            {
                report.Add($"'{text}' does not match {pattern}");
            }

            // Characters, of which those beyond the first plane are two in .NET.
            if ((text.Length > most ? text.EnumerateRunes().Count() : text.Length) is var length && (length < least || length > most))
            {
                report.Add(string.Create(CultureInfo.InvariantCulture, $"has {length} characters, not {least} to {most}"));
            }
        };
    }

    private static Check? OfFormat(string format) => format switch
    {
        // What the type and the limits say already.
        "int32" or "int64" or "double" => null,
        "uri" => IsUri,
        _ => throw new InvalidOperationException($"The contract uses the format '{format}', which these tests do not check."),
    };

    private static void IsUri(JsonElement value, Report report)
    {
        if (value.ValueKind is JsonValueKind.String && !Uri.IsWellFormedUriString(value.GetString(), UriKind.Absolute))
        {
            report.Add($"'{value}' is no URI");
        }
    }

    private static Check Limit(string keyword, double limit) => (value, report) =>
    {
        if (value.ValueKind is JsonValueKind.Number && value.GetDouble() is var number && (keyword == "minimum" ? number < limit : number > limit))
        {
            report.Add(string.Create(CultureInfo.InvariantCulture, $"is {number}; {keyword} is {limit}"));
        }
    };

    private static Check Count(string keyword, int limit) => (value, report) =>
    {
        if (value.ValueKind is JsonValueKind.Array && value.GetArrayLength() is var count && (keyword == "minItems" ? count < limit : count > limit))
        {
            report.Add(string.Create(CultureInfo.InvariantCulture, $"has {count} items; {keyword} is {limit}"));
        }
    };

    private static Check Each(Check item) => (value, report) =>
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            report.Enter("[]");

            foreach (var element in value.EnumerateArray())
            {
                item(element, report);
            }

            report.Leave();
        }
    };

    private static Check Has(string[] names) => (value, report) =>
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var name in names.Where(name => !value.TryGetProperty(name, out _)))
            {
                report.Add($"has no {name}");
            }
        }
    };

    private static Check Properties(Dictionary<string, Check> properties, bool isClosed) => (value, report) =>
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (properties.TryGetValue(property.Name, out var check))
            {
                report.Enter(property.Name);
                check(property.Value, report);
                report.Leave();
            }
            else if (isClosed)
            {
                report.Add($"has {property.Name}, which the schema has not");
            }
        }
    };

    /// <summary>Where in a value a check is, and what it found there.</summary>
    private sealed class Report
    {
        private readonly List<string> _path = ["$"];

        public List<string> Faults { get; } = [];

        public void Enter(string key) => _path.Add(key);

        public void Leave() => _path.RemoveAt(_path.Count - 1);

        public void Add(string fault) => Faults.Add($"{string.Join('.', _path)} {fault}");
    }
}
