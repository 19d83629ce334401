using System.Net;

namespace Nutrients.Api.Tests;

public sealed class FoodsTests(SampleApi api)
{
    [Theory]
    [InlineData("", "below-detection below-quantification doubted high low low-too nothing-found partial range traces")]
    [InlineData("category=cheese", "high low low-too")]
    [InlineData("category=cheese,vegetables&state=boiled", "range")]
    [InlineData("tag=leafy-green,fermented", "high low-too partial range traces")]
    [InlineData("code=fdc:168421", "high")]
    [InlineData("code=ciqual:168421", "")]
    [InlineData("sort=name&category=legumes", "doubted nothing-found partial unmeasured")]
    public async Task Foods_are_narrowed_and_sorted(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/foods?limit=10&{query}").Json()).Each("id")).ShouldBe(ids);

    [Theory]
    [InlineData("納豆", "high")]
    [InlineData("ほうれん", "traces")]
    [InlineData("épinard", "traces")]
    [InlineData("EPINARD", "traces")]
    [InlineData("oeuf", "traces")]
    [InlineData("chee ag", "high")]
    [InlineData("quoted", "low")]
    [InlineData("spinacia", "traces")]
    [InlineData("cheese", "low-too high low")]
    [InlineData("raw", "traces")]
    [InlineData("oleracea spinach", "traces")]
    [InlineData("cheese spinach", "")]
    [InlineData("🍎", "")]
    [InlineData("\"*\" NEAR(", "")]
    public async Task Text_is_found_in_names_of_all_languages_and_in_descriptions(string q, string ids) =>
        string.Join(' ', (await api.Get($"/v1/foods?q={Uri.EscapeDataString(q)}").Json()).Each("id")).ShouldBe(ids);

    [Fact]
    public async Task A_word_of_a_name_comes_before_the_beginning_of_one_and_that_before_a_description()
    {
        var page = await api.Get("/v1/foods?q=low").Json();

        // The last two have shorter names than the first, and would come before them if only that counted.
        page.Each("id").ShouldBe(["low-too", "low", "zero", "range"]);
        (await api.Get("/v1/foods?q=lo&limit=1").Json())["data"]![0]!["id"]!.ToString().ShouldBe("zero");
        (await api.Get("/v1/foods?q=test").Json()).Each("id").ShouldBe(["high"]);
    }

    [Fact]
    public async Task A_food_is_named_in_the_language_asked_for_where_it_has_a_name_in_it()
    {
        var page = await api.Get("/v1/foods?category=cheese&lang=fr").Json();

        page.Each("name").ShouldBe(["Fromage Élevé", "Low \"quoted\" cheese", "Low too, cheese"]);
        page.Each("lang").ShouldBe(["fr", "en", "en"]);
        (await api.Get("/v1/foods?category=cheese").Json()).Each("name").ShouldBe(["High cheese, aged", "Low \"quoted\" cheese", "Low too, cheese"]);
    }

    [Fact]
    public async Task A_food_has_its_names_codes_and_portions() =>
        (await api.Get("/v1/foods/high?lang=ja").Json()).ShouldBeJson("""
            {
              "id": "high", "name": "納豆チーズ", "lang": "ja", "description": "A cheese of the test", "category": "cheese", "tags": [ "fermented" ], "state": "fermented",
              "scientificName": null, "ediblePart": "without rind",
              "names": [ { "lang": "en", "name": "High cheese, aged" }, { "lang": "fr", "name": "Fromage Élevé" }, { "lang": "ja", "name": "納豆チーズ" } ],
              "codes": [ { "system": "ciqual", "code": "12115" }, { "system": "fdc", "code": "168421" } ],
              "portions": [ { "position": 1, "label": "1 slice", "grams": 28.5, "sourceId": "table-2010" }, { "position": 2, "label": "1 cup", "grams": 132, "sourceId": "table-2010" } ]
            }
            """);

    [Fact]
    public async Task An_unknown_food_is_not_found_and_the_near_ones_are_named()
    {
        var problem = await api.Get("/v1/foods/hihg").Json(HttpStatusCode.NotFound);

        problem["suggestions"].ShouldBeJson("""[ "high" ]""");
        (await api.Get("/v1/foods/hihg/nutrients").Json(HttpStatusCode.NotFound))["detail"]!.ToString().ShouldBe("There is no food 'hihg'. Did you mean 'high'?");
        (await api.Get("/v1/foods/hihg/citations").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");
    }

    [Fact]
    public async Task The_sources_of_a_food_are_counted()
    {
        var page = await api.Get("/v1/foods/high/citations").Json();

        page["data"]!.AsArray().Select(item => $"{item!["source"]!["id"]} {item["amountCount"]} {item["selectedCount"]} {item["portionCount"]}")
            .ShouldBe(["study-2005 3 3 0", "table-2010 1 0 2", "table-2020 2 2 0"]);
        page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(3);
    }
}
