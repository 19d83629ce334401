namespace Nutrients.Api.Tests;

public sealed class SuggestionsTests(SampleApi api)
{
    /// <summary>English names that begin so, then other names, then words of names; of each the shortest first, and each thing once.</summary>
    [Theory]
    [InlineData("e", "nutrient energy Energy|food traces Épinard, cru|food high Fromage Élevé")]
    [InlineData("vit", "nutrient vitamin-k Vitamin K|nutrient vitamin-k1 Vitamin K1 (phylloquinone)|nutrient vitamin-k2 Vitamin K2")]
    [InlineData("vitamin k", "nutrient vitamin-k Vitamin K|nutrient vitamin-k1 Vitamin K1 (phylloquinone)|nutrient vitamin-k2 Vitamin K2")]
    [InlineData("LOW", "food zero Lower zero|food low-too Low too, cheese|food low Low \"quoted\" cheese")]
    [InlineData("zero", "food zero Lower zero")]
    [InlineData("raw spi", "food traces Traces of spinach, raw")]
    [InlineData("oeu", "food traces Œuf d'épinard")]
    [InlineData("épi", "food traces Épinard, cru")]
    [InlineData("b", "function density Bone density|function clotting Blood clotting|food below-detection Below detection|food below-quantification Below quantification|food low Basse|food partial Partial beans")]
    [InlineData("ph", "nutrient vitamin-k1 phytomenadione")]
    [InlineData("ほう", "food traces ほうれん草（生）")]
    [InlineData("豆", "food high 納豆チーズ")]
    [InlineData("spinich", "")]
    [InlineData("warfarin", "")]
    [InlineData("?", "")]
    public async Task Names_are_suggested_from_the_first_letter(string q, string found)
    {
        var page = await api.Get($"/v1/suggestions?q={Uri.EscapeDataString(q)}").Json();

        string.Join('|', page["data"]!.AsArray().Select(item => $"{item!["type"]} {item["id"]} {item["matched"]}")).ShouldBe(found);
    }

    [Fact]
    public async Task A_suggestion_has_its_english_name_and_the_one_that_was_found() =>
        (await api.Get($"/v1/suggestions?q={Uri.EscapeDataString("納")}").Json())["data"].ShouldBeJson("""
            [ { "type": "food", "id": "high", "name": "High cheese, aged", "matched": "納豆チーズ" } ]
            """);

    [Theory]
    [InlineData("type=function", "density clotting")]
    [InlineData("type=food,nutrient", "below-detection below-quantification low partial")]
    [InlineData("limit=1", "density")]
    [InlineData("type=food&limit=3", "below-detection below-quantification low")]
    public async Task Suggestions_are_narrowed_and_limited(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/suggestions?q=b&{query}").Json()).Each("id")).ShouldBe(ids);

    [Fact]
    public async Task The_list_ends_with_its_limit()
    {
        var page = await api.Get("/v1/suggestions?q=b&limit=2").Json();

        page["links"].ShouldBeJson("""{ "self": "/v1/suggestions?limit=2&q=b", "next": null }""");
        page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(2);
        page["meta"]!["hasMore"]!.GetValue<bool>().ShouldBeFalse();
    }
}
