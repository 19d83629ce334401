namespace Nutrients.Api.Tests;

/// <summary>What people look for is found in the dataset that we publish.</summary>
public sealed class PublishedSearchTests(PublishedApi api)
{
    [Theory]
    [InlineData("nat", "nutrient sodium", null)]
    [InlineData("natto", "food natto", null)]
    [InlineData("納豆", "food natto", null)]
    [InlineData("ほうれん", "food spinach-raw", null)]
    [InlineData("epinard", "food spinach-raw", null)]
    [InlineData("brocoli", "food broccoli-raw", null)]
    [InlineData("brocolli", "food broccoli-raw", "brocoli")]
    [InlineData("emental", "food emmental-cheese", "emmental")]
    [InlineData("spinich", "food spinach-raw", "spinach")]
    [InlineData("magnesuim", "nutrient magnesium", "magnesium")]
    [InlineData("vitamin k", "nutrient vitamin-k", null)]
    [InlineData("vitamin e", "nutrient vitamin-e", null)]
    [InlineData("vitamin k2", "nutrient vitamin-k2", null)]
    [InlineData("vitamin k 2", "nutrient vitamin-k2", "vitamin k2")]
    [InlineData("vitamink2", "nutrient vitamin-k2", "vitamin k2")]
    [InlineData("vitamin b 12", "nutrient vitamin-b12", "vitamin b12")]
    [InlineData("vitamine k", "nutrient vitamin-k", "vitamin k")]
    [InlineData("mk7", "nutrient mk-7", "mk 7")]
    [InlineData("Ｎａｔｔｏ", "food natto", null)]
    [InlineData("ホウレン", "food spinach-raw", null)]
    [InlineData("MK-7", "nutrient mk-7", null)]
    [InlineData("osteocalcin", "function osteocalcin-carboxylation", null)]
    [InlineData("warfarin", "interaction warfarin-vitamin-e", null)]
    [InlineData("coumadin weakens", "interaction warfarin-vitamin-k", null)]
    [InlineData("coumadin", "interaction warfarin-vitamin-e", null)]
    [InlineData("nattokinase", "study drugs-com-nattokinase", null)]
    [InlineData("rotterdam heart", "study geleijnse-2004", null)]
    public async Task A_search_finds_it_first(string q, string first, string? corrected)
    {
        var page = await api.Get($"/v1/search?q={Uri.EscapeDataString(q)}").Json();
        var hit = page["data"]![0]!;

        $"{hit["type"]} {hit["id"]}".ShouldBe(first);
        page["meta"]!["correctedTo"]?.ToString().ShouldBe(corrected);
        (await api.Get(hit["url"]!.ToString()).Json())["id"]!.ToString().ShouldBe(hit["id"]!.ToString());
    }

    [Fact]
    public async Task What_was_typed_comes_before_its_correction_and_both_are_found()
    {
        var page = await api.Get("/v1/search?q=vitamin%20k%202&limit=100").Json();
        var scores = page["data"]!.AsArray().Select(hit => hit!["score"]!.GetValue<double>()).ToArray();

        scores.ShouldBe(scores.OrderDescending());
        scores.Distinct().ShouldBe([0.9, 0.8, 0.7, 0.6, 0.5, 0.4], ignoreOrder: true);
        page["data"]!.AsArray().Single(hit => hit!["score"]!.GetValue<double>() == 0.8)!["id"]!.ToString().ShouldBe("jensen-2022");
    }

    /// <summary>Texts have yoghurt, names have yogurt: both are meant.</summary>
    [Fact]
    public async Task A_spelling_that_only_texts_have_finds_the_names_too()
    {
        var page = await api.Get("/v1/search?q=yoghurt&type=food").Json();

        page["data"]![0]!["id"]!.ToString().ShouldBe("yogurt-plain-nonfat");
        page["meta"]!["correctedTo"]!.ToString().ShouldBe("yogurt");
    }

    [Fact]
    public async Task Every_type_is_found_and_leads_to_its_item()
    {
        var types = new HashSet<string>();

        foreach (var q in new[] { "vitamin k", "calcium", "natto" })
        {
            foreach (var hit in (await api.Get($"/v1/search?limit=100&q={q}").Json())["data"]!.AsArray())
            {
                types.Add(hit!["type"]!.ToString());
                (await api.Get(hit["url"]!.ToString()).Json())["id"]!.ToString().ShouldBe(hit["id"]!.ToString());
                (hit["snippet"] is null || hit["snippet"]!.ToString().Contains(hit["matched"]!.ToString(), StringComparison.Ordinal)).ShouldBeTrue(hit.ToJsonString());
                (hit["snippet"]?.ToString().Length ?? 0).ShouldBeLessThan(220);
            }
        }

        types.Order(StringComparer.Ordinal).ShouldBe(["claim", "deficiency", "food", "function", "interaction", "nutrient", "study"]);
    }

    [Theory]
    [InlineData("nat", "natto natto-dried sodium")]
    [InlineData("ほうれん", "spinach-raw spinach-boiled")]
    [InlineData("vitamin k", "vitamin-k vitamin-k1 vitamin-k2")]
    [InlineData("emment", "emmental-cheese")]
    [InlineData("brocol", "broccoli-raw broccoli-frozen broccoli-frozen-boiled")]
    [InlineData("k", "kefir kimchi ketchup")]
    public async Task A_suggestion_comes_first(string q, string ids) =>
        string.Join(' ', (await api.Get($"/v1/suggestions?q={Uri.EscapeDataString(q)}").Json()).Each("id").Take(3)).ShouldStartWith(ids);

    [Fact]
    public async Task Ten_are_suggested_if_nothing_is_said() =>
        (await api.Get("/v1/suggestions?q=s").Json()).Each("id").Distinct().Count().ShouldBe(10);
}
