using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

public sealed class IntakeAnalysesTests(SampleApi api, PublishedApi published)
{
    private const string Url = "/v1/intake-analyses";

    /// <summary>
    /// Worked by hand from data/amounts: 50 g of natto and half of a cup of 180 g of boiled spinach. Calcium 217 and 136 mg in 100 g, iron 8.6 and 3.57 mg, magnesium 115 and 87 mg, folate 8 and 146 µg DFE, vitamin K1 32 and 493.6 µg.
    /// </summary>
    [Theory]
    [InlineData("NASEM", "calcium", 230.9, "calcium-nasem-rda-pregnancy-female-372m", "RDA", 1000, 23.09, null)]
    [InlineData("NASEM", "iron", 7.513, "iron-nasem-rda-pregnancy-female-372m", "RDA", 27, 27.825925925925926, null)]
    [InlineData("NASEM", "magnesium", 135.8, "magnesium-nasem-rda-pregnancy-female-372m", "RDA", 360, 37.72222222222222, null)]
    [InlineData("NASEM", "folate", 135.4, "folate-nasem-rda-pregnancy-female-372m", "RDA", 600, 22.566666666666667, null)]
    [InlineData("NASEM", "vitamin-k1", 460.24, "vitamin-k-nasem-ai-pregnancy-female-372m", "AI", 90, null, "no-reference-for-this-form")]
    [InlineData("EFSA", "calcium", 230.9, "calcium-efsa-pri-pregnancy-female-300m", "PRI", 950, 24.30526315789474, null)]
    [InlineData("EFSA", "iron", 7.513, "iron-efsa-pri-pregnancy-female-216m", "PRI", 16, 46.95625, null)]
    [InlineData("EFSA", "magnesium", 135.8, "magnesium-efsa-ai-pregnancy-female-216m", "AI", 300, 45.266666666666667, null)]
    [InlineData("EFSA", "folate", 135.4, "folate-efsa-ai-pregnancy-female-216m", "AI", 600, 22.566666666666667, null)]
    [InlineData("EFSA", "vitamin-k1", 460.24, "vitamin-k-efsa-ai-pregnancy-female-phylloquinone-only-216m", "AI", 70, 657.4857142857143, null)]
    public async Task Natto_and_spinach_for_a_pregnant_woman_are_what_they_come_to_by_hand(string authority, string nutrient, double amount, string reference, string type, double needed, double? percent, string? reason)
    {
        var total = (await Meal(authority))["totals"]!.AsArray().Single(total => total!["nutrientId"]!.ToString() == nutrient)!;

        total["status"]!.ToString().ShouldBe("quantified");
        total["amount"]!.GetValue<double>().ShouldBe(amount, 1e-9);
        total["lowerBound"]!.GetValue<double>().ShouldBe(amount, 1e-9);
        total["upperBound"]!.GetValue<double>().ShouldBe(amount, 1e-9);
        total["missingFrom"].ShouldBeJson("[]");
        total["reference"]!["id"]!.ToString().ShouldBe(reference);
        total["reference"]!["type"]!.ToString().ShouldBe(type);
        total["reference"]!["amount"]!.GetValue<double>().ShouldBe(needed);
        total["reference"]!["reason"]?.ToString().ShouldBe(reason);
        Close(total["reference"]!["percent"], percent);
        Close(total["reference"]!["percentAtLeast"], percent);
        Close(total["reference"]!["percentAtMost"], percent);
    }

    /// <summary>K2: 1045.3 µg in 100 g of natto, and nobody measured it in spinach.</summary>
    [Theory]
    [InlineData("NASEM", "amount-not-quantified", 1092.1)]
    [InlineData("EFSA", "no-reference-for-this-form", null)]
    public async Task What_nobody_measured_is_missing_and_not_zero(string authority, string reason, double? percentAtLeast)
    {
        var totals = (await Meal(authority))["totals"]!.AsArray().ToDictionary(total => total!["nutrientId"]!.ToString(), total => total!, StringComparer.Ordinal);

        totals["vitamin-k2"]["amount"].ShouldBeNull();
        totals["vitamin-k2"]["lowerBound"]!.GetValue<double>().ShouldBe(522.65, 1e-9);
        totals["vitamin-k2"]["upperBound"].ShouldBeNull();
        totals["vitamin-k2"]["missingFrom"].ShouldBeJson("""[ "spinach-boiled" ]""");
        totals["vitamin-k2"]["sourceIds"].ShouldBeJson("""[ "jensen-2022" ]""");

        // 16 + 522.65 of natto, 444.24 of spinach.
        totals["vitamin-k"]["lowerBound"]!.GetValue<double>().ShouldBe(982.89, 1e-9);
        totals["vitamin-k"]["partialFrom"].ShouldBeJson("""[ "natto", "spinach-boiled" ]""");
        totals["vitamin-k"]["reference"]!["percent"].ShouldBeNull();
        totals["vitamin-k"]["reference"]!["reason"]!.ToString().ShouldBe(reason);
        Close(totals["vitamin-k"]["reference"]!["percentAtLeast"], percentAtLeast);
    }

    [Fact]
    public async Task An_upper_level_is_compared_only_where_that_is_valid()
    {
        var totals = (await Meal("NASEM"))["totals"]!.AsArray().ToDictionary(total => total!["nutrientId"]!.ToString(), total => total!["upperLimit"]!, StringComparer.Ordinal);

        totals["calcium"].ShouldBeJson("""{ "id": "calcium-nasem-ul-pregnancy-female-372m", "amount": 2500, "unit": "mg", "exceeded": false, "reason": null }""");
        totals["magnesium"].ShouldBeJson("""{ "id": "magnesium-nasem-ul-pregnancy-female-supplements-only-372m", "amount": 350, "unit": "mg", "exceeded": null, "reason": "supplements-only" }""");
        totals["vitamin-k"].ShouldBeJson("""{ "id": "vitamin-k-nasem-ul-pregnancy-female-372m", "amount": null, "unit": null, "exceeded": null, "reason": "not-determinable" }""");

        // A kilogram of natto: 86 mg of iron, whatever else is in the meal.
        var much = await Analyse(published, """{ "authority": "NASEM", "lifeStage": { "sex": "female", "ageYears": 34 }, "nutrientIds": [ "iron" ], "items": [ { "foodId": "natto", "grams": 1000 } ] }""");
        much["totals"]![0]!["upperLimit"]!["exceeded"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_takes_warfarin_is_told_which_foods_matter_the_gravest_first()
    {
        var analysis = await Meal("NASEM");
        var interactions = analysis["interactions"]!.AsArray();
        var warfarin = interactions.Single(interaction => interaction!["interactionId"]!.ToString() == "warfarin-vitamin-k")!;

        warfarin["triggeredBy"]!.ToString().ShouldBe("warfarin");
        warfarin["foods"].ShouldBeJson("""[ "natto", "spinach-boiled" ]""");
        warfarin["advice"]!.ToString().ShouldContain("steady");

        // What is about supplements, pregnancy or another drug is not said of a meal.
        interactions.Select(interaction => $"{interaction!["interactionId"]} {interaction["nutrientId"]} {string.Join('+', interaction["foods"]!.AsArray())} {string.Join('+', interaction["foodsNotKnown"]!.AsArray())}").ShouldBe(["mk-7-vitamin-k-antagonists mk-7 natto spinach-boiled", "warfarin-vitamin-k vitamin-k natto+spinach-boiled "]);
        warfarin["other"]!.ToString().ShouldBe("warfarin");
        warfarin["direction"]!.ToString().ShouldBe("nutrient-lowers-other");

        string[] grades = ["major", "moderate", "minor", "theoretical", "none"];
        var severities = interactions.Select(interaction => Array.IndexOf(grades, interaction!["severity"]!.ToString())).ToArray();
        severities.ShouldBeInOrder();
        analysis["medications"]![0]!["substances"]!.AsArray().Select(substance => substance!["name"]!.ToString()).ShouldContain("warfarin");
    }

    [Theory]
    [InlineData("B01AA03")]
    [InlineData("b01aa")]
    [InlineData("B01")]
    [InlineData("coumadin")]
    [InlineData("Warfarin 5 mg tablets")]
    [InlineData("vitamin K antagonists")]
    public async Task A_medication_is_a_name_or_a_code(string medication) =>
        (await Analyse(published, $$"""{ "medications": [ "{{medication}}" ], "items": [ { "foodId": "natto", "grams": 50 } ] }"""))["interactions"]!.AsArray().Select(interaction => interaction!["interactionId"]!.ToString()).ShouldContain("warfarin-vitamin-k");

    /// <summary>The beginning of a name, or a word of it, is not enough to say that somebody takes it.</summary>
    [Theory]
    [InlineData("nothing of that name")]
    [InlineData("a")]
    [InlineData("warf")]
    [InlineData("vitamin")]
    [InlineData("acid")]
    [InlineData("B12")]
    public async Task An_unknown_medication_is_said_to_be_unknown(string medication)
    {
        var analysis = await Analyse(published, $$"""{ "medications": [ "{{medication}}" ], "items": [ { "foodId": "natto", "grams": 50 } ] }""");

        analysis["medications"].ShouldBeJson($$"""[ { "asked": "{{medication}}", "substances": [] } ]""");
        analysis["interactions"].ShouldBeJson("[]");
    }

    /// <summary>Nobody measured vitamin K in acerola.</summary>
    [Fact]
    public async Task What_is_not_known_of_a_food_does_not_silence_an_interaction()
    {
        var analysis = await Analyse(published, """{ "medications": [ "warfarin" ], "items": [ { "foodId": "acerola-raw", "grams": 200 } ] }""");
        var warfarin = analysis["interactions"]!.AsArray().Single(interaction => interaction!["interactionId"]!.ToString() == "warfarin-vitamin-k")!;

        warfarin["foods"].ShouldBeJson("[]");
        warfarin["foodsNotKnown"].ShouldBeJson("""[ "acerola-raw" ]""");
        analysis["totals"]!.AsArray().Single(total => total!["nutrientId"]!.ToString() == "vitamin-k")!["missingFrom"].ShouldBeJson("""[ "acerola-raw" ]""");
    }

    /// <summary>The only value of vitamin K1 in it is doubtful: that says neither that the food holds some nor that it holds none.</summary>
    [Fact]
    public async Task A_doubtful_value_does_not_silence_an_interaction()
    {
        var analysis = await Analyse(api, """{ "medications": [ "coumadin" ], "nutrientIds": [ "vitamin-k1" ], "items": [ { "foodId": "doubted", "grams": 100 } ] }""");
        var warfarin = analysis["interactions"]!.AsArray().Single(interaction => interaction!["interactionId"]!.ToString() == "warfarin-vitamin-k")!;

        warfarin["foods"].ShouldBeJson("[]");
        warfarin["foodsNotKnown"].ShouldBeJson("""[ "doubted" ]""");
        analysis["totals"]![0]!["missingFrom"].ShouldBeJson("""[ "doubted" ]""");
    }

    /// <summary>Vitamin K1 of 200 g each: 60 and twice 20 µg, at most 0.2 and 1 µg, 12 to 30 µg, a trace.</summary>
    [Theory]
    [InlineData("high low zero", "quantified", 80.0, 80, 80.0, "", "", "")]
    [InlineData("high below-detection below-quantification", "bounded", null, 60, 61.2, "", "below-detection below-quantification", "")]
    [InlineData("range", "bounded", null, 12, 30.0, "", "", "range")]
    [InlineData("high traces", "bounded", null, 60, null, "", "traces", "")]
    [InlineData("low unmeasured doubted", "partial", null, 20, null, "unmeasured doubted", "", "")]
    [InlineData("high high", "quantified", 120.0, 120, 120.0, "", "", "")]
    public async Task Traces_limits_and_ranges_widen_the_bounds_and_the_unknown_leaves_them_open(string foods, string status, double? amount, double lowerBound, double? upperBound, string missing, string belowLimit, string range)
    {
        var items = string.Join(',', foods.Split(' ').Select(food => $$"""{ "foodId": "{{food}}", "grams": 200 }"""));
        var total = (await Analyse(api, $$"""{ "nutrientIds": [ "vitamin-k1" ], "items": [ {{items}} ] }"""))["totals"]![0]!;

        total["status"]!.ToString().ShouldBe(status);
        Close(total["amount"], amount);
        Close(total["lowerBound"], lowerBound);
        Close(total["upperBound"], upperBound);
        string.Join(' ', total["missingFrom"]!.AsArray()).ShouldBe(missing);
        string.Join(' ', total["belowLimitFrom"]!.AsArray()).ShouldBe(belowLimit);
        string.Join(' ', total["rangeFrom"]!.AsArray()).ShouldBe(range);
        total["reference"].ShouldBeNull();
    }

    [Fact]
    public async Task A_partial_total_counts_at_least_what_was_measured()
    {
        var total = (await Analyse(api, """{ "nutrientIds": [ "vitamin-k2" ], "items": [ { "foodId": "partial", "grams": 50 }, { "foodId": "high", "portion": 1, "quantity": 2 } ] }"""))["totals"]![0]!;

        // Half of 12.3 µg, and 57 g with 80 µg in 100 g.
        total.ShouldBeJson("""
            {
              "nutrientId": "vitamin-k2", "nutrientName": "Vitamin K2", "unit": "µg", "status": "partial", "amount": null, "lowerBound": 51.75, "upperBound": null,
              "missingFrom": [], "partialFrom": [ "partial" ], "belowLimitFrom": [], "rangeFrom": [], "sourceIds": [ "study-2005", "table-2020" ], "reference": null, "upperLimit": null
            }
            """);
    }

    [Fact]
    public async Task Without_a_choice_every_nutrient_of_which_some_food_has_a_value_is_totalled()
    {
        var analysis = await Analyse(api, """{ "items": [ { "foodId": "low", "grams": 100 }, { "foodId": "unmeasured", "grams": 100 } ], "lifeStage": null, "medications": [] }""");

        analysis["totals"]!.AsArray().Select(total => total!["nutrientId"]!.ToString()).ShouldBe(["energy", "vitamin-k", "vitamin-k1", "vitamin-k2", "mk-4", "mk-7"]);
        analysis["totals"]![5]!["missingFrom"].ShouldBeJson("""[ "low", "unmeasured" ]""");
        analysis["authority"].ShouldBeNull();
        analysis["lifeStage"].ShouldBeNull();
        analysis["disclaimer"]!.ToString().ShouldContain("not medical advice");
    }

    [Fact]
    public async Task Every_fault_of_a_body_is_told_by_its_path()
    {
        var problem = await published.Post(Url, """
            {
              "authority": "NASA", "lifeStage": { "sex": "f", "ageYears": 34, "ageMonths": 400, "condition": "pregnancy" }, "medication": [ "x" ], "medications": [ "", 5, "!", "x", "X" ], "no name": 1,
              "nutrientIds": [ "iron", "irn", "iron" ],
              "items": [
                { "foodId": "nato", "grams": -5 }, { "foodId": "natto" }, { "foodId": "natto", "grams": 1, "portion": 1 }, { "foodId": "natto", "portion": 9 }, { "grams": "5" }, 7,
                { "foodId": "natto", "grams": 1e400 }, { "foodId": "natto", "portion": 1.5 }, { "foodId": "natto", "grams": 5, "quantity": 2 }, { "foodId": "natto", "portion": 1, "quantity": 0 }
              ]
            }
            """).Json(HttpStatusCode.UnprocessableEntity);

        problem["code"]!.ToString().ShouldBe("invalid-body");
        problem["errors"]!.AsArray().Select(fault => $"{fault!["parameter"]} {fault["code"]} {fault["detail"]}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "$.authority unknown-id authority: there is no authority 'NASA'; there is EFSA, FDA, MHLW, NASEM, NHS.",
            "$.items[0].foodId unknown-id $.items[0].foodId: there is no food 'nato'; did you mean 'natto'?",
            "$.items[0].grams out-of-range $.items[0].grams must be between 0.001 and 100000; it is -5.",
            "$.items[1] invalid-value $.items[1] needs either grams or portion.",
            "$.items[2] invalid-value $.items[2] needs either grams or portion, not both.",
            "$.items[3].portion unknown-id 'natto' has no portion 9; it has 1 (1 cup, 175 g).",
            "$.items[4].foodId missing-property $.items[4].foodId is missing; it names what was eaten.",
            "$.items[4].grams invalid-type $.items[4].grams must be a number; it is a string.",
            "$.items[5] invalid-type $.items[5] must be an object; it is a number.",
            "$.items[6].grams out-of-range $.items[6].grams must be between 0.001 and 100000; it is 1e400.",
            "$.items[7].portion invalid-type $.items[7].portion must be a whole number; it is 1.5.",
            "$.items[8].quantity invalid-value $.items[8].quantity is how many portions; it cannot be given with grams.",
            "$.items[9].quantity out-of-range $.items[9].quantity must be between 0.001 and 1000; it is 0.",
            "$.lifeStage.ageMonths invalid-value ageMonths and ageYears cannot both be given; give one of them.",
            "$.lifeStage.sex invalid-value sex 'f' is not possible; female, male are.",
            "$.medication unknown-property There is no key 'medication' here; did you mean 'medications'?",
            "$.medications[0] out-of-range $.medications[0] must have 1 to 100 characters; it has 0.",
            "$.medications[1] invalid-type $.medications[1] must be a string; it is a number.",
            "$.medications[2] invalid-value $.medications[2] must be a name of one to eight words, or an ATC code, as B01AA03.",
            "$.medications[4] invalid-value $.medications[4] names 'X' a second time.",
            "$.nutrientIds[1] unknown-id $.nutrientIds[1]: there is no nutrient 'irn'; did you mean 'iron'?",
            "$.nutrientIds[2] invalid-value $.nutrientIds[2] names 'iron' a second time.",
            "$['no name'] unknown-property There is no key 'no name' here; there is authority, lifeStage, medications, nutrientIds, items.",
        ]);
    }

    [Theory]
    [InlineData("{}", "$.items", "$.items is missing; it lists what was eaten.")]
    [InlineData("[]", "$", "$ must be an object; it is a list.")]
    [InlineData("null", "$", "$ must be an object; it is null.")]
    [InlineData("""{ "items": [] }""", "$.items", "$.items must have 1 to 100 elements; it has 0.")]
    [InlineData("""{ "items": "natto" }""", "$.items", "$.items must be a list; it is a string.")]
    [InlineData("""{ "authority": "EFSA", "items": [ { "foodId": "high", "grams": 1 } ], "lifeStage": { "ageYears": 30 } }""", "$.lifeStage.sex", "sex is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).")]
    [InlineData("""{ "items": [ { "foodId": "high", "grams": 1 } ], "lifeStage": { "sex": "female", "ageYears": 30 } }""", "$.authority", "authority is missing; it says whose reference intake to compare with.")]
    [InlineData("""{ "items": [ { "foodId": "high", "grams": 1 } ], "lifeStage": true }""", "$.lifeStage", "$.lifeStage must be an object; it is true or false.")]
    public async Task A_body_that_cannot_be_answered_is_refused_with_the_reason(string body, string path, string detail)
    {
        var fault = (await api.Post(Url, body).Json(HttpStatusCode.UnprocessableEntity))["errors"]!.AsArray().ShouldHaveSingleItem()!;

        fault["parameter"]!.ToString().ShouldBe(path);
        fault["detail"]!.ToString().ShouldBe(detail);
    }

    [Theory]
    [InlineData("""{ "items": """, "The body is not JSON that can be read (RFC 8259): see line 1, byte 12. Nothing may stand deeper than 16 levels.")]
    [InlineData("""{ "items": [], "items": [] }""", "The body is not JSON that can be read (RFC 8259): an object has a key twice. Nothing may stand deeper than 16 levels.")]
    [InlineData("", "The body is not JSON that can be read (RFC 8259): see line 1, byte 1. Nothing may stand deeper than 16 levels.")]
    [InlineData("{ \"items\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]] }", null)]
    [InlineData("{ \"items\": [], }", null)]
    public async Task What_is_no_JSON_is_400(string body, string? detail)
    {
        var problem = await api.Post(Url, body).Json(HttpStatusCode.BadRequest);

        problem["code"]!.ToString().ShouldBe("malformed-json");
        problem["detail"]!.ToString().ShouldBe(detail ?? problem["detail"]!.ToString());
    }

    /// <summary>The parser leaves these to whoever reads them.</summary>
    [Theory]
    [InlineData("{ \"items\": [ { \"foodId\": \"\\ud800\", \"grams\": 1 } ] }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    [InlineData("{ \"items\": [ { \"foodId\": \"h\u00FFgh\", \"grams\": 1 } ] }")]
    [InlineData("{ \"\u00FF\": 1 }")]
    [InlineData("{ \"medications\": [ \"\u00C0\u00AF\" ] }")]
    public async Task What_is_no_text_is_400(string bytes)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(bytes));
        content.Headers.ContentType = new("application/json");
        using var client = new HttpClient { BaseAddress = api.Address };

        (await client.PostAsync(new Uri(Url, UriKind.Relative), content, TestContext.Current.CancellationToken).Json(HttpStatusCode.BadRequest))["code"]!.ToString().ShouldBe("malformed-json");
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_text() =>
        (await api.Post(Url, "\uFEFF{ \"items\": [ { \"foodId\": \"high\", \"grams\": 1 } ] }").Json())["items"]!.AsArray().Count.ShouldBe(1);

    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_type_is_415(string type) =>
        (await api.Post(Url, "{}", type).Json(HttpStatusCode.UnsupportedMediaType))["code"]!.ToString().ShouldBe("unsupported-media-type");

    [Fact]
    public async Task More_than_64_KiB_is_413_and_as_much_is_read()
    {
        const string Body = """{ "items": [ { "foodId": "high", "grams": 1 } ] }""";

        (await api.Post(Url, Body.PadRight(64 * 1024)).Json())["items"]!.AsArray().Count.ShouldBe(1);
        (await api.Post(Url, Body.PadRight((64 * 1024) + 1)).Json(HttpStatusCode.RequestEntityTooLarge))["code"]!.ToString().ShouldBe("content-too-large");
    }

    [Fact]
    public async Task A_hundred_items_are_analysed_and_one_more_is_refused()
    {
        static string Items(int count) => $$"""{ "items": [ {{string.Join(',', Enumerable.Repeat("""{ "foodId": "low", "grams": 10 }""", count))}} ], "nutrientIds": [ "vitamin-k1" ] }""";

        Close((await Analyse(api, Items(100)))["totals"]![0]!["amount"], 100);
        (await api.Post(Url, Items(101)).Json(HttpStatusCode.UnprocessableEntity))["errors"]![0]!["detail"]!.ToString().ShouldBe("$.items must have 1 to 100 elements; it has 101.");
    }

    [Fact]
    public async Task It_is_posted_and_nobody_keeps_it()
    {
        using var posted = await api.Post(Url, """{ "items": [ { "foodId": "high", "grams": 1 } ] }""", "application/json; charset=utf-8");
        using var gotten = await api.Get(Url);

        posted.Headers.CacheControl!.NoStore.ShouldBeTrue();
        posted.Headers.ETag.ShouldBeNull();
        gotten.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        gotten.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    private static void Close(JsonNode? actual, double? expected)
    {
        if (expected is { } number)
        {
            actual!.GetValue<double>().ShouldBe(number, 1e-9);
        }
        else
        {
            actual.ShouldBeNull();
        }
    }

    private static Task<JsonNode> Analyse(RunningApi api, string body) => api.Post(Url, body).Json();

    private Task<JsonNode> Meal(string authority) => Analyse(published, string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "authority": "{{authority}}", "lifeStage": { "sex": "female", "ageYears": 34, "condition": "pregnancy" }, "medications": [ "warfarin" ],
          "items": [ { "foodId": "natto", "grams": 50 }, { "foodId": "spinach-boiled", "portion": 1, "quantity": 0.5 } ]
        }
        """));
}
