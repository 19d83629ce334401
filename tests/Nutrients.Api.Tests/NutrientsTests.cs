using System.Net;

namespace Nutrients.Api.Tests;

public sealed class NutrientsTests(SampleApi api)
{
    [Fact]
    public async Task A_list_is_in_the_order_of_food_tables_and_says_how_many_there_are()
    {
        var page = await api.Get("/v1/nutrients?category=vitamins&limit=2").Json();

        page["data"].ShouldBeJson("""
            [
              { "id": "vitamin-k", "name": "Vitamin K", "category": "vitamins", "unit": "µg", "ucumUnit": "ug", "parentId": null, "total": "sum-of-forms", "note": "A note." },
              { "id": "vitamin-k1", "name": "Vitamin K1 (phylloquinone)", "category": "vitamins", "unit": "µg", "ucumUnit": "ug", "parentId": "vitamin-k", "total": null, "note": null }
            ]
            """);
        page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(5);
        page["meta"]!["hasMore"]!.GetValue<bool>().ShouldBeTrue();
        page["links"]!["self"]!.GetValue<string>().ShouldBe("/v1/nutrients?category=vitamins&limit=2");
    }

    [Theory]
    [InlineData("q=phyto", "vitamin-k1")]
    [InlineData("q=VITAMINE", "vitamin-k")]
    [InlineData("parentId=vitamin-k2", "mk-4 mk-7")]
    [InlineData("category=energy,vitamins&q=energy", "energy")]
    [InlineData("sort=name", "energy mk-4 mk-7 vitamin-k vitamin-k1 vitamin-k2")]
    [InlineData("sort=id", "energy mk-4 mk-7 vitamin-k vitamin-k1 vitamin-k2")]
    [InlineData("q=nothing", "")]
    public async Task A_list_is_narrowed_and_sorted(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/nutrients?{query}").Json()).Each("id")).ShouldBe(ids);

    [Fact]
    public async Task A_nutrient_has_its_names_codes_conversions_and_forms() =>
        (await api.Get("/v1/nutrients/vitamin-k1").Json()).ShouldBeJson("""
            {
              "id": "vitamin-k1", "name": "Vitamin K1 (phylloquinone)", "category": "vitamins", "unit": "µg", "ucumUnit": "ug", "parentId": "vitamin-k", "total": null, "note": null,
              "formIds": [],
              "names": [ { "lang": "en", "name": "phytomenadione" } ],
              "codes": [ { "system": "cas", "code": "84-80-0" }, { "system": "fdc", "code": "1185" } ],
              "conversions": [
                { "fromUnit": "IU", "form": "phylloquinone", "toUnit": "µg", "factor": 0.25, "sourceId": "table-2010", "note": "Superseded." },
                { "fromUnit": "IU", "form": "phylloquinone", "toUnit": "µg", "factor": 0.5, "sourceId": "table-2020", "note": null }
              ],
              "disclaimer": "Information for reference, not medical advice. Certainty, in the words of GRADE, and severity, where nobody is named, are the judgement of this dataset's editors.",
              "forms": null, "functions": null, "deficiencies": null, "interactions": null, "referenceIntakes": null, "claims": null, "citations": null
            }
            """);

    [Fact]
    public async Task Its_forms_are_ids_and_on_request_objects()
    {
        var plain = await api.Get("/v1/nutrients/vitamin-k").Json();
        var expanded = await api.Get("/v1/nutrients/vitamin-k?expand=forms").Json();

        plain["formIds"].ShouldBeJson("""[ "vitamin-k1", "vitamin-k2" ]""");
        plain["forms"].ShouldBeNull();
        expanded["forms"]!.AsArray().Select(form => form!["name"]!.ToString()).ShouldBe(["Vitamin K1 (phylloquinone)", "Vitamin K2"]);
    }

    [Fact]
    public async Task With_everything_expanded_it_is_a_fact_sheet_of_what_the_lists_below_it_give()
    {
        var sheet = await api.Get("/v1/nutrients/vitamin-k?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations").Json();

        foreach (var (key, list) in new[] { ("functions", "functions"), ("deficiencies", "deficiencies"), ("interactions", "interactions"), ("referenceIntakes", "reference-intakes"), ("claims", "claims") })
        {
            sheet[key]!.ToJsonString().ShouldBe((await api.Get($"/v1/nutrients/vitamin-k/{list}?limit=100").Json())["data"]!.ToJsonString(), key);
        }

        sheet["forms"].ShouldBeNull();
        sheet["citations"]!.AsArray().Select(reference => reference!.ToJsonString()).ShouldBe(
        [
            /*lang=json,strict*/ """{"citationId":"chapter-1998","text":"Panel on Tests, Trials and Tables et al. (1998). A chapter."}""",
            /*lang=json,strict*/ """{"citationId":"study-2005","text":"Doe et al. (2005). Menaquinones of the test."}""",
            /*lang=json,strict*/ """{"citationId":"table-2010","text":"Publisher (2010). Table 2010."}""",
            /*lang=json,strict*/ """{"citationId":"table-2020","text":"Publisher (2020). Table 2020."}""",
            /*lang=json,strict*/ """{"citationId":"trial-2010","text":"Zoe (2010). A trial of menaquinone."}""",
        ]);
    }

    [Fact]
    public async Task What_cannot_be_expanded_is_named_with_what_can() =>
        (await api.Get("/v1/nutrients/vitamin-k?expand=forms,claim").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString()
            .ShouldBe("expand 'claim' is not possible; forms, functions, deficiencies, interactions, referenceIntakes, claims, citations are, with commas between several.");

    [Fact]
    public async Task An_unknown_nutrient_is_not_found_and_the_near_ones_are_named()
    {
        var problem = await api.Get("/v1/nutrients/vitamin-k3").Json(HttpStatusCode.NotFound);

        problem["code"]!.ToString().ShouldBe("not-found");
        problem["detail"]!.ToString().ShouldBe("There is no nutrient 'vitamin-k3'. Did you mean 'vitamin-k'?");
        problem["suggestions"].ShouldBeJson("""[ "vitamin-k", "vitamin-k1", "vitamin-k2" ]""");
    }
}
