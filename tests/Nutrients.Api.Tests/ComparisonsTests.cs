using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

public sealed class ComparisonsTests(SampleApi api)
{
    [Fact]
    public async Task A_comparison_is_a_matrix_in_the_order_asked_for()
    {
        var page = await api.Get("/v1/comparisons?foodIds=partial,high,below-detection&nutrientIds=vitamin-k2,energy,vitamin-k1").Json();

        page.Each("foodId").ShouldBe(["partial", "high", "below-detection"]);
        page["data"]!.AsArray().Select(Row).ShouldBe(["vitamin-k2 partial >12.3, energy quantified 160, vitamin-k1 not-measured", "vitamin-k2 quantified 80, energy quantified 350, vitamin-k1 quantified 30", "vitamin-k2 not-measured, energy logical-zero 0, vitamin-k1 below-lod >0"]);
        page["meta"].ShouldBeJson($$"""
            {
              "totalCount": 3, "hasMore": false, "datasetVersion": "{{page["meta"]!["datasetVersion"]}}", "basis": "100g",
              "nutrients": [
                { "nutrientId": "vitamin-k2", "nutrientName": "Vitamin K2", "unit": "µg", "reference": null },
                { "nutrientId": "energy", "nutrientName": "Energy", "unit": "kcal", "reference": null },
                { "nutrientId": "vitamin-k1", "nutrientName": "Vitamin K1 (phylloquinone)", "unit": "µg", "reference": null }
              ]
            }
            """);
        page["links"].ShouldBeJson("""{ "self": "/v1/comparisons?foodIds=partial,high,below-detection&nutrientIds=vitamin-k2,energy,vitamin-k1", "next": null }""");
    }

    [Fact]
    public async Task A_cell_is_the_whole_amount_with_its_provenance()
    {
        var page = await api.Get("/v1/comparisons?foodIds=high&nutrientIds=vitamin-k1&basis=serving&authority=EFSA&sex=female&ageYears=30").Json();

        page["data"]!.ShouldBeJson("""
            [
              {
                "foodId": "high", "foodName": "High cheese, aged", "state": "fermented",
                "measure": { "basis": "serving", "portion": { "position": 1, "label": "1 slice", "grams": 28.5, "sourceId": "table-2010" }, "quantity": 1, "grams": 28.5, "reason": null },
                "cells": [
                  {
                    "nutrientId": "vitamin-k1",
                    "amount": {
                      "id": "high.vitamin-k1.table-2020", "nutrientId": "vitamin-k1", "status": "quantified", "amount": 8.55, "unit": "µg", "basis": "serving", "lowerBound": null, "upperBound": null,
                      "min": 5.7, "max": 11.4, "sd": 1.5675, "n": 3, "derivation": "analytical", "evidence": "national-table", "formsCounted": null, "componentIds": [], "sourceId": "table-2020",
                      "copyOf": null, "selected": true, "doubt": null, "note": null, "permalink": "/v1/amounts/high.vitamin-k1.table-2020"
                    },
                    "referencePercent": { "percent": null, "reason": "needs-qualifier", "referenceIntakeId": "vitamin-k-efsa-ai-phylloquinone-only-premenopausal-216m" },
                    "citationIds": [ "table-2020" ]
                  }
                ]
              }
            ]
            """);
    }

    [Fact]
    public async Task A_cell_without_a_value_says_why()
    {
        var page = await api.Get("/v1/comparisons?foodIds=doubted,unmeasured,traces,range&nutrientIds=vitamin-k1,mk-7").Json();

        page["data"]!.AsArray().Select(Row).ShouldBe(["vitamin-k1 doubtful, mk-7 not-measured", "vitamin-k1 not-measured, mk-7 not-measured", "vitamin-k1 trace, mk-7 not-measured", "vitamin-k1 quantified, mk-7 not-measured"]);
        page["data"]![0]!["cells"]![0]!.ShouldBeJson("""
            {
              "nutrientId": "vitamin-k1",
              "amount": {
                "id": null, "nutrientId": "vitamin-k1", "status": "doubtful", "amount": null, "unit": "µg", "basis": "100g", "lowerBound": null, "upperBound": null, "min": null, "max": null,
                "sd": null, "n": null, "derivation": null, "evidence": null, "formsCounted": null, "componentIds": [], "sourceId": null, "copyOf": null, "selected": false, "doubt": null,
                "note": null, "permalink": null
              },
              "referencePercent": null, "citationIds": []
            }
            """);
    }

    [Fact]
    public async Task Each_food_has_its_own_measure_and_one_may_be_withheld()
    {
        var page = await api.Get("/v1/comparisons?foodIds=low,partial&nutrientIds=energy,vitamin-k2&basis=serving&authority=NASEM&sex=male&ageYears=30").Json();

        page["data"]!.AsArray().Select(item => $"{item!["measure"]!["grams"]} {item["measure"]!["reason"]}").ShouldBe(["90 ", " no-portion"]);
        page["data"]!.AsArray().Select(Row).ShouldBe(["energy quantified 90, vitamin-k2 not-measured", "energy quantified, vitamin-k2 partial"]);
        page["data"]!.AsArray().Select(item => string.Join(", ", item!["cells"]!.AsArray().Select(cell => $"{cell!["referencePercent"]!["percent"]} {cell["referencePercent"]!["reason"]}")))
            .ShouldBe(["3.6 ,  no-reference-for-this-form", " measure-withheld,  no-reference-for-this-form"]);
        page["meta"]!["nutrients"]!.AsArray().Select(nutrient => nutrient!["reference"]!["id"]!.ToString()).ShouldBe(["energy-nasem-rda-216m", "vitamin-k-nasem-ai-male-228m"]);
        page["meta"]!["basis"]!.ToString().ShouldBe("serving");

        // Here it is the other that has none.
        var perEnergy = await api.Get("/v1/comparisons?foodIds=low-too,partial&nutrientIds=vitamin-k2&basis=100kcal").Json();
        perEnergy["data"]!.AsArray().Select(item => $"{item!["measure"]!["grams"]} {item["measure"]!["reason"]} {Row(item)}").ShouldBe([" energy-under-5-kcal vitamin-k2 not-measured", "62.5  vitamin-k2 partial >7.6875"]);
    }

    [Fact]
    public async Task A_portion_that_a_food_has_not_is_withheld_there_and_given_elsewhere() =>
        (await api.Get("/v1/comparisons?foodIds=low,high&nutrientIds=vitamin-k1&portion=2&quantity=0.5").Json())["data"]!.AsArray()
            .Select(item => $"{item!["measure"]!["reason"]} {Row(item)}").ShouldBe(["no-portion vitamin-k1 quantified", " vitamin-k1 quantified 19.8"]);

    [Fact]
    public async Task A_row_of_the_table_is_a_cell()
    {
        using var response = await api.Get("/v1/comparisons?foodIds=partial,high&nutrientIds=vitamin-k2,vitamin-k1&basis=serving&format=csv");
        using var csv = new CsvHelper.CsvReader(new StringReader(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), System.Globalization.CultureInfo.InvariantCulture);
        var rows = new List<string>();

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        await csv.ReadAsync();
        csv.ReadHeader().ShouldBeTrue();
        string.Join(',', csv.HeaderRecord!).ShouldBe(
            "foodId,foodName,state,measure.basis,measure.portion.position,measure.portion.label,measure.portion.grams,measure.portion.sourceId,measure.quantity,measure.grams,measure.reason,"
            + "cells.nutrientId,cells.amount.id,cells.amount.nutrientId,cells.amount.status,cells.amount.amount,cells.amount.unit,cells.amount.basis,cells.amount.lowerBound,cells.amount.upperBound,cells.amount.min,"
            + "cells.amount.max,cells.amount.sd,cells.amount.n,cells.amount.derivation,cells.amount.evidence,cells.amount.formsCounted,cells.amount.componentIds,cells.amount.sourceId,cells.amount.copyOf,"
            + "cells.amount.selected,cells.amount.doubt,cells.amount.note,cells.amount.permalink,cells.referencePercent.percent,cells.referencePercent.reason,cells.referencePercent.referenceIntakeId,cells.citationIds");

        while (await csv.ReadAsync())
        {
            rows.Add($"{csv["foodId"]} {csv["measure.grams"]} {csv["measure.reason"]} {csv["cells.nutrientId"]} {csv["cells.amount.status"]} {csv["cells.amount.amount"]} {csv["cells.amount.formsCounted"]}");
        }

        rows.ShouldBe(["partial  no-portion vitamin-k2 partial  mk-4;mk-7", "partial  no-portion vitamin-k1 not-measured  ", "high 28.5  vitamin-k2 quantified 22.8 mk-4;mk-7", "high 28.5  vitamin-k1 quantified 8.55 "]);
    }

    [Fact]
    public async Task A_line_of_ndjson_is_a_food()
    {
        const string Url = "/v1/comparisons?foodIds=partial,high&nutrientIds=vitamin-k2,vitamin-k1&basis=serving";
        using var response = await api.Get(Url, ("Accept", "application/x-ndjson"));
        var page = await api.Get(Url).Json();

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/x-ndjson");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.ToJsonString()).ShouldBe(page["data"]!.AsArray().Select(item => item!.ToJsonString()));
    }

    [Theory]
    [InlineData("", "foodIds missing-parameter foodIds is missing; give the ids of the foods to compare, as natto,emmental-cheese. | nutrientIds missing-parameter nutrientIds is missing; give the ids of the nutrients to compare, as vitamin-k1,mk-7.")]
    [InlineData("foodIds=&nutrientIds=", "foodIds missing-parameter foodIds is missing; give the ids of the foods to compare, as natto,emmental-cheese. | nutrientIds missing-parameter nutrientIds is missing; give the ids of the nutrients to compare, as vitamin-k1,mk-7.")]
    [InlineData("foodIds=high", "nutrientIds missing-parameter nutrientIds is missing; give the ids of the nutrients to compare, as vitamin-k1,mk-7.")]
    [InlineData("foodIds=high,low,high&nutrientIds=mk-7,mk-7", "foodIds invalid-value foodIds names 'high' twice. | nutrientIds invalid-value nutrientIds names 'mk-7' twice.")]
    [InlineData("foodIds=hihg,low,trace&nutrientIds=mk7", "foodIds unknown-id foodIds: there is no food 'hihg'; did you mean 'high'? | foodIds unknown-id foodIds: there is no food 'trace'; did you mean 'traces'? | nutrientIds unknown-id nutrientIds: there is no nutrient 'mk7'; did you mean 'mk-7'?")]
    [InlineData("foodIds=high&nutrientIds=energy&limit=5", "limit unknown-parameter There is no parameter 'limit' here; there is foodIds, nutrientIds, basis, portion, quantity, grams, authority, type, sex, ageYears, ageMonths, condition, format, dataset.")]
    [InlineData("foodId=high&nutrientIds=energy", "foodId unknown-parameter There is no parameter 'foodId' here; did you mean 'foodIds'? | foodIds missing-parameter foodIds is missing; give the ids of the foods to compare, as natto,emmental-cheese.")]
    public async Task What_cannot_be_compared_is_refused(string query, string faults)
    {
        var problem = await api.Get($"/v1/comparisons?{query}").Json(HttpStatusCode.BadRequest);

        string.Join(" | ", problem["errors"]!.AsArray().Select(error => $"{error!["parameter"]} {error["code"]} {error["detail"]}").Order(StringComparer.Ordinal)).ShouldBe(faults);
    }

    [Fact]
    public async Task Too_many_are_refused_and_not_cut_off()
    {
        var problem = await api.Get($"/v1/comparisons?foodIds={Ids(21)}&nutrientIds={Ids(51)}").Json(HttpStatusCode.BadRequest);

        problem["errors"].ShouldBeJson("""
            [
              { "parameter": "foodIds", "code": "out-of-range", "detail": "foodIds can name at most 20; it names 21." },
              { "parameter": "nutrientIds", "code": "out-of-range", "detail": "nutrientIds can name at most 50; it names 51." }
            ]
            """);

        static string Ids(int count) => string.Join(',', Enumerable.Range(1, count).Select(number => $"id-{number}"));
    }

    private static string Row(JsonNode? food) => string.Join(", ", food!["cells"]!.AsArray().Select(cell => $"{cell!["nutrientId"]} {cell["amount"]!["status"]} {cell["amount"]!["amount"]}{(cell["amount"]!["lowerBound"] is { } least ? $">{least}" : "")}".TrimEnd()));
}

/// <summary>The largest comparison there can be, of the published data.</summary>
public sealed class PublishedComparisonsTests(PublishedApi api)
{
    private static readonly string[] Compared = ["amount", "referencePercent", "citationIds"];

    [Fact]
    public async Task Twenty_foods_and_fifty_nutrients_agree_with_what_each_food_says()
    {
        var nutrients = (await api.Get("/v1/nutrients?limit=50").Json()).Each("id").Reverse().ToArray();
        var foods = (await api.Get("/v1/foods?limit=20&category=cheese").Json()).Each("id").Reverse().ToArray();
        const string Question = "basis=100kcal&authority=NASEM&sex=female&ageYears=34&condition=pregnancy";
        var page = await api.Get($"/v1/comparisons?foodIds={string.Join(',', foods)}&nutrientIds={string.Join(',', nutrients)}&{Question}").Json();

        page.Each("foodId").ShouldBe(foods);

        foreach (var row in page["data"]!.AsArray())
        {
            var own = await api.Get($"/v1/foods/{row!["foodId"]}/nutrients?nutrientIds={string.Join(',', nutrients)}&{Question}").Json();
            var byNutrient = own["data"]!.AsArray().ToDictionary(nutrient => nutrient!["nutrientId"]!.ToString(), nutrient => nutrient!, StringComparer.Ordinal);

            row["measure"]!.ToJsonString().ShouldBe(own["meta"]!["measure"]!.ToJsonString());
            row["cells"]!.AsArray().Select(cell => cell!["nutrientId"]!.ToString()).ShouldBe(nutrients);
            row["cells"]!.AsArray().ShouldAllBe(cell => Compared.All(key => JsonNode.DeepEquals(cell![key], byNutrient[cell["nutrientId"]!.ToString()][key])));
        }
    }
}
