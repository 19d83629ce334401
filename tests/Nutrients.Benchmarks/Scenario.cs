using System.Text.Json.Nodes;

namespace Nutrients.Benchmarks;

/// <summary>What clients ask in one measurement.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Targets">Paths with queries, in the order in which they are asked.</param>
/// <param name="AcceptEncoding">The header that all of them send; empty for none.</param>
/// <param name="IfNoneMatch">The same.</param>
/// <param name="IsCached">Whether the service may keep answers; where everything is asked anew, each answer is looked up.</param>
/// <param name="Neighbour">What four other connections ask meanwhile; null for nobody.</param>
internal sealed record Scenario(string Name, IReadOnlyList<string> Targets, string AcceptEncoding = "", string IfNoneMatch = "", bool IsCached = true, string? Neighbour = null)
{
    public Question QuestionOf(string target) => new(target, AcceptEncoding, IfNoneMatch);
}

/// <summary>The scenarios over a dataset, the same in every run: what is random has a fixed seed.</summary>
internal sealed class Scenarios(HttpClient client, Uri service)
{
    private const int MixedTargets = 1000, MixedRequests = 20_000, MostColdTargets = 2000, RankingTargets = 500;

    private static readonly (string Name, string Target)[] Hot =
    [
        ("food", "/v1/foods/natto"),
        ("nutrients of a food", "/v1/foods/natto/nutrients"),
        ("ranking", "/v1/nutrients/vitamin-k2/food-sources"),
        ("fact sheet", "/v1/nutrients/vitamin-k?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations"),
        ("search", "/v1/search?q=vitamin%20k%202"),
    ];

    private static readonly string[] Filters = ["food-category", "food-tag", "food-state"];

    private static readonly string[] Bases = ["100g", "serving", "100kcal"];

    private readonly Random _random = new(1);

    public async Task<IReadOnlyList<Scenario>> All()
    {
        var foods = await Items("/v1/foods?limit=100");
        var nutrients = (await Items("/v1/nutrients?limit=100")).Select(nutrient => nutrient["id"]!.ToString()).ToArray();
        var foodIds = foods.Select(food => food["id"]!.ToString()).ToArray();
        var words = foods.SelectMany(food => food["name"]!.ToString().Split([' ', ',', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var rankings = Rankings(nutrients, await Vocabularies());
        var searches = Searches(words);
        var worst = await WorstLetter();
        var tag = (await Recording.Ask(client, service, new(Hot[1].Target, "", ""))).Headers.Single(header => header.Key == "ETag").Value;

        return
        [
            .. Hot.Select(hot => new Scenario($"hot {hot.Name}", [hot.Target])),
            .. Hot.Select(hot => new Scenario($"hot {hot.Name}, br", [hot.Target], AcceptEncoding: "br")),
            .. Hot.Select(hot => new Scenario($"hot {hot.Name}, gzip", [hot.Target], AcceptEncoding: "gzip")),
            new($"hot {Hot[1].Name}, not modified", [Hot[1].Target], IfNoneMatch: tag),
            new($"hot mix of {MixedTargets} URLs", Mixed([.. foodIds.SelectMany(id => new[] { $"/v1/foods/{id}", $"/v1/foods/{id}/nutrients" }), .. rankings, .. searches, .. nutrients.Select(id => $"/v1/nutrients/{id}")])),
            new("cold nutrients of a food", [.. Shuffled(foodIds).Take(MostColdTargets).Select(id => $"/v1/foods/{id}/nutrients")], IsCached: false),
            new("cold ranking", rankings, IsCached: false),
            new("cold search", searches, IsCached: false),
            new($"cold search of the worst letter ({worst[^1]})", [worst], IsCached: false),
            new("cold food, four neighbours search for the worst letter", [Hot[0].Target], IsCached: false, Neighbour: worst),
        ];
    }

    /// <summary>Requests as clients make them: few URLs often, many seldom (Zipf, s = 1).</summary>
    private string[] Mixed(string[] all)
    {
        var targets = Shuffled(all).Take(MixedTargets).ToArray();
        var sums = new double[targets.Length];

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1.0 / (i + 1));
        }

        // The first whose sum is not below the number drawn.
        return [.. Enumerable.Range(0, MixedRequests).Select(_ => Array.BinarySearch(sums, _random.NextDouble() * sums[^1])).Select(at => targets[at < 0 ? ~at : at])];
    }

    private string[] Rankings(string[] nutrients, ILookup<string, string> vocabularies)
    {
        var filters = Filters.SelectMany(vocabulary => vocabularies[vocabulary].Select(code => $"{vocabulary.Split('-')[1]}={code}")).ToArray();
        // One in four without a filter, as the plainest question is.
        return [.. Enumerable.Range(0, RankingTargets).Select(_ => $"/v1/nutrients/{Any(nutrients)}/food-sources?basis={Any(Bases)}{(_random.Next(4) == 0 ? "" : "&" + Any(filters))}").Distinct()];
    }

    /// <summary>A word, two words, or the beginning of one, as somebody types it.</summary>
    private string[] Searches(string[] words) =>
        [.. Enumerable.Range(0, MixedTargets).Select(i => (i % 3) switch { 0 => Any(words), 1 => $"{Any(words)} {Any(words)}", _ => Any(words)[..2] }).Distinct().Select(text => $"/v1/search?q={Uri.EscapeDataString(text)}")];

    /// <summary>The one whose fastest answer is the slowest.</summary>
    private async Task<string> WorstLetter()
    {
        var fastest = Enumerable.Range('a', 26).ToDictionary(letter => $"/v1/search?q={(char)letter}", _ => TimeSpan.MaxValue);

        for (var times = 0; times < 10; times++)
        {
            foreach (var target in fastest.Keys)
            {
                var start = TimeProvider.System.GetTimestamp();
                await Recording.Ask(client, service, new(target, "", ""));
                var took = TimeProvider.System.GetElapsedTime(start);
                fastest[target] = took < fastest[target] ? took : fastest[target];
            }
        }

        return fastest.MaxBy(letter => letter.Value).Key;
    }

    private async Task<List<JsonNode>> Items(string? target)
    {
        var items = new List<JsonNode>();

        for (; target is not null;)
        {
            var page = await Json(target);
            items.AddRange(page["data"]!.AsArray().Select(item => item!));
            target = page["links"]!["next"]?.ToString();
        }

        return items;
    }

    private async Task<ILookup<string, string>> Vocabularies() =>
        (await Json("/v1/dataset"))["vocabularies"]!.AsArray().ToLookup(code => code!["vocabulary"]!.ToString(), code => code!["code"]!.ToString());

    private async Task<JsonNode> Json(string target) => JsonNode.Parse(await client.GetStringAsync(new Uri(service, target)))!;

    private string[] Shuffled(string[] items)
    {
        var shuffled = (string[])items.Clone();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    private string Any(string[] items) => items[_random.Next(items.Length)];
}
