using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>The dataset that we publish, from its text in data/ to the answers of the API. The text is read here by a path of the test's own.</summary>
public sealed class PublishedDataTests(PublishedApi api)
{
    private static readonly string[] FoodColumns = ["id", "name", "description", "category", "state", "scientificName", "ediblePart"];
    private static readonly string[] TextColumns = ["nutrientId", "status", "unit", "derivation", "evidence", "copyOf", "doubt", "note"];
    private static readonly string[] NumberColumns = ["amount", "min", "max", "lowerBound", "upperBound", "sd", "n"];

    [Fact]
    public async Task Every_amount_of_the_text_is_answered_with_its_value_status_and_source()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Data(), "amounts"), "*.tsv")
            .SelectMany(file => Table(file).Select(line => (source: Path.GetFileNameWithoutExtension(file), line)))
            .ToLookup(pair => pair.line["foodId"], StringComparer.Ordinal);
        var compared = 0;

        await Parallel.ForEachAsync(lines, TestContext.Current.CancellationToken, async (food, _) =>
        {
            var page = await api.Get($"/v1/foods/{food.Key}/nutrients?sources=all").Json();
            var answered = page["data"]!.AsArray()
                .SelectMany(nutrient => nutrient!["alternatives"]!.AsArray().Append(nutrient["amount"]))
                .Where(amount => amount!["id"] is not null)
                .ToDictionary(amount => amount!["id"]!.ToString(), amount => amount!, StringComparer.Ordinal);

            foreach (var (source, line) in food)
            {
                var id = $"{food.Key}.{line["nutrientId"]}.{source}";
                answered.Remove(id, out var amount).ShouldBeTrue(id);
                Compare(id, source, line, amount!);
                Interlocked.Increment(ref compared);
            }

            // What is left is what the dataset itself summed, of what others printed.
            answered.Values.ShouldAllBe(amount => amount["sourceId"]!.ToString() == "sum-of-forms" && amount["componentIds"]!.AsArray().Count > 0);
            page["data"]!.AsArray().ShouldAllBe(nutrient => nutrient!["citationIds"]!.AsArray().Count == 0 == (nutrient["amount"]!["id"] == null) && !nutrient["citationIds"]!.ToString().Contains("sum-of-forms"));
        });

        compared.ShouldBe(97_221);
    }

    [Fact]
    public async Task Amounts_have_permalinks_that_answer()
    {
        // Their values are compared above; a tenth of them shows that they are there.
        var ids = Directory.EnumerateFiles(Path.Combine(Data(), "amounts"), "*.tsv")
            .SelectMany(file => Table(file).Select(line => (id: $"{line["foodId"]}.{line["nutrientId"]}.{Path.GetFileNameWithoutExtension(file)}", amount: line["amount"])))
            .Where((_, number) => number % 10 == 0);

        await Parallel.ForEachAsync(ids, TestContext.Current.CancellationToken, async (expected, _) =>
        {
            var answer = await api.Get($"/v1/amounts/{expected.id}").Json();

            answer["amount"]!["id"]!.ToString().ShouldBe(expected.id);
            Text(answer["amount"]!["amount"]).ShouldBe(expected.amount, expected.id);
        });
    }

    [Fact]
    public async Task Every_food_is_answered_with_its_names_codes_and_portions()
    {
        var names = Table(Path.Combine(Data(), "food-names.tsv")).ToLookup(line => line["foodId"], line => $"{line["lang"]} {line["name"]}", StringComparer.Ordinal);
        var codes = Table(Path.Combine(Data(), "food-codes.tsv")).ToLookup(line => line["foodId"], line => $"{line["system"]} {line["code"]}", StringComparer.Ordinal);
        var portions = Table(Path.Combine(Data(), "portions.tsv")).ToLookup(line => line["foodId"], line => $"{line["position"]} {line["label"]} {line["grams"]} {line["sourceId"]}", StringComparer.Ordinal);
        var foods = Table(Path.Combine(Data(), "foods.tsv")).ToArray();

        foods.Length.ShouldBe(1485);

        await Parallel.ForEachAsync(foods, TestContext.Current.CancellationToken, async (food, _) =>
        {
            var answer = await api.Get($"/v1/foods/{food["id"]}").Json();

            foreach (var key in FoodColumns)
            {
                (answer[key]?.ToString() ?? "").ShouldBe(food[key], food["id"]);
            }

            string.Join(';', answer["tags"]!.AsArray().Select(tag => tag!.ToString())).ShouldBe(food["tags"]);
            answer["names"]!.AsArray().Select(name => $"{name!["lang"]} {name["name"]}").ShouldBe(names[food["id"]].Append($"en {food["name"]}"), ignoreOrder: true);
            answer["codes"]!.AsArray().Select(code => $"{code!["system"]} {code["code"]}").ShouldBe(codes[food["id"]]);
            answer["portions"]!.AsArray().Select(portion => $"{portion!["position"]} {portion["label"]} {Text(portion["grams"])} {portion["sourceId"]}").ShouldBe(portions[food["id"]]);
        });
    }

    [Fact]
    public async Task Every_nutrient_is_answered_with_its_names_codes_and_conversions()
    {
        var names = Table(Path.Combine(Data(), "nutrient-names.tsv")).ToLookup(line => line["nutrientId"], line => $"{line["lang"]} {line["name"]}", StringComparer.Ordinal);
        var codes = Table(Path.Combine(Data(), "nutrient-codes.tsv")).ToLookup(line => line["nutrientId"], line => $"{line["system"]} {line["code"]}", StringComparer.Ordinal);
        var conversions = Table(Path.Combine(Data(), "nutrient-conversions.tsv")).ToLookup(line => line["nutrientId"], line => $"{line["fromUnit"]} {line["form"]} {line["factor"]} {line["toUnit"]} {line["sourceId"]} {line["note"]}", StringComparer.Ordinal);

        foreach (var nutrient in Table(Path.Combine(Data(), "nutrients.tsv")))
        {
            var answer = await api.Get($"/v1/nutrients/{nutrient["id"]}").Json();

            foreach (var key in new[] { "id", "name", "category", "unit", "parentId", "total", "note" })
            {
                (answer[key]?.ToString() ?? "").ShouldBe(nutrient[key], nutrient["id"]);
            }

            answer["names"]!.AsArray().Select(name => $"{name!["lang"]} {name["name"]}").ShouldBe(names[nutrient["id"]]);
            answer["codes"]!.AsArray().Select(code => $"{code!["system"]} {code["code"]}").ShouldBe(codes[nutrient["id"]]);
            answer["conversions"]!.AsArray().Select(factor => $"{factor!["fromUnit"]} {factor["form"]} {Text(factor["factor"])} {factor["toUnit"]} {factor["sourceId"]} {factor["note"]}").ShouldBe(conversions[nutrient["id"]], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Every_source_is_answered_with_its_record()
    {
        foreach (var line in Table(Path.Combine(Data(), "sources.tsv")).Concat(Table(Path.Combine(Data(), "studies.tsv"))))
        {
            var answer = await api.Get($"/v1/sources/{line["id"]}").Json();

            // What is known of studies alone stands at /v1/studies.
            foreach (var (key, value) in line.Where(pair => pair.Key is not ("design" or "population" or "sampleSize" or "exposure" or "duration" or "finding" or "funding")))
            {
                (key == "authors" ? string.Join("; ", answer[key]!.AsArray().Select(author => author!.ToString())) : answer[key]?.ToString() ?? "").ShouldBe(value, line["id"]);
            }
        }
    }

    [Theory]
    [InlineData("/v1/nutrients/vitamin-k2/food-sources?limit=3", "natto goose-liver-raw blue-cheese")]
    [InlineData("/v1/nutrients/mk-7/food-sources?limit=1", "natto")]
    [InlineData("/v1/foods?q=納豆&limit=1", "natto")]
    [InlineData("/v1/foods?q=épinard&limit=1", "spinach-raw")]
    [InlineData("/v1/foods?q=swis%20chee", "processed-swiss-cheese emmental-cheese")]
    public async Task The_main_questions_have_the_known_answers(string url, string foods)
    {
        var page = await api.Get(url.Replace("納豆", Uri.EscapeDataString("納豆"), StringComparison.Ordinal).Replace("é", Uri.EscapeDataString("é"), StringComparison.Ordinal)).Json();

        string.Join(' ', page.Each(url.Contains("food-sources", StringComparison.Ordinal) ? "foodId" : "id")).ShouldBe(foods);
    }

    [Fact]
    public async Task Natto_has_its_vitamin_k2_from_a_full_panel()
    {
        var natto = (await api.Get("/v1/nutrients/vitamin-k2/food-sources?limit=1").Json())["data"]![0]!["amount"]!;

        natto["amount"]!.GetValue<double>().ShouldBe(1045.3);
        natto["sourceId"]!.ToString().ShouldBe("jensen-2022");
        natto["formsCounted"].ShouldBeJson("""[ "mk-4", "mk-5", "mk-6", "mk-7", "mk-8", "mk-9", "mk-10" ]""");
    }

    [Fact]
    public async Task An_imputed_value_stands_beside_the_measured_ones_and_does_not_win()
    {
        var page = await api.Get("/v1/foods/natto/nutrients?nutrientIds=vitamin-k1,mk-7&sources=all").Json();
        var (k1, mk7) = (page["data"]![0]!, page["data"]![1]!);

        k1["alternatives"]!.AsArray().Single(amount => amount!["derivation"]!.ToString() == "imputed")!["amount"]!.GetValue<double>().ShouldBe(23.1);
        k1["amount"]!["derivation"]!.ToString().ShouldBe("literature");
        mk7["alternatives"]!.AsArray().Count.ShouldBe(5);
        mk7["spread"].ShouldBeJson("""{ "min": 81.6, "max": 998, "sources": 6 }""");
        mk7["selectedBy"]!.ToString().ShouldBe("newer-release");
    }

    [Fact]
    public async Task Leafy_greens_are_ranked_among_themselves()
    {
        var page = await api.Get("/v1/nutrients/vitamin-k1/food-sources?tag=leafy-green&limit=10").Json();
        var leafy = Table(Path.Combine(Data(), "foods.tsv")).Where(food => food["tags"].Split(';').Contains("leafy-green")).Select(food => food["id"]).ToHashSet(StringComparer.Ordinal);

        page.Each("foodId").ShouldAllBe(food => leafy.Contains(food!));
        string.Join(' ', page.Each("foodId")).ShouldContain("amaranth-leaves-raw swiss-chard-raw kale-boiled");
        (await api.Get("/v1/nutrients/vitamin-k2/food-sources?tag=fermented&q=swiss").Json()).Each("foodId").ShouldContain("emmental-cheese");
    }

    private static void Compare(string id, string source, Dictionary<string, string> line, JsonNode amount)
    {
        amount["sourceId"]!.ToString().ShouldBe(source, id);

        foreach (var key in TextColumns)
        {
            (amount[key]?.ToString() ?? "").ShouldBe(line[key], id);
        }

        foreach (var key in NumberColumns)
        {
            Text(amount[key]).ShouldBe(line[key], id);
        }

        string.Join(';', amount["formsCounted"]?.AsArray().Select(form => form!.ToString()) ?? []).ShouldBe(line["forms"], id);
    }

    private static string Text(JsonNode? number) => number is null ? "" : number.GetValue<decimal>().ToString("0.############", CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Table(string path)
    {
        var lines = File.ReadLines(path);
        var columns = lines.First().Split('\t');
        return lines.Skip(1).Select(line => columns.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    private static string Data([CallerFilePath] string file = "") => Path.GetFullPath("../../../data", file);
}
