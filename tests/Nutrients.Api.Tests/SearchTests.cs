using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

public sealed class SearchTests(SampleApi api)
{
    /// <summary>A name that is the text, names with its words, names with words that begin with them, the words anywhere.</summary>
    [Fact]
    public async Task The_better_a_name_matches_the_earlier_it_comes() =>
        (await Search("vitamin k")).ShouldBe([
            "1 nutrient vitamin-k",
            "0.8 claim k-clots",
            "0.6 nutrient vitamin-k1",
            "0.6 nutrient vitamin-k2",
            "0.4 interaction coumarins-mk-7",
        ]);

    [Theory]
    [InlineData("bleeding", "1 deficiency bleeding|0.4 study chapter-1998")]
    [InlineData("menaquinone", "0.8 nutrient mk-4|0.8 nutrient mk-7|0.8 study trial-2010|0.6 study study-2005")]
    [InlineData("test", "0.8 interaction test-energy|0.8 study study-2005|0.4 food high|0.4 study chapter-1998")]
    [InlineData("b", "0.6 food partial|0.6 food below-detection|0.6 food below-quantification|0.6 food low|0.6 function density|0.6 function clotting|0.6 claim mk-7-bone|0.6 claim k-clots|0.6 deficiency bleeding|0.6 deficiency thin-bones|0.4 study chapter-1998")]
    [InlineData("vitamin k1", "1 nutrient vitamin-k1")]
    [InlineData("VITAMINE K", "1 nutrient vitamin-k")]
    [InlineData("k blood", "0.8 claim k-clots")]
    [InlineData("blood vitamin clotting", "")]
    [InlineData("!?", "")]
    [InlineData("unheard", "")]
    public async Task Equally_good_matches_come_by_type_and_the_plainest_first(string q, string found) =>
        string.Join('|', await Search(q)).ShouldBe(found);

    [Theory]
    [InlineData("spinacia", "food traces")]
    [InlineData("carboxyl", "function clotting")]
    [InlineData("factor x", "function clotting")]
    [InlineData("weakens", "interaction warfarin-vitamin-k")]
    [InlineData("coumadin", "interaction warfarin-vitamin-k")]
    [InlineData("do good", "claim drug-claim")]
    [InlineData("newborns", "deficiency bleeding")]
    [InlineData("density difference", "study trial-2010")]
    [InlineData("zoe", "study trial-2010")]
    public async Task Everything_that_an_item_says_is_searched(string q, string found) =>
        (await Search(q)).ShouldBe([$"0.4 {found}"]);

    [Fact]
    public async Task A_hit_says_what_was_found_and_where_it_is() =>
        (await api.Get("/v1/search?q=coumad").Json())["data"].ShouldBeJson("""
            [ { "type": "interaction", "id": "warfarin-vitamin-k", "name": "warfarin", "matched": "coumadin", "snippet": "coumadin, warfarin sodium", "score": 0.4, "url": "/v1/interactions/warfarin-vitamin-k" } ]
            """);

    [Theory]
    [InlineData("納豆", "High cheese, aged", "納豆チーズ")]
    [InlineData("納豆チーズ", "High cheese, aged", "納豆チーズ")]
    [InlineData("eleve", "High cheese, aged", "Fromage Élevé")]
    [InlineData("oeuf", "Traces of spinach, raw", "Œuf d'épinard")]
    [InlineData("épinard cru", "Traces of spinach, raw", "Épinard, cru")]
    [InlineData("phytomen", "Vitamin K1 (phylloquinone)", "phytomenadione")]
    [InlineData("phyllo", "Vitamin K1 (phylloquinone)", "Vitamin K1 (phylloquinone)")]
    public async Task A_name_is_found_in_any_language_and_the_english_one_is_shown_with_it(string q, string name, string matched)
    {
        var hit = (await Find(q))["data"]!.AsArray().Single()!;

        hit["name"]!.ToString().ShouldBe(name);
        hit["matched"]!.ToString().ShouldBe(matched);
        hit["snippet"].ShouldBeNull();
    }

    [Theory]
    [InlineData("spinich", "spinach", "0.7 food traces")]
    [InlineData("spinch", "spinach", "0.7 food traces")]
    [InlineData("spinnach", "spinach", "0.7 food traces")]
    [InlineData("sipnach raw", "spinach raw", "0.7 food traces")]
    [InlineData("énergi", "energy", "0.9 nutrient energy")]
    [InlineData("osteoclacin", "osteocalcin", "0.3 function density")]
    [InlineData("clotitng", "clotting", "0.7 function clotting")]
    [InlineData("vitamin k 2", "vitamin k2", "0.9 nutrient vitamin-k2")]
    [InlineData("vitamink2", "vitamin k2", "0.9 nutrient vitamin-k2")]
    [InlineData("vitamn k2", "vitamin k2", "0.9 nutrient vitamin-k2")]
    [InlineData("vitamn k 2", "vitamin k2", "0.9 nutrient vitamin-k2")]
    [InlineData("un measured", "unmeasured", "0.9 food unmeasured")]
    [InlineData("menaquinone7", "menaquinone 7", "0.9 nutrient mk-7|0.7 nutrient mk-4|0.7 study trial-2010|0.7 study study-2005")]
    public async Task A_slip_is_corrected_and_said(string q, string corrected, string found)
    {
        string.Join('|', await Search(q)).ShouldBe(found);
        (await Find(q))["meta"]!["correctedTo"]!.ToString().ShouldBe(corrected);
    }

    [Theory]
    [InlineData("spinach")]
    [InlineData("spin")]
    [InlineData("vitamin k")]
    [InlineData("ほうれん")]
    [InlineData("hgh")]
    [InlineData("1985")]
    [InlineData("spniahc")]
    [InlineData("spniahce\u0301")]
    [InlineData("\u0301")]
    [InlineData("?")]
    public async Task What_is_found_as_it_is_or_not_near_anything_is_not_corrected(string q) =>
        (await Find(q))["meta"]!["correctedTo"].ShouldBeNull();

    [Fact]
    public async Task A_short_word_is_not_corrected()
    {
        (await Search("lwo")).ShouldBeEmpty();
        (await Search("zer")).ShouldBe(["0.6 food zero"]);
        (await Search("zeor")).ShouldBe(["0.7 food zero"]);
    }

    [Theory]
    [InlineData("nutrient", "vitamin-k vitamin-k1 vitamin-k2")]
    [InlineData("claim,interaction", "k-clots coumarins-mk-7")]
    [InlineData("food", "")]
    public async Task Hits_are_narrowed_by_type(string type, string ids)
    {
        var page = await api.Get($"/v1/search?q=vitamin%20k&type={type}").Json();
        var first = await api.Get($"/v1/search?q=vitamin%20k&type={type}&limit=1").Json();

        string.Join(' ', page.Each("id")).ShouldBe(ids);
        first["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(page["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("q=vitamin%20k")]
    [InlineData("q=b")]
    [InlineData("q=a&type=food,study,claim")]
    [InlineData("q=clotitng")]
    public async Task Pages_of_one_make_the_whole_list(string query)
    {
        var whole = await api.Get($"/v1/search?{query}&limit=100").Json();
        var items = new JsonArray();

        for (var next = $"/v1/search?{query}&limit=1"; next is not null;)
        {
            var page = await api.Get(next).Json();
            items.Add(page["data"]!.AsArray().Single()!.DeepClone());
            page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(whole["data"]!.AsArray().Count);
            next = page["links"]!["next"]?.ToString();
        }

        items.ToJsonString().ShouldBe(whole["data"]!.ToJsonString());
    }

    [Fact]
    public async Task The_list_says_that_it_is_no_advice() =>
        (await Find("vitamin k"))["meta"]!.AsObject().Select(pair => pair.Key).ShouldBe(["totalCount", "hasMore", "datasetVersion", "disclaimer", "correctedTo"], ignoreOrder: true);

    [Theory]
    [InlineData("/v1/search", "q is missing; give the words to look for, as q=natto.")]
    [InlineData("/v1/search?q=", "q is missing; give the words to look for, as q=natto.")]
    [InlineData("/v1/search?q=%20", "q is missing; give the words to look for, as q=natto.")]
    [InlineData("/v1/search?q=x&type=foods", "type 'foods' is not possible; nutrient, food, function, interaction, claim, deficiency, study are, with commas between several.")]
    [InlineData("/v1/search?q=x&limit=101", "limit must be between 1 and 100; it is 101.")]
    [InlineData("/v1/suggestions", "q is missing; give what was typed so far, as q=nat.")]
    [InlineData("/v1/suggestions?q=", "q is missing; give what was typed so far, as q=nat.")]
    [InlineData("/v1/suggestions?q=x&type=food,study", "type 'study' is not possible; nutrient, food, function are, with commas between several.")]
    [InlineData("/v1/suggestions?q=x&limit=0", "limit must be between 1 and 20; it is 0.")]
    [InlineData("/v1/suggestions?q=x&limit=21", "limit must be between 1 and 20; it is 21.")]
    [InlineData("/v1/suggestions?q=x&cursor=x", "There is no parameter 'cursor' here; there is q, type, limit, format, dataset.")]
    public async Task A_wrong_question_is_told_what_would_be_right(string url, string detail) =>
        (await api.Get(url).Json(HttpStatusCode.BadRequest))["errors"]!.AsArray().Single()!["detail"]!.ToString().ShouldBe(detail);

    [Fact]
    public async Task Hits_are_a_table_too()
    {
        using var response = await api.Get("/v1/search?q=bleeding&format=csv");

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "type,id,name,matched,snippet,score,url\r\ndeficiency,bleeding,Bleeding,Bleeding,,1,/v1/deficiencies/bleeding\r\nstudy,chapter-1998,A chapter,Bleeding,Bleeding follows deficiency.,0.4,/v1/studies/chapter-1998\r\n");
    }

    private Task<JsonNode> Find(string q) => api.Get($"/v1/search?limit=100&q={Uri.EscapeDataString(q)}").Json();

    private async Task<IEnumerable<string>> Search(string q) => (await Find(q))["data"]!.AsArray().Select(hit => $"{hit!["score"]} {hit["type"]} {hit["id"]}");
}
