using System.Net;

namespace Nutrients.Api.Tests;

public sealed class FoodNutrientsTests(SampleApi api)
{
    [Fact]
    public async Task The_selected_value_of_each_nutrient_that_has_one_is_listed_in_order()
    {
        var page = await api.Get("/v1/foods/high/nutrients").Json();

        page.Each("nutrientId").ShouldBe(["energy", "vitamin-k", "vitamin-k1", "vitamin-k2", "mk-4", "mk-7"]);
        page["meta"]!["foodId"]!.ToString().ShouldBe("high");
        page["meta"]!["basis"]!.ToString().ShouldBe("100g");
        page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(6);
        page["data"]![2].ShouldBeJson("""
            {
              "nutrientId": "vitamin-k1", "nutrientName": "Vitamin K1 (phylloquinone)", "group": "vitamins",
              "amount": {
                "id": "high.vitamin-k1.table-2020", "nutrientId": "vitamin-k1", "status": "quantified", "amount": 30, "unit": "µg", "basis": "100g", "lowerBound": null, "upperBound": null,
                "min": 20, "max": 40, "sd": 5.5, "n": 3, "derivation": "analytical", "evidence": "national-table", "formsCounted": null, "componentIds": [], "sourceId": "table-2020",
                "copyOf": null, "selected": true, "doubt": null, "note": null, "permalink": "/v1/amounts/high.vitamin-k1.table-2020"
              },
              "selectedBy": "derivation", "alternatives": [], "spread": { "min": 25.4, "max": 30, "sources": 2 }, "referencePercent": null, "citationIds": [ "table-2020" ]
            }
            """);
    }

    [Fact]
    public async Task All_sources_stand_side_by_side_on_request()
    {
        var page = await api.Get("/v1/foods/low/nutrients?nutrientIds=vitamin-k1&sources=all").Json();

        page["data"]![0]!["amount"]!["sourceId"]!.ToString().ShouldBe("table-2020");
        page["data"]![0]!["alternatives"]!.AsArray().Count.ShouldBe(1);
        page["data"]![0]!["alternatives"]![0]!["sourceId"]!.ToString().ShouldBe("table-2010");
        page["data"]![0]!["alternatives"]![0]!["copyOf"]!.ToString().ShouldBe("table-2020");
        page["data"]![0]!["alternatives"]![0]!["selected"]!.GetValue<bool>().ShouldBeFalse();

        // A copy is no second measurement.
        page["data"]![0]!["spread"].ShouldBeNull();
    }

    [Theory]
    [InlineData("traces", "trace", null, null, null)]
    [InlineData("below-quantification", "below-loq", null, 0d, 0.5)]
    [InlineData("below-detection", "below-lod", null, 0d, 0.1)]
    [InlineData("zero", "logical-zero", 0d, null, null)]
    [InlineData("range", "quantified", null, null, null)]
    [InlineData("unmeasured", "not-measured", null, null, null)]
    public async Task Unknown_is_never_zero(string food, string status, double? amount, double? lower, double? upper)
    {
        var value = (await api.Get($"/v1/foods/{food}/nutrients?nutrientIds=vitamin-k1").Json())["data"]![0]!["amount"]!;

        value["status"]!.ToString().ShouldBe(status);
        Number("amount").ShouldBe(amount);
        Number("lowerBound").ShouldBe(lower);
        Number("upperBound").ShouldBe(upper);

        double? Number(string key) => value[key]?.GetValue<double>();
    }

    [Fact]
    public async Task A_nutrient_without_a_value_is_answered_as_not_measured_where_it_was_asked_for() =>
        (await api.Get("/v1/foods/unmeasured/nutrients?nutrientIds=mk-7").Json())["data"]![0].ShouldBeJson("""
            {
              "nutrientId": "mk-7", "nutrientName": "Menaquinone-7", "group": "vitamins",
              "amount": {
                "id": null, "nutrientId": "mk-7", "status": "not-measured", "amount": null, "unit": "µg", "basis": "100g", "lowerBound": null, "upperBound": null, "min": null, "max": null,
                "sd": null, "n": null, "derivation": null, "evidence": null, "formsCounted": null, "componentIds": [], "sourceId": null, "copyOf": null, "selected": false, "doubt": null,
                "note": null, "permalink": null
              },
              "selectedBy": null, "alternatives": [], "spread": null, "referencePercent": null, "citationIds": []
            }
            """);

    [Fact]
    public async Task A_food_without_any_value_has_an_empty_list()
    {
        var page = await api.Get("/v1/foods/unmeasured/nutrients").Json();

        page["data"]!.AsArray().ShouldBeEmpty();
        page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_doubtful_value_is_shown_beside_but_never_selected()
    {
        foreach (var query in new[] { "", "?nutrientIds=vitamin-k1", "?nutrientIds=vitamin-k1&sources=all" })
        {
            var nutrient = (await api.Get($"/v1/foods/doubted/nutrients{query}").Json())["data"]!.AsArray().Single(item => item!["nutrientId"]!.ToString() == "vitamin-k1")!;

            nutrient["amount"]!["status"]!.ToString().ShouldBe("doubtful");
            nutrient["amount"]!["amount"].ShouldBeNull();
            nutrient["alternatives"]![0]!["amount"]!.GetValue<double>().ShouldBe(99);
            nutrient["alternatives"]![0]!["doubt"]!.ToString().ShouldBe("far above all others");
        }
    }

    [Fact]
    public async Task A_partial_total_names_what_it_is_made_of()
    {
        var nutrient = (await api.Get("/v1/foods/partial/nutrients?nutrientIds=vitamin-k2").Json())["data"]![0]!;

        nutrient["amount"]!["status"]!.ToString().ShouldBe("partial");
        nutrient["amount"]!["amount"].ShouldBeNull();
        nutrient["amount"]!["lowerBound"]!.GetValue<double>().ShouldBe(12.3);
        nutrient["amount"]!["formsCounted"].ShouldBeJson("""[ "mk-4", "mk-7" ]""");
        nutrient["amount"]!["componentIds"].ShouldBeJson("""[ "partial.mk-4.table-2020", "partial.mk-7.study-2005" ]""");
        nutrient["citationIds"].ShouldBeJson("""[ "table-2020", "study-2005" ]""");

        // A sum in a sum stands for what it was made of.
        var total = (await api.Get("/v1/foods/partial/nutrients?nutrientIds=vitamin-k").Json())["data"]![0]!;
        total["amount"]!["componentIds"].ShouldBeJson("""[ "partial.mk-4.table-2020", "partial.mk-7.study-2005" ]""");
        total["citationIds"].ShouldBeJson("""[ "table-2020", "study-2005" ]""");
    }

    [Fact]
    public async Task Pages_end_where_the_nutrients_do()
    {
        var first = await api.Get("/v1/foods/high/nutrients?limit=4").Json();
        var second = await api.Get(first["links"]!["next"]!.ToString()).Json();

        first.Each("nutrientId").Concat(second.Each("nutrientId")).ShouldBe(["energy", "vitamin-k", "vitamin-k1", "vitamin-k2", "mk-4", "mk-7"]);
        second["links"]!["next"].ShouldBeNull();
        second["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(6);
    }

    [Fact]
    public async Task An_unknown_nutrient_is_refused_and_the_near_one_is_named() =>
        (await api.Get("/v1/foods/high/nutrients?nutrientIds=mk-7,vitamin-k3").Json(HttpStatusCode.BadRequest))["errors"].ShouldBeJson("""
            [ { "parameter": "nutrientIds", "code": "unknown-id", "detail": "nutrientIds: there is no nutrient 'vitamin-k3'; did you mean 'vitamin-k'?" } ]
            """);

    [Fact]
    public async Task One_number_has_a_permalink()
    {
        var amount = await api.Get("/v1/amounts/high.vitamin-k2.study-2005").Json();

        amount["foodName"]!.ToString().ShouldBe("High cheese, aged");
        amount["amount"]!["amount"]!.GetValue<double>().ShouldBe(80);
        amount["selectedBy"]!.ToString().ShouldBe("only-value");
        amount["source"]!["doi"]!.ToString().ShouldBe("10.1000/test.1");
        amount["citationIds"].ShouldBeJson("""[ "study-2005" ]""");
    }

    [Theory]
    [InlineData("high.vitamin-k1.table-1990", """[ "high.vitamin-k1.table-2010", "high.vitamin-k1.table-2020" ]""")]
    [InlineData("high.vitamin-k1", """[ "high.vitamin-k1.table-2010", "high.vitamin-k1.table-2020" ]""")]
    [InlineData("high", "[]")]
    [InlineData("...", "[]")]
    public async Task An_unknown_number_is_not_found(string id, string suggestions) =>
        (await api.Get($"/v1/amounts/{id}").Json(HttpStatusCode.NotFound))["suggestions"].ShouldBeJson(suggestions);
}
