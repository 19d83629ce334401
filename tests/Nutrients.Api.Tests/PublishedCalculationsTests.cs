using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>
/// The ranking by calcium, calculated a second time from the text in data/ by another path: decimal numbers instead of binary ones, LINQ instead of SQL,
/// and the rule of selection as data/README.md states it.
/// </summary>
public sealed class PublishedCalculationsTests(PublishedApi api)
{
    private static readonly string[] Derivations = ["analytical", "literature", "calculated", "unknown", "assumed-zero", "imputed"];
    private static readonly string[] Foods = [.. Table("foods.tsv").Select(food => food["id"])];
    private static readonly Dictionary<string, Dictionary<string, string>> Calcium = Selected("calcium");
    private static readonly Dictionary<string, Dictionary<string, string>> Energy = Selected("energy");
    private static readonly ILookup<string, string> Portions = Table("portions.tsv").OrderBy(portion => Number(portion["position"])).ToLookup(portion => portion["foodId"], portion => portion["grams"], StringComparer.Ordinal);

    [Fact]
    public Task Calcium_per_100_g() => Agrees("", "noPortion", _ => 1);

    [Fact]
    public Task Calcium_per_serving() => Agrees("&basis=serving", "noPortion", food => Portions[food].Any() ? Number(Portions[food].First()) / 100 : null);

    [Fact]
    public Task Calcium_per_100_kcal() => Agrees("&basis=100kcal", "noEnergy", food => Energy.GetValueOrDefault(food)?["amount"] is { Length: > 0 } energy && Number(energy) >= 5 ? 100 / Number(energy) : null);

    [Fact]
    public async Task Calcium_as_a_percentage_of_the_reference_intake_of_a_woman_of_30_by_Efsa()
    {
        var intake = Table("reference-intakes.tsv").Single(line => $"{line["nutrientId"]} {line["authority"]} {line["type"]} {line["condition"]}" == "calcium EFSA PRI none" && line["sex"] is "any" or "female"
            && Number(line["ageFrom"]) <= 360 && (line["ageTo"].Length == 0 || Number(line["ageTo"]) > 360));

        intake["amount"].ShouldBe("950");
        intake["unit"].ShouldBe("mg");
        await Agrees("&authority=EFSA&sex=female&ageYears=30", "noPortion", _ => 1, Number(intake["amount"]));
        await Agrees("&authority=EFSA&sex=female&ageYears=30&basis=serving", "noPortion", food => Portions[food].Any() ? Number(Portions[food].First()) / 100 : null, Number(intake["amount"]));
    }

    /// <param name="question">What is asked for.</param>
    /// <param name="reason">The key under which the foods are counted that have calcium, but no measure.</param>
    /// <param name="measureOf">How many times 100 g of a food are meant; null if that cannot be said.</param>
    /// <param name="intake">The reference intake; null if nothing is compared.</param>
    private async Task Agrees(string question, string reason, Func<string, decimal?> measureOf, decimal? intake = null)
    {
        var outcomes = Foods.Select(food => (food, outcome: Outcome(Calcium.GetValueOrDefault(food)) is "ranked" && measureOf(food) is null ? reason : Outcome(Calcium.GetValueOrDefault(food)))).ToArray();

        // 100 kcal over the energy does not end in decimals either, so that foods of the same amount agree to twelve places.
        var expected = outcomes.Where(pair => pair.outcome == "ranked")
            .Select(pair => (pair.food, line: Calcium[pair.food], amount: Number(Calcium[pair.food]["amount"]) * measureOf(pair.food)!.Value))
            .OrderByDescending(item => decimal.Round(item.amount, 12)).ThenBy(item => item.food, StringComparer.Ordinal).ToArray();
        var (answered, meta) = await All($"/v1/nutrients/calcium/food-sources?limit=100{question}");

        answered.Select(item => item["foodId"]!.ToString()).ShouldBe(expected.Select(item => item.food));
        meta["totalCount"]!.GetValue<int>().ShouldBe(expected.Length);
        meta["excluded"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<int>()).Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ShouldBe(outcomes.Where(pair => pair.outcome != "ranked").CountBy(pair => pair.outcome).OrderBy(pair => pair.Key, StringComparer.Ordinal));

        foreach (var (item, (food, line, amount), rank) in answered.Zip(expected, Enumerable.Range(1, expected.Length)))
        {
            item["rank"]!.GetValue<int>().ShouldBe(rank);
            item["amount"]!["id"]!.ToString().ShouldBe($"{food}.calcium.{line["sourceId"]}");
            item["amount"]!["amount"]!.GetValue<double>().ShouldBe((double)amount, 1e-12 * (double)amount, food);

            if (intake is not null)
            {
                item["referencePercent"]!["percent"]!.GetValue<double>().ShouldBe((double)(100 * amount / intake.Value), 1e-12 * (double)amount, food);
            }
        }
    }

    private async Task<(List<JsonNode> Items, JsonNode Meta)> All(string url)
    {
        var items = new List<JsonNode>();
        JsonNode meta = null!;

        for (var next = url; next is not null;)
        {
            var page = await api.Get(next).Json();
            items.AddRange(page["data"]!.AsArray().Select(item => item!));
            (meta, next) = (page["meta"]!, page["links"]!["next"]?.ToString());
        }

        return (items, meta);
    }

    private static string Outcome(Dictionary<string, string>? line) =>
        line is null ? "notMeasured"
        : line["doubt"].Length > 0 ? "doubtful"
        : (line["status"], line["amount"]) switch
        {
            ("trace", _) => "trace",
            ("below-loq", _) => "belowLoq",
            ("below-lod", _) => "belowLod",
            (_, "") => "rangeOnly",
            (_, "0") => "zero",
            _ => "ranked",
        };

    /// <summary>The value of each food that data/README.md says is selected; a doubtful one where all are.</summary>
    private static Dictionary<string, Dictionary<string, string>> Selected(string nutrient)
    {
        var records = Table("sources.tsv").Concat(Table("studies.tsv")).ToDictionary(record => record["id"], StringComparer.Ordinal);
        var lines = Directory.EnumerateFiles(Path.Combine(Data(), "amounts"), "*.tsv")
            .SelectMany(file => Table(file, $"\t{nutrient}\t").Select(line => new Dictionary<string, string>(line, StringComparer.Ordinal) { ["sourceId"] = Path.GetFileNameWithoutExtension(file) }))
            .Where(line => line["nutrientId"] == nutrient)
            .ToLookup(line => line["foodId"], StringComparer.Ordinal);

        return lines.ToDictionary(food => food.Key, food => food
            .OrderBy(line => line["doubt"].Length > 0)
            .ThenByDescending(line => line["forms"].Split(';', StringSplitOptions.RemoveEmptyEntries).Length)
            .ThenBy(line => line["amount"].Length == 0 && line["upperBound"].Length == 0 && line["status"] != "partial")
            .ThenBy(line => food.Where(other => other == line || other["sourceId"] == line["copyOf"]).Max(other => Array.IndexOf(Derivations, other["derivation"])))
            .ThenBy(line => records[line["sourceId"]].GetValueOrDefault("doubt", "").Length > 0)
            .ThenBy(line => line["evidence"] == "third-party-transcription")
            .ThenBy(line => line["copyOf"].Length > 0)
            .ThenByDescending(line => records[line["sourceId"]]["year"] is { Length: > 0 } year ? Number(year) : 0)
            .ThenBy(line => line["sourceId"], StringComparer.Ordinal)
            .First(), StringComparer.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The lines of a file that hold a text, by the names of their columns.</summary>
    private static IEnumerable<Dictionary<string, string>> Table(string file, string part = "")
    {
        var lines = File.ReadLines(Path.Combine(Data(), file));
        var columns = lines.First().Split('\t');
        return lines.Skip(1).Where(line => line.Contains(part, StringComparison.Ordinal)).Select(line => columns.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
    }

    private static string Data([CallerFilePath] string file = "") => Path.GetFullPath("../../../data", file);
}
