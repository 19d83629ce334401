using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>What is known of how many foods, by whom, and of how many it is not known.</summary>
public sealed class CoverageTests(SampleApi api, PublishedApi published)
{
    [Fact]
    public async Task A_nutrient_says_of_how_many_foods_it_is_known_and_of_how_many_not()
    {
        // Low was calculated, the doubted one is doubted, and the copy in the older table is no measurement.
        var coverage = (await api.Get("/v1/dataset/coverage?nutrientIds=vitamin-k1").Json())["data"]![0]!;

        coverage.ShouldBeJson("""
            {
              "nutrientId": "vitamin-k1",
              "nutrientName": "Vitamin K1 (phylloquinone)",
              "group": "vitamins",
              "foods": { "total": 12, "quantified": 4, "logicalZero": 1, "partial": 0, "trace": 1, "belowLoq": 1, "belowLod": 1, "doubtful": 1, "notMeasured": 3 },
              "measuredFoods": 6,
              "amounts": 11,
              "oldestYear": 2010,
              "newestYear": 2020,
              "sources": [
                { "sourceId": "table-2020", "year": 2020, "amounts": 9, "selected": 8 },
                { "sourceId": "table-2010", "year": 2010, "amounts": 2, "selected": 0 }
              ],
              "derivations": [
                { "code": "analytical", "amounts": 7, "selected": 6 },
                { "code": "assumed-zero", "amounts": 1, "selected": 1 },
                { "code": "calculated", "amounts": 1, "selected": 1 },
                { "code": "imputed", "amounts": 1, "selected": 0 },
                { "code": "unknown", "amounts": 1, "selected": 0 }
              ],
              "evidence": [
                { "code": "national-table", "amounts": 11, "selected": 8 }
              ],
              "categories": [
                { "category": "cheese", "foods": 3, "withValue": 3, "notMeasured": 0 },
                { "category": "legumes", "foods": 4, "withValue": 1, "notMeasured": 3 },
                { "category": "vegetables", "foods": 5, "withValue": 5, "notMeasured": 0 }
              ]
            }
            """);
    }

    [Fact]
    public async Task All_foods_are_accounted_for()
    {
        var page = await published.Get("/v1/dataset/coverage").Json();
        var counts = (await published.Get("/v1/dataset").Json())["counts"]!;
        var foods = counts["foods"]!.GetValue<int>();

        page["data"]!.AsArray().Count.ShouldBe(counts["nutrients"]!.GetValue<int>());
        page["meta"]!["foods"]!.GetValue<int>().ShouldBe(foods);
        page["meta"]!["amounts"]!.GetValue<int>().ShouldBe(counts["amounts"]!.GetValue<int>() + counts["partialTotals"]!.GetValue<int>());
        Sum(page["meta"]!["foodCategories"]!, "count").ShouldBe(foods);
        Sum(page["meta"]!["bodySystems"]!, "count").ShouldBe(counts["functions"]!.GetValue<int>());
        Sum(page["meta"]!["deficiencyKinds"]!, "count").ShouldBe(counts["deficiencies"]!.GetValue<int>());
        Sum(page["meta"]!["interactionKinds"]!, "count").ShouldBe(counts["interactions"]!.GetValue<int>());
        Sum(page["meta"]!["verdicts"]!, "count").ShouldBe(counts["claims"]!.GetValue<int>());
        Sum(page["meta"]!["authorities"]!, "referenceIntakes").ShouldBe(counts["referenceIntakes"]!.GetValue<int>());
        Sum(page["meta"]!["designs"]!, "count").ShouldBe(counts["studies"]!.GetValue<int>());

        foreach (var list in new[] { "statuses", "derivations", "evidence", "sources" })
        {
            Sum(page["meta"]![list]!, "amounts").ShouldBe(page["meta"]!["amounts"]!.GetValue<int>(), list);
            Sum(page["meta"]![list]!, "selected").ShouldBe(page["data"]!.AsArray().Sum(nutrient => Sum(nutrient!["sources"]!, "selected")), list);
        }

        foreach (var nutrient in page["data"]!.AsArray())
        {
            var byStatus = nutrient!["foods"]!.AsObject().ToDictionary(status => status.Key, status => status.Value!.GetValue<int>());
            byStatus["total"].ShouldBe(foods);
            byStatus.Where(status => status.Key != "total").Sum(status => status.Value).ShouldBe(foods, nutrient["nutrientId"]!.ToString());
            Sum(nutrient["categories"]!, "foods").ShouldBe(foods);
            Sum(nutrient["categories"]!, "notMeasured").ShouldBe(byStatus["notMeasured"]);
            Sum(nutrient["categories"]!, "withValue").ShouldBe(foods - byStatus["notMeasured"]);
            nutrient["measuredFoods"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(foods - byStatus["notMeasured"]);

            foreach (var list in new[] { "sources", "derivations", "evidence" })
            {
                Sum(nutrient[list]!, "amounts").ShouldBe(nutrient["amounts"]!.GetValue<int>(), list);
                Sum(nutrient[list]!, "selected").ShouldBe(foods - byStatus["notMeasured"] - byStatus["doubtful"], list);
            }
        }
    }

    /// <summary>A ranking counts the same foods as not measured.</summary>
    [Fact]
    public async Task What_is_not_measured_is_what_a_ranking_leaves_out()
    {
        foreach (var nutrient in (await published.Get("/v1/dataset/coverage?nutrientIds=mk-7,calcium,vitamin-k2").Json())["data"]!.AsArray())
        {
            var excluded = (await published.Get($"/v1/nutrients/{nutrient!["nutrientId"]}/food-sources?limit=1").Json())["meta"]!["excluded"]!;

            excluded["notMeasured"]!.ToString().ShouldBe(nutrient["foods"]!["notMeasured"]!.ToString());
            excluded["trace"]!.ToString().ShouldBe(nutrient["foods"]!["trace"]!.ToString());
            excluded["belowLoq"]!.ToString().ShouldBe(nutrient["foods"]!["belowLoq"]!.ToString());
        }
    }

    [Fact]
    public async Task A_spreadsheet_has_a_row_for_each_nutrient()
    {
        using var response = await published.Get("/v1/dataset/coverage?format=csv");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        lines[0].ShouldStartWith("nutrientId,nutrientName,group,foods.total,foods.quantified,");
        lines.Single(line => line.StartsWith("mk-7,", StringComparison.Ordinal)).ShouldContain("vermeer-2018-cheese");
    }

    [Theory]
    [InlineData("nutrientIds=vitamin-k7", "nutrientIds: there is no nutrient 'vitamin-k7'; did you mean 'vitamin-k'?")]
    [InlineData("nutrientIds=mk-7,mk-7", "nutrientIds names 'mk-7' twice.")]
    [InlineData("nutrientId=mk-7", "There is no parameter 'nutrientId' here; did you mean 'nutrientIds'?")]
    public async Task A_wrong_question_is_refused(string query, string detail) =>
        (await api.Get($"/v1/dataset/coverage?{query}").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString().ShouldBe(detail);

    private static int Sum(JsonNode list, string key) => list.AsArray().Sum(item => item![key]!.GetValue<int>());
}
