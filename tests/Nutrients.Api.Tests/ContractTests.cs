using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Tests;

/// <summary>openapi/v1.json is what clients generate code from. UPDATE_CONTRACT=1 records it, and its examples, anew.</summary>
public sealed class ContractTests(PublishedApi api)
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_CONTRACT") is "1";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Operations => [.. Examples.Requests.Keys];

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

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_example_is_what_the_api_answers(string operation)
    {
        var answer = Stable(await api.Get(Examples.Requests[operation]).Json());
        var recorded = Path.Combine(Repository(), "src", "Nutrients.Api", "OpenApi", "Examples", $"{operation}.json");

        if (Update)
        {
            await File.WriteAllTextAsync(recorded, answer, TestContext.Current.CancellationToken);
        }

        answer.ShouldBe(await File.ReadAllTextAsync(recorded, TestContext.Current.CancellationToken), "if the answer is right, record it with UPDATE_CONTRACT=1");
        Examples.OfAnswer(operation)!.ToJsonString(Indented).ShouldBe(answer.TrimEnd());
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
            operation["responses"]!.AsObject().Select(answer => answer.Key).ShouldBe(["200", "304", "400", "404", "406", "500"], id);
            operation["responses"]!["200"]!["content"]!["application/json"]!["example"].ShouldNotBeNull(id);

            foreach (var parameter in operation["parameters"]!.AsArray())
            {
                var name = $"{id} {parameter!["name"]}";
                var schema = parameter["schema"]!;
                parameter["description"]!.ToString().ShouldNotBeEmpty(name);
                (schema["maxLength"] ?? schema["enum"] ?? schema["maximum"]).ShouldNotBeNull(name);
                schema["pattern"]?.ToString().ShouldMatch("^\\^[^\\\\]*\\$$", "a pattern that ECMA-262 reads as .NET does");
                // An age in months excludes the age in years, which is the example.
                (parameter["example"] is not null || parameter["name"]!.ToString() is "cursor" or "dataset" or "ageMonths").ShouldBeTrue(name);
            }
        }
    }

    [Fact]
    public async Task Every_property_is_described_and_required()
    {
        foreach (var (name, schema) in JsonNode.Parse(await Served())!["components"]!["schemas"]!.AsObject())
        {
            schema!["description"]!.ToString().ShouldNotBeEmpty(name);
            schema["required"]!.AsArray().Select(key => key!.ToString()).Order(StringComparer.Ordinal).ShouldBe(schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), name);

            foreach (var (key, property) in schema["properties"]!.AsObject())
            {
                (property!["description"] is { } description && description.ToString().Length > 0).ShouldBeTrue($"{name}.{key}");
            }
        }
    }

    [Fact]
    public async Task Every_example_of_a_parameter_is_accepted()
    {
        foreach (var (path, methods) in JsonNode.Parse(await Served())!["paths"]!.AsObject())
        {
            var parameters = methods!["get"]!["parameters"]!.AsArray();
            var url = path.Replace("{id}", parameters.FirstOrDefault(parameter => parameter!["in"]!.ToString() == "path")?["example"]?.ToString(), StringComparison.Ordinal);

            var examples = parameters.Where(parameter => parameter!["in"]!.ToString() == "query" && parameter["example"] is not null)
                .Select(parameter => $"{parameter!["name"]}={Uri.EscapeDataString(parameter["example"]!.ToString())}")
                .ToArray();

            var required = parameters.Where(parameter => parameter!["in"]!.ToString() == "query" && parameter["required"]?.GetValue<bool>() is true).Select(parameter => $"{parameter!["name"]}=").ToArray();

            foreach (var example in examples)
            {
                var given = examples.Where(other => required.Any(name => other.StartsWith(name, StringComparison.Ordinal))).Append(example).Distinct();
                await api.Get($"{url}?{string.Join('&', given)}").Json();
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
    private static string Stable(JsonNode answer)
    {
        if (answer["meta"] is { } meta)
        {
            meta["datasetVersion"] = "6684cd775769425d";
        }

        if (answer["links"]?["next"] is { } next)
        {
            answer["links"]!["next"] = next.ToString().Split("cursor=")[0] + "cursor=eyJ4";
        }

        if (answer["sha256"] is not null)
        {
            (answer["version"], answer["sha256"]) = ("6684cd775769425d", "6684cd775769425d…");
            (answer["counts"], answer["files"]) = (answer["counts"]!.DeepClone(), new JsonArray(new JsonObject { ["name"] = "nutrients.db", ["bytes"] = 24000000, ["sha256"] = "6684cd775769425d…" }));
            answer["vocabularies"] = new JsonArray([.. answer["vocabularies"]!.AsArray().Where(code => code!["vocabulary"]!.ToString() == "derivation").Select(code => code!.DeepClone())]);
        }

        return answer.ToJsonString(Indented) + "\n";
    }

    private async Task<string> Served()
    {
        using var response = await api.Get("/openapi/v1.json");
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd() + "\n";
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath("../../..", file);
}
