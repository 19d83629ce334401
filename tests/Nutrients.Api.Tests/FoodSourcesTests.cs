using System.Net;

namespace Nutrients.Api.Tests;

public sealed class FoodSourcesTests(SampleApi api)
{
    [Fact]
    public async Task Foods_are_ranked_by_the_selected_value_and_ties_by_their_ids()
    {
        var page = await api.Get("/v1/nutrients/vitamin-k1/food-sources").Json();

        page.Each("foodId").ShouldBe(["high", "low", "low-too"]);
        page.Each("rank").ShouldBe(["1", "2", "3"]);
        page["data"]![0].ShouldBeJson("""
            {
              "rank": 1, "foodId": "high", "foodName": "High cheese, aged", "category": "cheese", "state": "fermented",
              "measure": { "basis": "100g", "portion": null, "quantity": null, "grams": 100, "reason": null },
              "amount": {
                "id": "high.vitamin-k1.table-2020", "nutrientId": "vitamin-k1", "status": "quantified", "amount": 30, "unit": "µg", "basis": "100g", "lowerBound": null, "upperBound": null,
                "min": 20, "max": 40, "sd": 5.5, "n": 3, "derivation": "analytical", "evidence": "national-table", "formsCounted": null, "componentIds": [], "sourceId": "table-2020",
                "copyOf": null, "selected": true, "doubt": null, "note": null, "permalink": "/v1/amounts/high.vitamin-k1.table-2020"
              },
              "referencePercent": null, "citationIds": [ "table-2020" ]
            }
            """);
    }

    [Fact]
    public async Task What_is_left_out_is_counted_by_the_reason() =>
        (await api.Get("/v1/nutrients/vitamin-k1/food-sources").Json())["meta"]!["excluded"].ShouldBeJson("""
            { "notMeasured": 3, "trace": 1, "belowLoq": 1, "belowLod": 1, "zero": 1, "rangeOnly": 1, "partialWithoutAmount": 0, "doubtful": 1, "noPortion": 0, "noEnergy": 0, "belowMinAmount": 0 }
            """);

    [Theory]
    [InlineData("vitamin-k1", "")]
    [InlineData("vitamin-k1", "category=vegetables")]
    [InlineData("vitamin-k1", "minAmount=10.5")]
    [InlineData("vitamin-k1", "q=cheese&tag=fermented")]
    [InlineData("vitamin-k1", "sourceId=table-2010")]
    [InlineData("vitamin-k1", "sourceId=table-2020&minAmount=20&state=raw,fermented")]
    [InlineData("vitamin-k2", "")]
    [InlineData("vitamin-k", "category=cheese,legumes")]
    [InlineData("energy", "")]
    public async Task The_ranked_and_the_excluded_make_all_foods_that_fit(string nutrient, string query)
    {
        var page = await api.Get($"/v1/nutrients/{nutrient}/food-sources?limit=100&{query}").Json();
        var fitting = await api.Get($"/v1/foods?{string.Join('&', query.Split('&').Where(part => !part.StartsWith("minAmount", StringComparison.Ordinal) && !part.StartsWith("sourceId", StringComparison.Ordinal)))}").Json();
        var excluded = page["meta"]!["excluded"]!.AsObject().Sum(reason => reason.Value!.GetValue<int>());

        page["data"]!.AsArray().Count.ShouldBe(page["meta"]!["totalCount"]!.GetValue<int>());
        (page["data"]!.AsArray().Count + excluded).ShouldBe(fitting["meta"]!["totalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_family_is_ranked_by_a_printed_total_or_else_by_the_forms_that_were_measured_marked_as_partial()
    {
        var page = await api.Get("/v1/nutrients/vitamin-k2/food-sources").Json();

        page["data"]!.AsArray().Select(item => $"{item!["foodId"]} {item["amount"]!["status"]} {item["amount"]!["amount"]} {item["amount"]!["lowerBound"]}")
            .ShouldBe(["high quantified 80 ", "partial partial  12.3"]);
        page["data"]![0]!["amount"]!["formsCounted"].ShouldBeJson("""[ "mk-4", "mk-7" ]""");
        page["meta"]!["excluded"]!["partialWithoutAmount"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_family_of_families_counts_nothing_twice()
    {
        var high = (await api.Get("/v1/nutrients/vitamin-k/food-sources?limit=1").Json())["data"]![0]!["amount"]!;

        high["lowerBound"]!.GetValue<double>().ShouldBe(110);
        high["componentIds"].ShouldBeJson("""[ "high.vitamin-k1.table-2020", "high.vitamin-k2.study-2005" ]""");
    }

    [Theory]
    [InlineData("vitamin-k1", "sort=amount", "low low-too high")]
    [InlineData("vitamin-k1", "minAmount=10.5", "high")]
    [InlineData("vitamin-k1", "minAmount=10", "high low low-too")]
    [InlineData("vitamin-k1", "state=raw", "low low-too")]
    [InlineData("vitamin-k1", "tag=fermented", "high low-too")]
    [InlineData("vitamin-k1", "q=quoted", "low")]
    [InlineData("vitamin-k1", "q=cheese&state=fermented", "high")]
    [InlineData("vitamin-k1", "sourceId=table-2010", "high low")]
    [InlineData("mk-4", "sourceId=table-2020", "partial")]
    [InlineData("vitamin-k2", "sourceId=sum-of-forms", "partial")]
    [InlineData("mk-7", "sourceId=table-2010", "")]
    public async Task A_ranking_is_narrowed(string nutrient, string query, string foods) =>
        string.Join(' ', (await api.Get($"/v1/nutrients/{nutrient}/food-sources?{query}").Json()).Each("foodId")).ShouldBe(foods);

    [Fact]
    public async Task By_a_source_its_own_numbers_are_ranked_selected_or_not()
    {
        var page = await api.Get("/v1/nutrients/vitamin-k1/food-sources?sourceId=table-2010").Json();

        page["data"]!.AsArray().Select(item => $"{item!["amount"]!["amount"]} {item["amount"]!["selected"]}").ShouldBe(["25.4 false", "10 false"]);
        page["meta"]!["excluded"]!["notMeasured"]!.GetValue<int>().ShouldBe(10);
    }

    [Theory]
    [InlineData("limit=1")]
    [InlineData("limit=2")]
    [InlineData("limit=1&sort=amount")]
    [InlineData("limit=1&sourceId=table-2020")]
    [InlineData("limit=1&category=cheese&minAmount=1")]
    public async Task Pages_go_on_where_the_one_before_ended_and_so_does_the_rank(string query)
    {
        var whole = await api.Get($"/v1/nutrients/vitamin-k1/food-sources?{query.Replace("limit=1", "limit=100", StringComparison.Ordinal).Replace("limit=2", "limit=100", StringComparison.Ordinal)}").Json();
        var foods = new List<string?>();
        var ranks = new List<string?>();

        for (var next = $"/v1/nutrients/vitamin-k1/food-sources?{query}"; next is not null;)
        {
            var page = await api.Get(next).Json();
            foods.AddRange(page.Each("foodId"));
            ranks.AddRange(page.Each("rank"));
            page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(3);
            next = page["links"]!["next"]?.ToString();
            page["meta"]!["hasMore"]!.GetValue<bool>().ShouldBe(next is not null);
        }

        foods.ShouldBe(whole.Each("foodId"));
        ranks.ShouldBe(["1", "2", "3"]);
    }

    [Theory]
    [InlineData("minAmount=-1", "minAmount", "out-of-range")]
    [InlineData("minAmount=1e3", "minAmount", "invalid-value")]
    [InlineData("sourceId=table-2021", "sourceId", "unknown-id")]
    [InlineData("basis=kilogram", "basis", "invalid-value")]
    [InlineData("sort=name", "sort", "invalid-value")]
    public async Task A_wrong_parameter_is_refused(string query, string parameter, string code)
    {
        var problem = await api.Get($"/v1/nutrients/vitamin-k1/food-sources?{query}").Json(HttpStatusCode.BadRequest);

        problem["errors"]![0]!["parameter"]!.ToString().ShouldBe(parameter);
        problem["errors"]![0]!["code"]!.ToString().ShouldBe(code);
    }

    [Fact]
    public async Task An_unknown_nutrient_is_not_found() =>
        (await api.Get("/v1/nutrients/vitamin-q/food-sources").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");
}
