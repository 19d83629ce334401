using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Nutrients.Api.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.Tests;

/// <summary>openapi/v1.json is what clients generate code from. UPDATE_CONTRACT=1 records it, and its examples, anew.</summary>
public sealed partial class ContractTests(PublishedApi api)
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_CONTRACT") is "1";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string[]> Bodies = new(StringComparer.Ordinal) { ["IntakeRequest"] = ["items"], ["IntakeItem"] = ["foodId"], ["LifeStage"] = ["sex"] };

    private const string Version = "6684cd775769425d";

    public static TheoryData<string> Operations => [.. Examples.Requests.Keys];

    public static TheoryData<string> Refused => [.. Examples.Refused.Keys];

    [Fact]
    public async Task The_published_contract_is_the_one_that_the_api_serves()
    {
        var served = await Served();
        var published = Path.Combine(Repository(), "openapi", "v1.json");

        if (Update)
        {
            await File.WriteAllTextAsync(published, served, TestContext.Current.CancellationToken);
        }

        served.ShouldBe(await File.ReadAllTextAsync(published, TestContext.Current.CancellationToken), "run the tests twice with UPDATE_CONTRACT=1 (the first records the examples) and commit openapi/v1.json");
    }

    /// <summary>Services make the contract when it is asked for, and those who ask for it first may do so at once. One filter describes what all of them get.</summary>
    [Fact]
    public void Properties_can_be_described_for_many_at_once()
    {
        var types = typeof(Examples).Assembly.GetTypes().Where(type => type.Namespace is not null && type.GetProperties().Length > 0 && !type.ContainsGenericParameters).ToArray();

        for (var start = 0; start < 20; start++)
        {
            var filter = new DescribeProperties();
            using var together = new Barrier(4);
            var readers = Enumerable.Range(0, 4).Select(_ => new Task(() =>
            {
                together.SignalAndWait();
                Array.ForEach(types, type => filter.Apply(
                    new OpenApiSchema { Properties = type.GetProperties().DistinctBy(property => property.Name).ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), IOpenApiSchema (_) => new OpenApiSchemaReference("Other")) },
                    new SchemaFilterContext(type, null, null)));
            }, TaskCreationOptions.LongRunning)).ToArray();

            Array.ForEach(readers, reader => reader.Start());
            Should.NotThrow(() => Task.WaitAll(readers, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_example_is_what_the_api_answers(string operation)
    {
        var answer = Stable(await (Examples.OfBody(operation) is { } body ? api.Post(Examples.Requests[operation], body.ToJsonString()) : api.Get(Examples.Requests[operation])).Json());

        await ShouldBeRecorded(operation, answer);
        Examples.OfAnswer(operation)!.ToJsonString(Indented).ShouldBe(answer.ToJsonString(Indented));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_example_of_another_format_is_what_the_api_answers(string operation)
    {
        var operations = JsonNode.Parse(await Served())!["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => method.Value!));
        var names = operations.Single(each => each["operationId"]!.ToString() == operation)["parameters"]!.AsArray().SingleOrDefault(parameter => parameter!["name"]!.ToString() == "format")?["schema"]!["enum"]!.AsArray().Select(name => name!.ToString()).Where(name => name != "json").ToArray() ?? [];
        var answers = new JsonObject();

        foreach (var name in names)
        {
            using var response = await api.Get($"{Examples.Requests[operation]}{(Examples.Requests[operation].Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={name}");
            var text = SizeAndHash().Replace(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), $"24000000${{1}}{string.Concat(Enumerable.Repeat(Version, 4))}");
            answers[name] = name.EndsWith("json", StringComparison.Ordinal) && name != "ndjson" ? JsonNode.Parse(text) : text;
        }

        if (names.Length > 0)
        {
            await ShouldBeRecorded($"{operation}.formats", answers);
        }

        names.ShouldAllBe(name => JsonNode.DeepEquals(Examples.OfAnswer(operation, name), answers[name]));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Every_example_of_a_problem_is_what_the_api_answers(string status)
    {
        var request = Examples.Refused[status];
        using var response = await (status switch
        {
            "406" => api.Get(request, ("Accept", "text/html")),
            "415" => api.Post(request, "items", "text/plain"),
            "default" => api.Post(request, """{ "item": [], "items": [{ "foodId": "nattoo", "grams": 0 }] }"""),
            _ => api.Get(request),
        });
        ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(status == "default" ? "422" : status);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        problem["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736";

        await ShouldBeRecorded($"problem.{status}", problem);
        JsonNode.DeepEquals(Examples.OfProblem(status), problem).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_operation_is_described_with_examples_limits_and_errors()
    {
        var document = JsonNode.Parse(await Served())!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => method.Value!)).ToArray();

        operations.Select(operation => operation["operationId"]!.ToString()).Order(StringComparer.Ordinal).ShouldBe(Examples.Requests.Keys.Order(StringComparer.Ordinal));

        foreach (var operation in operations)
        {
            var id = operation["operationId"]!.ToString();
            operation["summary"]!.ToString().ShouldNotBeEmpty(id);
            operation["description"]!.ToString().ShouldNotBeEmpty(id);
            operation["tags"]!.AsArray().Count.ShouldBe(1, id);
            string[] answers = id == "getDatasetFile" ? ["200", "206", "304", "400", "404", "416", "429", "500", "503", "default"] : operation["requestBody"] is null ? ["200", "304", "400", "404", "406", "429", "500", "default"] : ["200", "400", "404", "406", "415", "429", "500", "default"];
            operation["responses"]!.AsObject().Select(answer => answer.Key).ShouldBe(answers, id);
            operation["responses"]!["200"]!["content"]!.AsObject().ShouldAllBe(content => content.Value!["example"] != null || (id == "getDatasetFile" && content.Key != "application/json"), id);

            foreach (var parameter in operation["parameters"]!.AsArray())
            {
                var name = $"{id} {parameter!["name"]}";
                var schema = parameter["schema"]!;
                parameter["description"]!.ToString().ShouldNotBeEmpty(name);
                ShouldBeBounded(schema, name);
                // An age in months excludes the age in years, and a portion or grams the basis, which are the examples. A form belongs to a pair of units, and the example needs none.
                (parameter["example"] is not null || parameter["name"]!.ToString() is "cursor" or "dataset" or "ageMonths" or "portion" or "quantity" or "grams" or "form").ShouldBeTrue(name);
            }
        }
    }

    [Fact]
    public async Task Every_property_is_described_and_required()
    {
        foreach (var (name, schema) in JsonNode.Parse(await Served())!["components"]!["schemas"]!.AsObject())
        {
            schema!["description"]!.ToString().ShouldNotBeEmpty(name);

            // Of an answer every key is there; of a body those that are needed.
            var required = schema["required"]!.AsArray().Select(key => key!.ToString()).Order(StringComparer.Ordinal);
            required.ShouldBe(Bodies.TryGetValue(name, out var needed) ? needed.AsEnumerable() : schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), name);
            (schema["additionalProperties"]?.ToString() == "false").ShouldBe(needed is not null, name);

            foreach (var (key, property) in schema["properties"]!.AsObject())
            {
                (property!["description"] is { } description && description.ToString().Length > 0).ShouldBeTrue($"{name}.{key}");
                ShouldBeBounded(property, $"{name}.{key}");
            }
        }
    }

    /// <summary>Every text has its words or its form, every number its limits, every list its length.</summary>
    private static void ShouldBeBounded(JsonNode schema, string name)
    {
        var types = schema["type"] is JsonArray several ? several.Select(type => type!.ToString()) : schema["type"] is { } one ? [one.ToString()] : [];

        foreach (var type in types)
        {
            string[] needed = type switch
            {
                "string" when schema["enum"] is null => ["pattern", "maxLength"],
                "integer" or "number" => ["minimum", "maximum", "format"],
                "array" => ["items", "maxItems"],
                _ => [],
            };
            needed.ShouldAllBe(keyword => schema[keyword] != null, name);
        }

        // A backslash but for a character by its number is read differently by ECMA-262 and .NET.
        schema["pattern"]?.ToString().ShouldMatch("^\\^([^\\\\]|\\\\u[0-9a-f]{4})*\\$$", name);

        if (schema["items"] is { } items)
        {
            ShouldBeBounded(items, name);
        }
    }

    [Fact]
    public async Task Every_example_of_a_parameter_is_accepted()
    {
        foreach (var (path, methods) in JsonNode.Parse(await Served())!["paths"]!.AsObject().Where(path => path.Value!["get"] is not null))
        {
            var parameters = methods!["get"]!["parameters"]!.AsArray();
            var url = PathParameter().Replace(path, _ => parameters.First(parameter => parameter!["in"]!.ToString() == "path")!["example"]!.ToString());

            var given = parameters.Where(parameter => parameter!["in"]!.ToString() == "query" && parameter["example"] is not null)
                .Select(parameter => (query: $"{parameter!["name"]}={Uri.EscapeDataString(parameter["example"]!.ToString())}", isRequired: parameter["required"] is not null))
                .ToArray();
            var examples = given.Select(parameter => parameter.query).ToArray();
            var required = given.Where(parameter => parameter.isRequired).Select(parameter => parameter.query);
            var person = examples.Any(example => example.StartsWith("authority=", StringComparison.Ordinal)) ? examples.Where(example => example.Split('=')[0] is "authority" or "sex" or "ageYears") : [];

            foreach (var example in examples)
            {
                await api.Get($"{url}?{string.Join('&', required.Concat(person).Append(example).Distinct())}").Json();
            }

            // As the page to try it out sends them.
            var together = await api.Get($"{url}?{string.Join('&', examples)}").Json();
            (together["data"] is JsonArray { Count: 0 }).ShouldBeFalse(url);
        }
    }

    /// <summary>The closed lists of the contract are those of the dataset.</summary>
    [Theory]
    [InlineData("Amount", "status", "amount-status", "doubtful,not-measured")]
    [InlineData("Amount", "derivation", "derivation", null)]
    [InlineData("Amount", "evidence", "evidence", null)]
    [InlineData("Claim", "verdict", "verdict", null)]
    [InlineData("Claim", "certainty", "certainty", null)]
    [InlineData("FunctionNutrient", "certainty", "certainty", null)]
    [InlineData("Deficiency", "kind", "deficiency-kind", null)]
    [InlineData("Deficiency", "standing", "standing", null)]
    [InlineData("Interaction", "kind", "interaction-kind", null)]
    [InlineData("Interaction", "direction", "interaction-direction", null)]
    [InlineData("Interaction", "severity", "severity", null)]
    [InlineData("ReferenceIntake", "authority", "authority", null)]
    [InlineData("ReferenceIntake", "type", "reference-intake-type", null)]
    [InlineData("ReferenceIntake", "status", "reference-intake-status", null)]
    [InlineData("ReferenceIntake", "condition", "condition", null)]
    [InlineData("ReferenceIntake", "sex", "sex", null)]
    [InlineData("ReferenceIntake", "evidence", "reference-intake-evidence", null)]
    [InlineData("Study", "design", "study-design", null)]
    public async Task A_closed_list_is_that_of_the_dataset(string schema, string property, string vocabulary, string? added)
    {
        var codes = (await api.Get("/v1/dataset").Json())["vocabularies"]!.AsArray().Where(code => code!["vocabulary"]!.ToString() == vocabulary).Select(code => code!["code"]!.ToString());
        var listed = JsonNode.Parse(await Served())!["components"]!["schemas"]![schema]!["properties"]![property]!["enum"]!.AsArray().Where(value => value is not null).Select(value => value!.ToString());

        listed.Order(StringComparer.Ordinal).ShouldBe(codes.Concat(added?.Split(',') ?? []).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_shows_the_contract()
    {
        using var response = await api.Get("/swagger/index.html");

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Nutrients API");
    }

    /// <summary>The version changes with every correction of the data and is not what an example shows; nor are cursors and hashes made from it.</summary>
    private static JsonNode Stable(JsonNode answer)
    {
        if (answer["meta"] is { } meta)
        {
            meta["datasetVersion"] = Version;
        }

        if (answer["links"]?["next"] is { } next)
        {
            answer["links"]!["next"] = next.ToString().Split("cursor=")[0] + "cursor=eyJ4";
        }

        if (answer["sha256"] is not null)
        {
            var sha256 = string.Concat(Enumerable.Repeat(Version, 4));
            (answer["version"], answer["sha256"]) = (Version, sha256);
            StableFile(answer["files"]![0]!);
            answer["vocabularies"] = new JsonArray([.. answer["vocabularies"]!.AsArray().Where(code => code!["vocabulary"]!.ToString() == "derivation").Select(code => code!.DeepClone())]);
        }

        // What is in a file changes its size and hash.
        foreach (var file in answer["data"]?.AsArray().Where(item => item!["sha256"] is not null) ?? [])
        {
            StableFile(file!);
        }

        // A descriptor is as long as there are tables and columns; the example shows one of each kind.
        if (answer["$schema"] is not null)
        {
            answer["version"] = Version;
            answer["sources"] = new JsonArray(answer["sources"]!.AsArray().Single(source => source!["id"]!.ToString() == "ciqual-2020")!.DeepClone());
            answer["resources"] = new JsonArray([.. answer["resources"]!.AsArray().Take(2).Select(resource => resource!.DeepClone())]);
            answer["resources"]![1]!["resources"] = new JsonArray(answer["resources"]![1]!["resources"]!.AsArray().Single(table => table!["name"]!.ToString() == "coverage")!.DeepClone());

            // The lint rules take whatever is called a schema for one of the contract.
            answer["resources"]![1]!["resources"]![0]!.AsObject().Remove("schema").ShouldBeTrue();

            foreach (var resource in answer["resources"]!.AsArray().Append(answer["resources"]![1]!["resources"]![0]))
            {
                (resource!["bytes"], resource["hash"]) = (24000000, "sha256:" + string.Concat(Enumerable.Repeat(Version, 4)));
            }
        }

        if (answer["datasetVersion"] is not null)
        {
            answer["datasetVersion"] = Version;
        }

        return answer;

        static void StableFile(JsonNode file) => (file["bytes"], file["sha256"]) = (24000000, string.Concat(Enumerable.Repeat(Version, 4)));
    }

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex PathParameter();

    [GeneratedRegex("\\b[0-9]+(,|,\"sha256\":\")[0-9a-f]{64}\\b")]
    private static partial Regex SizeAndHash();

    private static async Task ShouldBeRecorded(string name, JsonNode answer)
    {
        var recorded = Path.Combine(Repository(), "src", "Nutrients.Api", "OpenApi", "Examples", $"{name}.json");
        var text = answer.ToJsonString(Indented) + "\n";

        if (Update)
        {
            await File.WriteAllTextAsync(recorded, text, TestContext.Current.CancellationToken);
        }

        text.ShouldBe(await File.ReadAllTextAsync(recorded, TestContext.Current.CancellationToken), "if the answer is right, record it with UPDATE_CONTRACT=1");
    }

    private async Task<string> Served()
    {
        using var response = await api.Get("/openapi/v1.json");
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd() + "\n";
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath("../../..", file);
}
