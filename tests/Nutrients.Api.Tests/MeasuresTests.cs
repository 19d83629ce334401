using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>How much of a food amounts are of. Every number here is worked by hand from the lines of Sample/.</summary>
public sealed class MeasuresTests(SampleApi api)
{
    private static readonly string[] Numbers = ["amount", "lowerBound", "upperBound", "min", "max", "sd"];

    /// <summary>Per 100 g 30 µg (20 to 40, sd 5.5, of 3 samples) by one source and 25.4 by another; a slice is 28.5 g, a cup 132 g; 350 kcal.</summary>
    [Theory]
    [InlineData("", "100g", "30,,,20,40,5.5", "25.4,,,,,", "25.4 30 2")]
    [InlineData("basis=100g", "100g", "30,,,20,40,5.5", "25.4,,,,,", "25.4 30 2")]
    [InlineData("basis=serving", "serving", "8.55,,,5.7,11.4,1.5675", "7.239,,,,,", "7.239 8.55 2")]
    [InlineData("basis=serving&quantity=2", "serving", "17.1,,,11.4,22.8,3.135", "14.478,,,,,", "14.478 17.1 2")]
    [InlineData("portion=1", "portion", "8.55,,,5.7,11.4,1.5675", "7.239,,,,,", "7.239 8.55 2")]
    [InlineData("portion=2&quantity=0.5", "portion", "19.8,,,13.2,26.4,3.63", "16.764,,,,,", "16.764 19.8 2")]
    [InlineData("grams=250", "grams", "75,,,50,100,13.75", "63.5,,,,,", "63.5 75 2")]
    [InlineData("grams=0.5", "grams", "0.15,,,0.1,0.2,0.0275", "0.127,,,,,", "0.127 0.15 2")]
    [InlineData("basis=100kcal", "100kcal", "8.571428571428571,,,5.714285714285714,11.428571428571429,1.5714285714285714", "7.257142857142857,,,,,", "7.257142857142857 8.571428571428571 2")]
    public async Task Every_number_of_an_amount_is_scaled_and_none_is_rounded(string query, string basis, string selected, string other, string spread)
    {
        var page = await api.Get($"/v1/foods/high/nutrients?nutrientIds=vitamin-k1&sources=all&{query}").Json();
        var nutrient = page["data"]![0]!;

        NumbersOf(nutrient["amount"]!).ShouldBe(selected);
        NumbersOf(nutrient["alternatives"]![0]!).ShouldBe(other);
        $"{nutrient["spread"]!["min"]} {nutrient["spread"]!["max"]} {nutrient["spread"]!["sources"]}".ShouldBe(spread);

        // What is no amount stays: how many samples, whose, and where it can be looked up.
        nutrient["amount"]!["n"]!.GetValue<int>().ShouldBe(3);
        nutrient["amount"]!["permalink"]!.ToString().ShouldBe("/v1/amounts/high.vitamin-k1.table-2020");
        nutrient["alternatives"]![0]!["status"]!.ToString().ShouldBe("quantified");
        new[] { page["meta"]!["basis"], page["meta"]!["measure"]!["basis"], nutrient["amount"]!["basis"], nutrient["alternatives"]![0]!["basis"] }.ShouldAllBe(said => said!.ToString() == basis);
    }

    [Theory]
    [InlineData("traces", "vitamin-k1", "basis=serving", "trace", ",,,,,")]
    [InlineData("traces", "vitamin-k1", "grams=200", "trace", ",,,,,")]
    [InlineData("traces", "vitamin-k1", "basis=100kcal", "trace", ",,,,,")]
    [InlineData("below-quantification", "vitamin-k1", "basis=serving", "below-loq", ",0,0.2,,,")]
    [InlineData("below-quantification", "vitamin-k1", "basis=100kcal", "below-loq", ",0,10,,,")]
    [InlineData("below-detection", "vitamin-k1", "grams=250", "below-lod", ",0,0.25,,,")]
    [InlineData("nothing-found", "mk-4", "grams=250", "below-loq", ",0,,,,")]
    [InlineData("range", "vitamin-k1", "basis=serving", "quantified", ",,,3,7.5,")]
    [InlineData("zero", "vitamin-k1", "grams=250", "logical-zero", "0,,,,,")]
    [InlineData("partial", "vitamin-k2", "grams=250", "partial", ",30.75,,,,")]
    [InlineData("partial", "vitamin-k2", "basis=100kcal", "partial", ",7.6875,,,,")]
    [InlineData("unmeasured", "vitamin-k1", "grams=250", "not-measured", ",,,,,")]
    [InlineData("doubted", "vitamin-k1", "basis=serving", "doubtful", ",,,,,")]
    public async Task A_value_keeps_its_status_through_every_scaling(string food, string nutrient, string query, string status, string numbers)
    {
        var amount = (await api.Get($"/v1/foods/{food}/nutrients?nutrientIds={nutrient}&{query}").Json())["data"]![0]!["amount"]!;

        amount["status"]!.ToString().ShouldBe(status);
        NumbersOf(amount).ShouldBe(numbers);
        amount["basis"]!.ToString().ShouldBe(query.StartsWith("grams", StringComparison.Ordinal) ? "grams" : query["basis=".Length..]);
    }

    [Fact]
    public async Task A_doubtful_value_is_scaled_where_it_stands()
    {
        var nutrient = (await api.Get("/v1/foods/doubted/nutrients?nutrientIds=vitamin-k1&basis=serving").Json())["data"]![0]!;

        nutrient["alternatives"]![0]!["amount"]!.GetValue<double>().ShouldBe(19.8);
        nutrient["alternatives"]![0]!["doubt"]!.ToString().ShouldBe("far above all others");
    }

    [Theory]
    [InlineData("high", "", /*lang=json,strict*/ """{ "basis": "100g", "portion": null, "quantity": null, "grams": 100, "reason": null }""")]
    [InlineData("high", "basis=serving", /*lang=json,strict*/ """{ "basis": "serving", "portion": { "position": 1, "label": "1 slice", "grams": 28.5, "sourceId": "table-2010" }, "quantity": 1, "grams": 28.5, "reason": null }""")]
    [InlineData("high", "basis=serving&quantity=3", /*lang=json,strict*/ """{ "basis": "serving", "portion": { "position": 1, "label": "1 slice", "grams": 28.5, "sourceId": "table-2010" }, "quantity": 3, "grams": 85.5, "reason": null }""")]
    [InlineData("high", "portion=2&quantity=0.5", /*lang=json,strict*/ """{ "basis": "portion", "portion": { "position": 2, "label": "1 cup", "grams": 132, "sourceId": "table-2010" }, "quantity": 0.5, "grams": 66, "reason": null }""")]
    [InlineData("high", "grams=12.5", /*lang=json,strict*/ """{ "basis": "grams", "portion": null, "quantity": null, "grams": 12.5, "reason": null }""")]
    [InlineData("partial", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": 62.5, "reason": null }""")]
    [InlineData("below-quantification", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": 2000, "reason": null }""")]
    [InlineData("partial", "basis=serving", /*lang=json,strict*/ """{ "basis": "serving", "portion": null, "quantity": 1, "grams": null, "reason": "no-portion" }""")]
    [InlineData("unmeasured", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": null, "reason": "energy-not-quantified" }""")]
    [InlineData("range", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": null, "reason": "energy-not-quantified" }""")]
    [InlineData("low-too", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": null, "reason": "energy-under-5-kcal" }""")]
    [InlineData("below-detection", "basis=100kcal", /*lang=json,strict*/ """{ "basis": "100kcal", "portion": null, "quantity": null, "grams": null, "reason": "energy-under-5-kcal" }""")]
    public async Task The_measure_says_how_much_of_the_food_it_is_or_why_there_is_nothing_to_give(string food, string query, string measure)
    {
        (await api.Get($"/v1/foods/{food}/nutrients?{query}").Json())["meta"]!["measure"].ShouldBeJson(measure);
        (await api.Get($"/v1/comparisons?foodIds={food}&nutrientIds=energy&{query}").Json())["data"]![0]!["measure"].ShouldBeJson(measure);
    }

    [Fact]
    public async Task A_withheld_measure_leaves_no_number_and_takes_nothing_else()
    {
        var page = await api.Get("/v1/foods/low-too/nutrients?sources=all&basis=100kcal").Json();
        var energy = page["data"]![0]!;

        page.Each("nutrientId").ShouldBe(["energy", "vitamin-k", "vitamin-k1"]);
        page["data"]!.AsArray().Select(item => NumbersOf(item!["amount"]!)).ShouldAllBe(numbers => numbers == ",,,,,");
        page["data"]!.AsArray().Select(item => item!["amount"]!["status"]!.ToString()).ShouldBe(["quantified", "partial", "quantified"]);
        NumbersOf(energy["alternatives"]![0]!).ShouldBe(",,,,,");
        energy["spread"].ShouldBeJson("""{ "min": null, "max": null, "sources": 2 }""");
        energy["amount"]!["permalink"]!.ToString().ShouldBe("/v1/amounts/low-too.energy.table-2020");

        var perPortion = (await api.Get("/v1/foods/low-too/nutrients?nutrientIds=energy&sources=all&basis=serving").Json())["data"]![0]!;
        perPortion["spread"].ShouldBeJson("""{ "min": 4.23, "max": 4.41, "sources": 2 }""");
    }

    [Theory]
    [InlineData("high", "portion=3", "'high' has no portion 3; it has 1 (1 slice, 28.5 g), 2 (1 cup, 132 g).")]
    [InlineData("range", "portion=2&quantity=2", "'range' has no portion 2; it has 1 (1 bunch, 50 g).")]
    [InlineData("unmeasured", "portion=1", "'unmeasured' has no portion 1; it has none: give grams.")]
    public async Task A_portion_that_the_food_has_not_is_refused_and_those_that_it_has_are_named(string food, string query, string detail)
    {
        var problem = await api.Get($"/v1/foods/{food}/nutrients?{query}").Json(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Count.ShouldBe(1);
        problem["errors"]![0]!["parameter"]!.ToString().ShouldBe("portion");
        problem["errors"]![0]!["code"]!.ToString().ShouldBe("unknown-id");
        problem["errors"]![0]!["detail"]!.ToString().ShouldBe(detail);
    }

    [Theory]
    [InlineData("vitamin-k1", "basis=serving", "low 9, low-too 9, high 8.55")]
    [InlineData("vitamin-k1", "basis=serving&sort=amount", "high 8.55, low 9, low-too 9")]
    [InlineData("vitamin-k1", "basis=serving&quantity=2", "low 18, low-too 18, high 17.1")]
    [InlineData("vitamin-k1", "basis=serving&category=cheese&state=raw", "low 9, low-too 9")]
    [InlineData("vitamin-k1", "portion=2", "high 39.6")]
    [InlineData("vitamin-k1", "portion=2&quantity=0.5", "high 19.8")]
    [InlineData("vitamin-k1", "portion=3", "")]
    [InlineData("vitamin-k1", "basis=100kcal", "low 10, high 8.571428571428571")]
    [InlineData("vitamin-k1", "basis=100kcal&sort=amount", "high 8.571428571428571, low 10")]
    [InlineData("vitamin-k1", "grams=50", "high 15, low 5, low-too 5")]
    [InlineData("vitamin-k1", "grams=50&sort=amount", "low 5, low-too 5, high 15")]
    [InlineData("vitamin-k1", "basis=100kcal&sourceId=table-2010", "low 10, high 7.257142857142857")]
    [InlineData("vitamin-k1", "basis=serving&sourceId=table-2010", "low 9, high 7.239")]
    [InlineData("vitamin-k1", "grams=50&sourceId=table-2010&sort=amount", "low 5, high 12.7")]
    [InlineData("vitamin-k2", "basis=serving", "high 22.8")]
    [InlineData("vitamin-k2", "basis=100kcal", "high 22.857142857142858, partial >7.6875")]
    [InlineData("vitamin-k", "basis=100kcal", "high >31.428571428571427, low >10, partial >7.6875")]
    [InlineData("energy", "basis=100kcal", "below-quantification 100, doubted 100, high 100, low 100, partial 100, traces 100")]
    [InlineData("energy", "basis=serving", "high 99.75, low 90, traces 40, doubted 10, low-too 4.41, below-quantification 2")]
    public async Task Foods_are_ranked_by_what_they_have_in_the_measure(string nutrient, string query, string foods)
    {
        var page = await api.Get($"/v1/nutrients/{nutrient}/food-sources?{query}").Json();

        string.Join(", ", page["data"]!.AsArray().Select(item => $"{item!["foodId"]} {item["amount"]!["amount"] ?? $">{item["amount"]!["lowerBound"]}"}")).ShouldBe(foods);
        page.Each("rank").ShouldBe(Enumerable.Range(1, page["data"]!.AsArray().Count).Select(rank => $"{rank}"));
        page["data"]!.AsArray().ShouldAllBe(item => item!["measure"]!["basis"]!.ToString() == page["meta"]!["basis"]!.ToString() && item["amount"]!["basis"]!.ToString() == page["meta"]!["basis"]!.ToString());
    }

    [Theory]
    [InlineData("basis=serving&minAmount=9", "low low-too", 1)]
    [InlineData("basis=serving&minAmount=9.01", "", 3)]
    [InlineData("basis=serving&minAmount=8.55", "low low-too high", 0)]
    [InlineData("basis=100kcal&minAmount=9", "low", 1)]
    [InlineData("grams=50&minAmount=5.1", "high", 2)]
    [InlineData("grams=50&minAmount=5", "high low low-too", 0)]
    [InlineData("portion=2&minAmount=39.6", "high", 0)]
    [InlineData("portion=2&minAmount=39.7", "", 1)]
    [InlineData("grams=50&sourceId=table-2010&minAmount=6", "high", 1)]
    public async Task The_least_amount_is_one_of_the_measure(string query, string foods, int below)
    {
        var page = await api.Get($"/v1/nutrients/vitamin-k1/food-sources?{query}").Json();

        string.Join(' ', page.Each("foodId")).ShouldBe(foods);
        page["meta"]!["excluded"]!["belowMinAmount"]!.GetValue<int>().ShouldBe(below);
    }

    [Theory]
    [InlineData("vitamin-k1", "basis=serving", 0, 0)]
    [InlineData("vitamin-k1", "portion=2", 2, 0)]
    [InlineData("vitamin-k1", "portion=2&minAmount=39.7", 2, 0)]
    [InlineData("vitamin-k1", "portion=2&state=raw", 2, 0)]
    [InlineData("vitamin-k1", "portion=3&sourceId=table-2010", 2, 0)]
    [InlineData("vitamin-k1", "basis=100kcal", 0, 1)]
    [InlineData("vitamin-k1", "basis=100kcal&sourceId=table-2020", 0, 1)]
    [InlineData("vitamin-k1", "grams=50", 0, 0)]
    [InlineData("vitamin-k1", "grams=50&minAmount=6", 0, 0)]
    [InlineData("vitamin-k2", "basis=serving", 1, 0)]
    [InlineData("vitamin-k", "basis=serving", 1, 0)]
    [InlineData("vitamin-k", "basis=100kcal", 0, 2)]
    [InlineData("vitamin-k", "basis=100kcal&category=vegetables", 0, 1)]
    [InlineData("energy", "basis=serving", 1, 0)]
    [InlineData("energy", "basis=100kcal", 0, 1)]
    public async Task What_cannot_be_given_in_the_measure_is_counted_and_all_foods_are_accounted_for(string nutrient, string query, int noPortion, int noEnergy)
    {
        var page = await api.Get($"/v1/nutrients/{nutrient}/food-sources?{query}").Json();
        var foods = await api.Get($"/v1/foods?{string.Join('&', query.Split('&').Where(part => part.Split('=')[0] is "category" or "state"))}").Json();
        var excluded = page["meta"]!["excluded"]!.AsObject();

        excluded["noPortion"]!.GetValue<int>().ShouldBe(noPortion);
        excluded["noEnergy"]!.GetValue<int>().ShouldBe(noEnergy);
        page["data"]!.AsArray().Count.ShouldBe(page["meta"]!["totalCount"]!.GetValue<int>());
        (page["meta"]!["totalCount"]!.GetValue<int>() + excluded.Sum(reason => reason.Value!.GetValue<int>())).ShouldBe(foods["meta"]!["totalCount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("basis=serving")]
    [InlineData("basis=serving&sort=amount")]
    [InlineData("portion=1&quantity=0.333")]
    [InlineData("basis=100kcal")]
    [InlineData("basis=100kcal&sort=amount&minAmount=0.1")]
    [InlineData("basis=100kcal&sourceId=table-2020")]
    [InlineData("grams=33.3")]
    [InlineData("grams=0.001&sort=amount")]
    public async Task Pages_of_one_make_the_whole_ranking_in_every_measure(string query)
    {
        foreach (var nutrient in new[] { "vitamin-k1", "vitamin-k", "energy" })
        {
            var whole = await api.Get($"/v1/nutrients/{nutrient}/food-sources?limit=100&{query}").Json();
            var items = new JsonArray();

            for (var next = $"/v1/nutrients/{nutrient}/food-sources?limit=1&{query}"; next is not null;)
            {
                var page = await api.Get(next).Json();
                page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(whole["data"]!.AsArray().Count);
                page["meta"]!["excluded"]!.ToJsonString().ShouldBe(whole["meta"]!["excluded"]!.ToJsonString());
                page["data"]!.AsArray().ToList().ForEach(item => items.Add(item!.DeepClone()));
                next = page["links"]!["next"]?.ToString();
            }

            items.ToJsonString().ShouldBe(whole["data"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("basis=kilogram", "basis 'kilogram' is not possible; 100g, serving, 100kcal are.")]
    [InlineData("basis=", "basis '' is not possible; 100g, serving, 100kcal are.")]
    [InlineData("basis=serving,100g", "basis 'serving,100g' is not possible; 100g, serving, 100kcal are.")]
    [InlineData("basis=serving&basis=100g", "basis is given 2 times; give it once, with commas between several values.")]
    [InlineData("basis=serving&portion=1", "portion and basis cannot both be given; give one of them.")]
    [InlineData("basis=100g&grams=5", "grams cannot be given with basis or portion; give one of them.")]
    [InlineData("portion=1&grams=5", "grams cannot be given with basis or portion; give one of them.")]
    [InlineData("basis=serving&portion=1&grams=5", "grams cannot be given with basis or portion; give one of them. | portion and basis cannot both be given; give one of them.")]
    [InlineData("quantity=2", "quantity is how many portions; give portion or basis=serving with it.")]
    [InlineData("quantity=2&basis=100g", "quantity is how many portions; give portion or basis=serving with it.")]
    [InlineData("quantity=2&basis=100kcal", "quantity is how many portions; give portion or basis=serving with it.")]
    [InlineData("quantity=2&grams=5", "quantity is how many portions; give portion or basis=serving with it.")]
    [InlineData("portion=0", "portion must be between 1 and 100; it is 0.")]
    [InlineData("portion=101", "portion must be between 1 and 100; it is 101.")]
    [InlineData("portion=1.5", "portion '1.5' is not a whole number.")]
    [InlineData("portion=", "portion '' is not a whole number.")]
    [InlineData("portion=1&quantity=0", "quantity must be between 0.001 and 1000; it is 0.")]
    [InlineData("portion=1&quantity=1000.1", "quantity must be between 0.001 and 1000; it is 1000.1.")]
    [InlineData("grams=0", "grams must be between 0.001 and 100000; it is 0.")]
    [InlineData("grams=-5", "grams must be between 0.001 and 100000; it is -5.")]
    [InlineData("grams=100000.1", "grams must be between 0.001 and 100000; it is 100000.1.")]
    [InlineData("grams=NaN", "grams 'NaN' is not a decimal number, as 0.5.")]
    [InlineData("grams=1e3", "grams '1e3' is not a decimal number, as 0.5.")]
    [InlineData("grams=1,5", "grams '1,5' is not a decimal number, as 0.5.")]
    [InlineData("grams=5&basis=x&portion=0&quantity=-1", "basis 'x' is not possible; 100g, serving, 100kcal are. | grams cannot be given with basis or portion; give one of them. | portion must be between 1 and 100; it is 0. | quantity must be between 0.001 and 1000; it is -1.")]
    public async Task A_measure_that_is_none_is_refused_wherever_it_can_be_asked_for(string query, string details)
    {
        foreach (var url in new[] { "/v1/nutrients/vitamin-k1/food-sources?", "/v1/foods/high/nutrients?", "/v1/comparisons?foodIds=high&nutrientIds=mk-7&" })
        {
            var problem = await api.Get(url + query).Json(HttpStatusCode.BadRequest);

            string.Join(" | ", problem["errors"]!.AsArray().Select(error => error!["detail"]!.ToString()).Order(StringComparer.Ordinal)).ShouldBe(details, url);
        }
    }

    [Theory]
    [InlineData("portion=100")]
    [InlineData("portion=1&quantity=1000")]
    [InlineData("portion=1&quantity=0.001")]
    [InlineData("grams=0.001")]
    [InlineData("grams=100000")]
    public async Task The_limits_themselves_are_allowed(string query) => await api.Get($"/v1/nutrients/vitamin-k1/food-sources?{query}").Json();

    /// <summary>As they are printed, so that a digit that is rounded or made up is seen.</summary>
    private static string NumbersOf(JsonNode amount) => string.Join(',', Numbers.Select(key => amount[key]?.ToJsonString()));
}
