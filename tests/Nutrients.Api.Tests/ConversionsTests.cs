using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

public sealed class ConversionsTests(PublishedApi api, SampleApi sample)
{
    [Fact]
    public async Task An_amount_is_converted_with_the_factor_its_source_and_what_other_sources_say() =>
        (await Convert("vitamin-d", "400", "IU", "µg")).ShouldBeJson("""
            {
              "nutrientId": "vitamin-d",
              "from": { "amount": 400, "unit": "IU", "ucumUnit": "[iU]" },
              "to": { "amount": 10, "unit": "µg", "ucumUnit": "ug" },
              "factor": 0.025, "form": null, "sourceId": "ods-dsld-conversions", "note": null,
              "stated": { "fromUnit": "IU", "factor": 0.025, "toUnit": "µg" },
              "alternatives": [ { "amount": 10, "factor": 0.025, "sourceId": "nasem-dri-2011", "note": null, "stated": { "fromUnit": "µg", "factor": 40, "toUnit": "IU" } } ]
            }
            """);

    [Fact]
    public async Task Sources_that_differ_stand_side_by_side() =>
        (await api.Get("/v1/conversions?nutrientId=vitamin-a&amount=1000&from=IU&to=ug%20RAE&form=supplemental-beta-carotene&sourceId=dsid-conversions").Json()).ShouldBeJson("""
            {
              "nutrientId": "vitamin-a",
              "from": { "amount": 1000, "unit": "IU", "ucumUnit": "[iU]" },
              "to": { "amount": 300, "unit": "µg RAE", "ucumUnit": "ug{RAE}" },
              "factor": 0.3, "form": "supplemental-beta-carotene", "sourceId": "dsid-conversions", "note": "the DSLD page gives 0.15",
              "stated": { "fromUnit": "IU", "factor": 0.3, "toUnit": "µg RAE" },
              "alternatives": [ { "amount": 150, "factor": 0.15, "sourceId": "ods-dsld-conversions", "note": "the DSID page gives 0.3", "stated": { "fromUnit": "IU", "factor": 0.15, "toUnit": "µg RAE" } } ]
            }
            """);

    /// <summary>Nothing but the alphabet would choose between 0.3 and 0.15, and a factor without a form is not said to hold for a form that has its own.</summary>
    [Theory]
    [InlineData("vitamin-a", "IU", "ug%20RAE", "supplemental-beta-carotene", "sourceId is missing; the sources differ: 1 IU is 0.3 µg RAE by dsid-conversions, 0.15 µg RAE by ods-dsld-conversions.")]
    [InlineData("vitamin-d", "IU", "ug", "calcidiol-monohydrate", "form: vitamin-d has no factor between IU and µg for 'calcidiol-monohydrate'; the one without a form is not said to hold for it.")]
    public async Task What_would_be_a_guess_is_refused(string nutrient, string from, string to, string form, string detail) =>
        (await api.Get($"/v1/conversions?nutrientId={nutrient}&amount=1&from={from}&to={to}&form={form}").Json(HttpStatusCode.BadRequest))["detail"]!.ToString().ShouldBe(detail);

    [Fact]
    public async Task A_factor_with_a_note_stands_behind_one_without()
    {
        var answer = await sample.Get("/v1/conversions?nutrientId=vitamin-k1&amount=1&from=IU&to=mcg&form=phylloquinone").Json();

        answer["sourceId"]!.ToString().ShouldBe("table-2020");
        answer["alternatives"]!.AsArray().Select(other => $"{other!["sourceId"]} {other["amount"]} {other["note"]}").ShouldBe(["table-2010 0.25 Superseded."]);
    }

    [Fact]
    public async Task A_source_that_is_asked_for_is_shown_and_the_others_stay_beside_it()
    {
        var answer = await Convert("vitamin-a", "1000", "IU", "µg RAE", "supplemental-beta-carotene", "ods-dsld-conversions");

        answer["to"]!["amount"]!.GetValue<double>().ShouldBe(150);
        answer["sourceId"]!.ToString().ShouldBe("ods-dsld-conversions");
        answer["alternatives"]!.AsArray().Select(other => $"{other!["sourceId"]} {other["amount"]}").ShouldBe(["dsid-conversions 300"]);
    }

    [Fact]
    public async Task A_mass_needs_no_factor_and_no_source() =>
        (await Convert("calcium", "1.5", "g", "mg")).ShouldBeJson("""
            {
              "nutrientId": "calcium", "from": { "amount": 1.5, "unit": "g", "ucumUnit": "g" }, "to": { "amount": 1500, "unit": "mg", "ucumUnit": "mg" },
              "factor": 1000, "form": null, "sourceId": null, "note": null, "stated": null, "alternatives": []
            }
            """);

    /// <summary>Every line of data/nutrient-conversions.tsv, worked by hand, there and back.</summary>
    [Theory]
    [InlineData("folate", "folic-acid-on-an-empty-stomach", "400", "µg DFE", "200", "µg", "nasem-dri-2011")]
    [InlineData("folate", "folic-acid-with-food", "400", "µg DFE", "240", "µg", "nasem-dri-2011")]
    [InlineData("folate", "food-folate", "400", "µg DFE", "400", "µg", "nasem-dri-2011")]
    [InlineData("niacin", "preformed-niacin", "16", "mg NE", "16", "mg", "nasem-dri-2011")]
    [InlineData("niacin", "tryptophan", "16", "mg NE", "960", "mg", "nasem-dri-2011")]
    [InlineData("vitamin-a", "retinol", "5000", "IU", "1500", "µg RAE", "ods-dsld-conversions")]
    [InlineData("vitamin-a", "supplemental-beta-carotene", "5000", "IU", "1500", "µg RAE", "dsid-conversions")]
    [InlineData("vitamin-a", "supplemental-beta-carotene", "5000", "IU", "750", "µg RAE", "ods-dsld-conversions")]
    [InlineData("vitamin-a", "alpha-carotene", "2", "µg RAE", "48", "µg", "nasem-dri-2011")]
    [InlineData("vitamin-a", "beta-cryptoxanthin", "2", "µg RAE", "48", "µg", "nasem-dri-2011")]
    [InlineData("vitamin-a", "dietary-beta-carotene", "2", "µg RAE", "24", "µg", "nasem-dri-2011")]
    [InlineData("vitamin-a", "retinol", "2", "µg RAE", "2", "µg", "nasem-dri-2011")]
    [InlineData("vitamin-a", "supplemental-beta-carotene", "2", "µg RAE", "4", "µg", "dsid-conversions")]
    [InlineData("vitamin-d", "", "600", "IU", "15", "µg", "ods-dsld-conversions")]
    [InlineData("vitamin-d", "", "15", "µg", "600", "IU", "nasem-dri-2011")]
    [InlineData("vitamin-d", "calcidiol-monohydrate", "4", "µg", "10", "µg VDE", "efsa-vitamin-d-2023")]
    [InlineData("vitamin-e", "all-rac-alpha-tocopherol", "100", "IU", "45", "mg alpha-tocopherol", "ods-dsld-conversions")]
    [InlineData("vitamin-e", "rrr-alpha-tocopherol", "100", "IU", "67", "mg alpha-tocopherol", "ods-dsld-conversions")]
    [InlineData("vitamin-e", "", "15", "mg alpha-TE", "12", "mg alpha-tocopherol", "nasem-dri-2000")]
    public async Task Every_factor_holds_both_ways(string nutrient, string form, string amount, string from, string equal, string to, string source)
    {
        var there = await Convert(nutrient, amount, from, to, form, source);
        var back = await Convert(nutrient, equal, to, from, form, source);

        Text(there["to"]!["amount"]).ShouldBe(equal);
        Text(back["to"]!["amount"]).ShouldBe(amount);
        new[] { there, back }.ShouldAllBe(answer => (string?)answer["sourceId"] == source && ((string?)answer["form"] ?? "") == form);
    }

    /// <summary>A factor that is added to the data is looked at here without anybody thinking of it.</summary>
    [Fact]
    public async Task Every_line_of_the_data_is_answered_and_there_and_back_is_the_same_amount()
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(Data(), "nutrient-conversions.tsv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split('\t')).ToArray();
        lines.Length.ShouldBe(19);

        foreach (var line in lines)
        {
            var (nutrient, from, form, factor, to, source) = (line[0], line[1], line[2], double.Parse(line[3], CultureInfo.InvariantCulture), line[4], line[5]);

            foreach (var amount in new[] { "0.000000000001", "0.1", "1", "3", "123456.789", "1000000000000" })
            {
                var given = double.Parse(amount, CultureInfo.InvariantCulture);
                var there = await Convert(nutrient, amount, from, to, form, source);
                var converted = there["to"]!["amount"]!.GetValue<double>();
                there["factor"]!.GetValue<double>().ShouldBe(factor);
                converted.ShouldBe(given * factor, given * factor * 1e-15);

                var back = await Convert(nutrient, "1", to, from, form, source);
                (converted * back["factor"]!.GetValue<double>()).ShouldBe(given, given * 1e-9);
            }
        }
    }

    [Theory]
    [InlineData("vitamin-a", "retinol", "3", "IU", "0.9", "µg RAE")]
    [InlineData("vitamin-a", "retinol", "1", "mg", "1000", "µg RAE")]
    [InlineData("vitamin-a", "dietary-beta-carotene", "1", "mg RAE", "12", "mg")]
    [InlineData("vitamin-a", "dietary-beta-carotene", "6", "mg", "0.5", "mg RAE")]
    [InlineData("vitamin-a", "supplemental-beta-carotene", "9", "mg", "4500", "µg RAE")]
    [InlineData("vitamin-d", "", "400", "IU", "0.01", "mg")]
    [InlineData("vitamin-d", "", "0.01", "mg", "400", "IU")]
    [InlineData("vitamin-d", "", "25", "ng", "1", "IU")]
    [InlineData("vitamin-d", "", "1", "kg", "40000000000", "IU")]
    [InlineData("vitamin-d", "calcidiol-monohydrate", "0.01", "mg", "25", "µg VDE")]
    [InlineData("vitamin-e", "rrr-alpha-tocopherol", "0.67", "g alpha-tocopherol", "1000", "IU")]
    [InlineData("niacin", "tryptophan", "0.6", "g", "10", "mg NE")]
    [InlineData("folate", "", "0.4", "mg DFE", "400", "µg DFE")]
    [InlineData("calcium", "", "1000", "mg", "1", "g")]
    [InlineData("calcium", "", "0.1", "µg", "0.0001", "mg")]
    [InlineData("protein", "", "75", "g", "0.075", "kg")]
    [InlineData("selenium", "", "55", "µg", "55000", "ng")]
    [InlineData("selenium", "", "55", "µg", "55", "µg")]
    [InlineData("energy", "", "2000", "kcal", "2000", "kcal")]
    [InlineData("vitamin-d", "", "0", "IU", "0", "µg")]
    public async Task A_factor_holds_for_every_multiple_of_the_gram(string nutrient, string form, string amount, string from, string equal, string to)
    {
        var answer = await Convert(nutrient, amount, from, to, form);

        decimal.Parse(Text(answer["to"]!["amount"]), NumberStyles.Float, CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(equal, CultureInfo.InvariantCulture));
        $"{answer["from"]!["unit"]} {answer["to"]!["unit"]}".ShouldBe($"{from} {to}");
    }

    [Theory]
    [InlineData("vitamin-d", "IU", "\u00B5g", "IU", "µg", "ug")]
    [InlineData("vitamin-d", "iu", "\u03BCg", "IU", "µg", "ug")]
    [InlineData("vitamin-d", "[iU]", "ug", "IU", "µg", "ug")]
    [InlineData("vitamin-d", " IU ", "mcg", "IU", "µg", "ug")]
    [InlineData("folate", "ug DFE", "mcg DFE", "µg DFE", "µg DFE", "ug{DFE}")]
    [InlineData("folate", "ug{DFE}", "\u03BCg dfe", "µg DFE", "µg DFE", "ug{DFE}")]
    [InlineData("folate", "mg{DFE}", "ng  DFE", "mg DFE", "ng DFE", "ng{DFE}")]
    [InlineData("vitamin-a", "\u03BCg RAE", "mcg\u00A0RAE", "µg RAE", "µg RAE", "ug{RAE}")]
    [InlineData("vitamin-e", "mg \u03B1-TE", "mg \u03B1-tocopherol", "mg alpha-TE", "mg alpha-tocopherol", "mg{alpha-tocopherol}")]
    [InlineData("vitamin-e", "mg alpha-te", "mg{alpha-tocopherol}", "mg alpha-TE", "mg alpha-tocopherol", "mg{alpha-tocopherol}")]
    public async Task A_unit_is_understood_in_its_usual_spellings_and_answered_in_one(string nutrient, string from, string to, string fromUnit, string toUnit, string toUcum)
    {
        var answer = await Convert(nutrient, "1", from, to);

        $"{answer["from"]!["unit"]}, {answer["to"]!["unit"]}, {answer["to"]!["ucumUnit"]}".ShouldBe($"{fromUnit}, {toUnit}, {toUcum}");
    }

    [Fact]
    public async Task A_negative_zero_is_zero()
    {
        var answer = await Convert("vitamin-d", "-0", "IU", "µg");

        $"{Text(answer["from"]!["amount"])} {Text(answer["to"]!["amount"])}".ShouldBe("0 0");
    }

    [Fact]
    public async Task A_form_that_makes_no_difference_is_not_in_the_answer()
    {
        (await Convert("vitamin-a", "1", "mg RAE", "µg RAE", "retinol"))["form"].ShouldBeNull();
    }

    [Fact]
    public async Task Whatever_is_missing_is_named_at_once()
    {
        var problem = await api.Get("/v1/conversions").Json(HttpStatusCode.BadRequest);

        problem["errors"].ShouldBeJson("""
            [
              { "parameter": "nutrientId", "code": "missing-parameter", "detail": "nutrientId is missing; give the id of a nutrient, as vitamin-d." },
              { "parameter": "amount", "code": "missing-parameter", "detail": "amount is missing; give a decimal number, as 400." },
              { "parameter": "from", "code": "missing-parameter", "detail": "from is missing; give the unit to convert from, as IU." },
              { "parameter": "to", "code": "missing-parameter", "detail": "to is missing; give the unit to convert to, as µg." }
            ]
            """);
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_what_is_missing()
    {
        var problem = await api.Get("/v1/conversions?nutrientId=calcium&from=IU&to=kJ&form=retinol&sourceId=nasem&to2=x").Json(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Select(error => $"{error!["parameter"]} {error["code"]}").ShouldBe(
            ["to2 unknown-parameter", "amount missing-parameter", "from no-conversion", "to unknown-unit", "form unknown-id", "sourceId unknown-id"]);
    }

    [Theory]
    [InlineData("nutrientId=vitamin-d&amount=1&from=&to=µg", "from", "missing-parameter", "from is missing; give the unit to convert from, as IU.")]
    [InlineData("nutrientId=&amount=1&from=IU&to=µg", "nutrientId", "missing-parameter", "nutrientId is missing; give the id of a nutrient, as vitamin-d.")]
    [InlineData("nutrientId=vitmin-d&amount=1&from=IU&to=µg", "nutrientId", "unknown-id", "nutrientId: there is no nutrient 'vitmin-d'; did you mean 'vitamin-d'?")]
    [InlineData("nutrientId=vitamin-d,vitamin-a&amount=1&from=IU&to=µg", "nutrientId", "out-of-range", "nutrientId can name at most 1; it names 2.")]
    [InlineData("nutrientId=vitamin-d&amount=ten&from=IU&to=µg", "amount", "invalid-value", "amount 'ten' is not a decimal number, as 0.5.")]
    [InlineData("nutrientId=vitamin-d&amount=&from=IU&to=µg", "amount", "invalid-value", "amount '' is not a decimal number, as 0.5.")]
    [InlineData("nutrientId=vitamin-d&amount=1e3&from=IU&to=µg", "amount", "invalid-value", "amount '1e3' is not a decimal number, as 0.5.")]
    [InlineData("nutrientId=vitamin-d&amount=NaN&from=IU&to=µg", "amount", "invalid-value", "amount 'NaN' is not a decimal number, as 0.5.")]
    [InlineData("nutrientId=vitamin-d&amount=-1&from=IU&to=µg", "amount", "out-of-range", "amount must be between 0 and 1000000000000; it is -1.")]
    [InlineData("nutrientId=vitamin-d&amount=1000000000001&from=IU&to=µg", "amount", "out-of-range", "amount must be between 0 and 1000000000000; it is 1000000000001.")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IE&to=µg", "from", "unknown-unit", "from: 'IE' is no unit of this dataset; vitamin-d has IU, µg, µg VDE (masses also in kg, g, mg, µg, ng).")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&to=Mg", "to", "unknown-unit", "to: 'Mg' is no unit of this dataset; vitamin-d has IU, µg, µg VDE (masses also in kg, g, mg, µg, ng).")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&to=mg/kg", "to", "no-conversion", "to: 'mg/kg' is no unit of vitamin-d; vitamin-d has IU, µg, µg VDE (masses also in kg, g, mg, µg, ng).")]
    [InlineData("nutrientId=vitamin-e&amount=1&from=mg&to=IU&form=rrr-alpha-tocopherol", "from", "no-conversion", "from: 'mg' is no unit of vitamin-e; vitamin-e has IU, mg alpha-TE, mg alpha-tocopherol (masses also in kg, g, mg, µg, ng).")]
    [InlineData("nutrientId=energy&amount=1&from=kcal&to=kJ", "to", "unknown-unit", "to: 'kJ' is no unit of this dataset; energy has kcal, and this dataset has no factor from it to another unit.")]
    [InlineData("nutrientId=calcium&amount=1&from=IU&to=mg", "from", "no-conversion", "from: 'IU' is no unit of calcium; calcium has mg (masses also in kg, g, mg, µg, ng), and this dataset has no factor from it to another unit.")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg&form=retinol", "to", "no-conversion", "to: vitamin-a has no factor between IU and µg; from IU there is one to µg RAE (for a form: retinol, supplemental-beta-carotene).")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=µg VDE&to=IU", "to", "no-conversion", "to: vitamin-d has no factor between µg VDE and IU; from µg VDE there is one to µg (for a form: calcidiol-monohydrate).")]
    [InlineData("nutrientId=vitamin-e&amount=1&from=mg alpha-TE&to=IU", "to", "no-conversion", "to: vitamin-e has no factor between mg alpha-TE and IU; from mg alpha-TE there is one to mg alpha-tocopherol.")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg RAE", "form", "missing-parameter", "form is missing; 1 IU is, by form: retinol 0.3 µg RAE, supplemental-beta-carotene 0.3 or 0.15 µg RAE.")]
    [InlineData("nutrientId=vitamin-e&amount=1&from=g alpha-tocopherol&to=IU&sourceId=nasem-dri-2000", "form", "missing-parameter", "form is missing; 1 g alpha-tocopherol is, by form: all-rac-alpha-tocopherol 2222.222222222222 IU, rrr-alpha-tocopherol 1492.5373134328358 IU.")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg RAE&form=retinl", "form", "unknown-id", "form: vitamin-a has no factor for 'retinl'; did you mean 'retinol'?")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg RAE&form=beta-carotene", "form", "unknown-id", "form: vitamin-a has no factor for 'beta-carotene'; did you mean 'alpha-carotene' or 'dietary-beta-carotene' or 'supplemental-beta-carotene'?")]
    [InlineData("nutrientId=niacin&amount=1&from=mg NE&to=mg&form=xyz", "form", "unknown-id", "form: niacin has no factor for 'xyz'; there is preformed-niacin, tryptophan.")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg RAE&form=alpha-carotene", "form", "no-conversion", "form: vitamin-a has no factor between IU and µg RAE for 'alpha-carotene'; 1 IU is, by form: retinol 0.3 µg RAE, supplemental-beta-carotene 0.3 or 0.15 µg RAE.")]
    [InlineData("nutrientId=calcium&amount=1&from=g&to=mg&form=carbonate", "form", "unknown-id", "form: no factor of calcium is for one form alone; leave form out.")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&to=µg&form=", "form", "out-of-range", "form is empty; leave it out or give it a value.")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&to=µg&sourceId=nasem-dri-2012", "sourceId", "unknown-id", "sourceId: there is no source 'nasem-dri-2012'; did you mean 'nasem-dri-2011'?")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&to=µg&sourceId=dsid-conversions", "sourceId", "no-conversion", "sourceId: 'dsid-conversions' has no factor between IU and µg; nasem-dri-2011, ods-dsld-conversions have.")]
    [InlineData("nutrientId=vitamin-a&amount=1&from=IU&to=µg RAE&form=retinol&sourceId=dsid-conversions", "sourceId", "no-conversion", "sourceId: 'dsid-conversions' has no factor between IU and µg RAE for retinol; ods-dsld-conversions has.")]
    [InlineData("nutrientId=calcium&amount=1&from=g&to=mg&sourceId=nasem-dri-2011", "sourceId", "no-conversion", "sourceId: g and mg are converted without a factor, so that 'nasem-dri-2011' has none; leave sourceId out.")]
    [InlineData("nutrientId=vitamin-d&amount=1&amount=2&from=IU&to=µg", "amount", "repeated-parameter", "amount is given 2 times; give it once, with commas between several values.")]
    [InlineData("nutrientId=vitamin-d&amount=1&from=IU&from=µg&to=µg", "from", "repeated-parameter", "from is given 2 times; give it once, with commas between several values.")]
    public async Task What_cannot_be_converted_is_refused_with_the_reason_and_with_what_can(string query, string parameter, string code, string detail)
    {
        var problem = await api.Get($"/v1/conversions?{Encoded(query)}").Json(HttpStatusCode.BadRequest);

        problem["detail"]!.ToString().ShouldBe(detail);
        problem["errors"]!.AsArray().Select(error => $"{error!["parameter"]} {error["code"]}").ShouldBe([$"{parameter} {code}"]);
    }

    [Fact]
    public async Task A_unit_of_an_unknown_nutrient_is_still_looked_up()
    {
        var problem = await api.Get("/v1/conversions?nutrientId=nothing&amount=1&from=foo&to=mg").Json(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Select(error => error!["parameter"]!.ToString()).ShouldBe(["nutrientId", "from"]);
        problem["errors"]![1]!["detail"]!.ToString().ShouldStartWith("from: 'foo' is no unit of this dataset; there is E%, IU, L, g, ");
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("\0")]
    [InlineData("mg{")]
    [InlineData("mg \n DFE")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("µ")]
    [InlineData("µgDFE")]
    [InlineData("Mg")]
    [InlineData("MG RAE")]
    [InlineData("G")]
    [InlineData("MCG{RAE}")]
    [InlineData("\u039Cg")]
    [InlineData("\u212Ag")]
    [InlineData("mg{{DFE}}")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_strange_unit_or_form_is_refused(string text)
    {
        var problem = await api.Get($"/v1/conversions?{Encoded($"nutrientId=vitamin-a&amount=1&from={text}&to={text}&form={text}")}").Json(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Select(error => error!["parameter"]!.ToString()).ShouldBe(["from", "to", "form"]);
    }

    [Fact]
    public async Task A_client_is_told_what_it_must_give()
    {
        var parameters = (await api.Get("/openapi/v1.json").Json())["paths"]!["/v1/conversions"]!["get"]!["parameters"]!.AsArray();

        parameters.Where(parameter => parameter!["required"] is not null).Select(parameter => parameter!["name"]!.ToString()).ShouldBe(["nutrientId", "amount", "from", "to"]);
    }

    private Task<JsonNode> Convert(string nutrient, string amount, string from, string to, string form = "", string source = "") =>
        api.Get($"/v1/conversions?{Encoded($"nutrientId={nutrient}&amount={amount}&from={from}&to={to}{(form.Length > 0 ? $"&form={form}" : "")}{(source.Length > 0 ? $"&sourceId={source}" : "")}")}").Json();

    private static string Encoded(string query) => string.Join('&', query.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => $"{pair[0]}={Uri.EscapeDataString(pair[1])}"));

    private static string Text(JsonNode? number) => number!.ToJsonString();

    private static string Data([CallerFilePath] string file = "") => Path.GetFullPath("../../../data", file);
}
