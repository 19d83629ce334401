using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Tests;

/// <summary>The forms and limits of the contract are those of the answers, over the whole dataset, and those that parameters are held to.</summary>
public sealed partial class ContractTruthTests(PublishedApi api)
{
    private const string Person = "authority=NASEM&sex=female&ageYears=30";

    private const string Meal = """
        {
          "authority": "EFSA", "lifeStage": { "sex": "male", "ageMonths": 500 }, "medications": ["warfarin", "Metformin 500 mg", "C10AA", "no such drug"],
          "items": [{ "foodId": "natto", "grams": 50 }, { "foodId": "spinach-boiled", "portion": 1, "quantity": 0.5 }, { "foodId": "emmental-cheese", "grams": 100000 }]
        }
        """;

    [Fact]
    public async Task Every_answer_is_what_the_contract_says()
    {
        var contract = await Contract.Of(api);
        string[] lists = ["foods", "nutrients", "studies", "sources", "claims", "interactions", "functions", "deficiencies", "reference-intakes"];
        var ids = new Dictionary<string, List<string>>(StringComparer.Ordinal);

        foreach (var list in lists)
        {
            ids[list] = await contract.CheckAll($"/v1/{list}?limit=100");
            await contract.Check($"/v1/{list}/{ids[list][^1]}");
        }

        foreach (var nutrient in ids["nutrients"])
        {
            await contract.CheckAll($"/v1/nutrients/{nutrient}/food-sources?limit=100", most: 2);
            await contract.Check($"/v1/nutrients/{nutrient}?expand=forms,functions,deficiencies,interactions,referenceIntakes,claims,citations");
            await contract.Check($"/v1/nutrients/{nutrient}/citations");
        }

        foreach (var food in ids["foods"].Where((_, index) => index % 7 == 0))
        {
            await contract.Check($"/v1/foods/{food}");
            await contract.Check($"/v1/foods/{food}/citations");
            await contract.Check($"/v1/foods/{food}/nutrients?sources=all");
        }

        string[] others =
        [
            "/v1/dataset", "/v1/dataset/coverage",
            "/v1/amounts/natto.mk-7.schurgers-vermeer-2000",
            "/v1/amounts/natto.vitamin-k2.jensen-2022",
            "/v1/nutrients/vitamin-k/functions", "/v1/nutrients/vitamin-k/deficiencies", "/v1/nutrients/vitamin-k/interactions?atc=B01AA03", "/v1/nutrients/vitamin-k/reference-intakes", "/v1/nutrients/vitamin-k/claims",
            "/v1/interactions?drug=warfarin",
            $"/v1/nutrients/vitamin-k1/food-sources?basis=100kcal&limit=100&{Person}", $"/v1/nutrients/vitamin-k1/food-sources?portion=2&quantity=1000&sort=amount&limit=100&{Person}", $"/v1/nutrients/energy/food-sources?grams=100000&limit=100",
            $"/v1/foods/natto/nutrients?nutrientIds=vitamin-k1,iodine,mk-4&grams=0.001&{Person}", $"/v1/foods/tea-black-brewed/nutrients?basis=100kcal&{Person}",
            $"/v1/comparisons?foodIds=natto,emmental-cheese&nutrientIds=vitamin-k1,mk-7,calcium&basis=serving&{Person}",
            "/v1/conversions?nutrientId=vitamin-d&amount=1000000000000&from=kg&to=ng", "/v1/conversions?nutrientId=vitamin-a&amount=1000&from=IU&to=mcg%20RAE&form=supplemental-beta-carotene&sourceId=ods-dsld-conversions",
            "/v1/search?q=vitamn%20k&limit=100", "/v1/search?q=efsa&limit=100", "/v1/search?q=%E7%B4%8D%E8%B1%86", "/v1/suggestions?q=%E3%81%AA", "/v1/suggestions?q=ch&limit=20",
            "/v1/foods?q=swis%20chee&lang=ja",
        ];

        foreach (var url in others.Concat(Examples.Requests.Where(request => request.Key != "analyseIntake").Select(request => request.Value)))
        {
            await contract.Check(url);
        }

        await contract.Check("/v1/intake-analyses", body: Meal);
        await contract.Check("/v1/intake-analyses", body: Examples.OfBody("analyseIntake")!.ToJsonString());

        contract.Faults.ShouldBeEmpty();
        contract.Unused.ShouldBe(["IntakeItem", "IntakeRequest", "LifeStage", "Problem"], "an answer of every other schema is held against it");
    }

    [Fact]
    public async Task Every_problem_is_what_the_contract_says()
    {
        var contract = await Contract.Of(api);
        var unknownKeys = string.Join(", ", Enumerable.Range(0, 7000).Select(key => string.Create(CultureInfo.InvariantCulture, $"\"{key}\":1")));

        foreach (var url in (string[])
            [
                "/v1/foods/nattoo", $"/v1/foods/{new string('x', 5000)}", "/v1/amounts/natto.mk-7.schurgers-vermeer-200", "/v1/reference-intakes/x", "/v1/foods?categry=cheese&limit=500&q=", "/v1/foods?dataset=0000000000000000",
                $"/v1/comparisons?foodIds={string.Join(',', Enumerable.Range(0, 20))}&nutrientIds={string.Join(',', Enumerable.Range(0, 50))}", $"/v1/foods?{string.Join('&', Enumerable.Range(0, 50).Select(name => $"{name}=1"))}",
                "/v1/foods?code=x&state=x&category=x&tag=x&lang=x&sort=x&cursor=x&format=x", "/v1/nutrients?q=a%01b", "/v1/conversions?nutrientId=vitamin-a&amount=1&from=IU&to=mcg", "/v1/conversions", "/v1/search?q=%20",
                "/v1/foods/natto/nutrients?portion=100",
            ])
        {
            await contract.Check(url, isFound: false);
        }

        foreach (var body in (string[])["{", "[]", "{}", $"{{ {unknownKeys} }}", """{ "items": [{ "foodId": "nattoo", "grams": 0, "portion": 1, "a'b\\\"c": 1 }], "medications": ["\u0001"], "nutrientIds": ["x"] }"""])
        {
            await contract.Check("/v1/intake-analyses", body, isFound: false);
        }

        contract.Faults.ShouldBeEmpty();
    }

    /// <summary>What is outside the contract is refused, and not read as something else.</summary>
    [Fact]
    public async Task Nothing_outside_the_contract_is_answered()
    {
        var contract = await Contract.Of(api);
        var answered = new ConcurrentBag<string>();
        var tried = 0;

        foreach (var (path, method, operation) in contract.Operations)
        {
            var parameters = operation.GetProperty("parameters").EnumerateArray().ToArray();
            var id = parameters.FirstOrDefault(parameter => parameter.GetProperty("in").GetString() == "path");
            var base_ = id.ValueKind is JsonValueKind.Undefined ? path : PathParameter().Replace(path, id.GetProperty("example").GetString()!);
            var required = parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query" && parameter.TryGetProperty("required", out _)).ToArray();

            // A header that says nothing is not heeded.
            foreach (var parameter in parameters.Where(parameter => parameter.GetProperty("in").GetString() != "header"))
            {
                var name = parameter.GetProperty("name").GetString();

                foreach (var value in Outside(parameter.GetProperty("schema"), parameter.TryGetProperty("example", out var example) ? example.ToString() : "x").Where(value => name != "id" || value.Length > 0))
                {
                    var given = required.Where(each => each.GetProperty("name").GetString() != name).Select(each => $"{each.GetProperty("name").GetString()}={Uri.EscapeDataString(each.GetProperty("example").ToString())}");
                    var url = parameter.GetProperty("in").GetString() == "path"
                        ? PathParameter().Replace(path, _ => Uri.EscapeDataString(value))
                        : $"{base_}?{string.Join('&', given.Append($"{name}={Uri.EscapeDataString(value)}"))}";
                    using var response = await (method == "post" ? api.Post(url, Meal) : api.Get(url));
                    tried++;

                    if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
                    {
                        answered.Add($"{(int)response.StatusCode} {url}");
                    }
                }
            }
        }

        answered.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(500);
    }

    /// <summary>Values that a schema does not allow, one for each of its limits.</summary>
    private static IEnumerable<string> Outside(JsonElement schema, string example)
    {
        if (schema.TryGetProperty("enum", out _))
        {
            yield return example + "x";
            yield return $"{example},{example}";
        }

        if (schema.TryGetProperty("minimum", out var least))
        {
            yield return (least.GetDouble() - 1).ToString(CultureInfo.InvariantCulture);
            yield return (schema.GetProperty("maximum").GetDouble() + 1).ToString("0", CultureInfo.InvariantCulture);
        }

        if (schema.TryGetProperty("maxLength", out var most))
        {
            yield return string.Concat(Enumerable.Repeat(example, (most.GetInt32() / example.Length) + 1));
            yield return string.Join(',', Enumerable.Repeat(example, (most.GetInt32() / (example.Length + 1)) + 2));
            yield return "";
        }

        if (schema.TryGetProperty("pattern", out _))
        {
            yield return example + "\u0001";
        }
    }

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex PathParameter();

    /// <summary>The contract that the API serves, and what was found to differ from it.</summary>
    private sealed class Contract
    {
        private readonly PublishedApi _api;
        private readonly JsonElement _document;
        private readonly JsonSchema _schemas;
        private readonly (Regex Path, JsonElement Methods)[] _paths;

        private Contract(PublishedApi api, JsonElement document)
        {
            (_api, _document, _schemas) = (api, document, new JsonSchema(document));
            _paths = [.. document.GetProperty("paths").EnumerateObject().Select(path => (new Regex($"^{PathParameter().Replace(path.Name, "[^/]+")}$"), path.Value))];
        }

        public List<string> Faults { get; } = [];

        public IEnumerable<string> Unused => _document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).Except(_schemas.Used).Except(["Fault"]).Order(StringComparer.Ordinal);

        public IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
            _document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Name, method.Value)));

        public static async Task<Contract> Of(PublishedApi api)
        {
            using var response = await api.Get("/openapi/v1.json");
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return new Contract(api, document.RootElement.Clone());
        }

        /// <summary>Holds a list against the contract, page by page, and gives the ids of its items.</summary>
        public async Task<List<string>> CheckAll(string url, int most = int.MaxValue)
        {
            var ids = new List<string>();

            for (var next = url; next is not null && most > 0; most--)
            {
                using var page = await Check(next);
                ids.AddRange(page.RootElement.GetProperty("data").EnumerateArray().Where(item => item.TryGetProperty("id", out _)).Select(item => item.GetProperty("id").GetString()!));
                next = page.RootElement.GetProperty("links").GetProperty("next").GetString();
            }

            return ids;
        }

        public async Task<JsonDocument> Check(string url, string? body = null, bool isFound = true)
        {
            using var response = await (body is null ? _api.Get(url) : _api.Post(url, body));
            var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            var methods = _paths.Single(path => path.Path.IsMatch(url.Split('?')[0])).Methods;
            var responses = methods.GetProperty(body is null ? "get" : "post").GetProperty("responses");
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            var answer = Resolved(responses.TryGetProperty(status, out var own) ? own : responses.GetProperty("default"));

            response.IsSuccessStatusCode.ShouldBe(isFound, url);
            var found = _schemas.FaultsOf(json.RootElement, answer.GetProperty("content").GetProperty(response.Content.Headers.ContentType!.MediaType!).GetProperty("schema"));

            foreach (var header in answer.GetProperty("headers").EnumerateObject())
            {
                if (response.Headers.TryGetValues(header.Name, out var values))
                {
                    using var value = JsonDocument.Parse(JsonSerializer.Serialize(string.Join(", ", values)));
                    found.AddRange(_schemas.FaultsOf(value.RootElement, Resolved(header.Value).GetProperty("schema")).Select(fault => $"{header.Name}: {fault}"));
                }
            }

            Faults.AddRange(found.Take(5).Select(fault => $"{url[..Math.Min(url.Length, 100)]} {fault}"));
            return json;
        }

        private JsonElement Resolved(JsonElement element) =>
            element.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/').Skip(1).Aggregate(_document, (at, key) => at.GetProperty(key)) : element;
    }
}
