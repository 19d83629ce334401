using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>How much of a reference intake an amount is, and when a percentage would mislead.</summary>
public sealed class ReferencePercentTests(SampleApi api, PublishedApi published)
{
    private const string Woman = "sex=female&ageYears=30";
    private const string Man = "sex=male&ageYears=30";

    /// <summary>The numbers behind each: the amount in 100 g over the reference intake.</summary>
    [Theory]
    [InlineData("natto", "vitamin-k1", "EFSA", Woman, 100 * 32 / 70d, "vitamin-k-efsa-ai-phylloquinone-only-216m")]
    [InlineData("emmental-cheese", "calcium", "EFSA", Woman, 100 * 890 / 950d, "calcium-efsa-pri-300m")]
    [InlineData("emmental-cheese", "calcium", "NASEM", Woman, 89d, "calcium-nasem-rda-female-228m")]
    [InlineData("emmental-cheese", "calcium", "FDA", Woman, 100 * 890 / 1300d, "calcium-fda-dv-48m")]
    [InlineData("emmental-cheese", "calcium", "NASEM", Woman + "&type=EAR", 111.25, "calcium-nasem-ear-female-228m")]
    [InlineData("emmental-cheese", "calcium", "NASEM", Woman + "&type=UL", 35.6, "calcium-nasem-ul-female-228m")]
    [InlineData("emmental-cheese", "calcium", "NASEM", Woman + "&type=RDA", 89d, "calcium-nasem-rda-female-228m")]

    // 2 g and 1.3 mg, and the amounts are 7 mg and 667 µg.
    [InlineData("natto", "sodium", "EFSA", Woman, 0.35, "sodium-efsa-ai-216m")]
    [InlineData("natto", "copper", "EFSA", Woman, 100 * 667 / 1300d, "copper-efsa-ai-female-216m")]
    [InlineData("natto", "copper", "NASEM", Woman, 100 * 667 / 900d, "copper-nasem-rda-female-228m")]

    // Sex, age in months, at the month a band begins, and pregnancy.
    [InlineData("emmental-cheese", "zinc", "NASEM", Woman, 54.625, "zinc-nasem-rda-female-228m")]
    [InlineData("emmental-cheese", "zinc", "NASEM", Man, 100 * 4.37 / 11, "zinc-nasem-rda-male-228m")]
    [InlineData("emmental-cheese", "iron", "EFSA", Man, 100 * 0.13 / 11, "iron-efsa-pri-male-216m")]
    [InlineData("emmental-cheese", "sodium", "NASEM", "sex=female&ageMonths=5", 100 * 185 / 110d, "sodium-nasem-ai-0m")]
    [InlineData("emmental-cheese", "sodium", "NASEM", "sex=female&ageMonths=6", 50d, "sodium-nasem-ai-6m")]
    [InlineData("emmental-cheese", "sodium", "NASEM", "sex=female&ageYears=0", 100 * 185 / 110d, "sodium-nasem-ai-0m")]
    [InlineData("emmental-cheese", "protein", "NASEM", "sex=female&ageMonths=7", 100 * 26.96 / 11, "protein-nasem-rda-6m")]
    [InlineData("emmental-cheese", "niacin", "NASEM", "sex=female&ageMonths=3", 3d, "niacin-nasem-ai-preformed-niacin-only-0m")]
    [InlineData("emmental-cheese", "iron", "NASEM", "sex=female&ageYears=34&condition=pregnancy", 100 * 0.13 / 27, "iron-nasem-rda-pregnancy-female-372m")]
    [InlineData("emmental-cheese", "vitamin-k1", "EFSA", "sex=female&ageYears=34&condition=pregnancy", 2d, "vitamin-k-efsa-ai-pregnancy-female-phylloquinone-only-216m")]
    [InlineData("emmental-cheese", "iron", "NASEM", "sex=female&ageYears=34&condition=none", 100 * 0.13 / 18, "iron-nasem-rda-female-372m")]

    // In a serving, 175 g of natto; and what is known to be 0 is 0 %.
    [InlineData("natto", "calcium", "NASEM", Woman + "&basis=serving", 37.975, "calcium-nasem-rda-female-228m")]
    [InlineData("natto", "calcium", "NASEM", Woman + "&grams=50", 10.85, "calcium-nasem-rda-female-228m")]
    [InlineData("natto", "vitamin-d", "EFSA", Woman, 0d, "vitamin-d-efsa-ai-216m")]
    public async Task An_amount_is_a_percentage_of_the_reference_intake_of_that_person(string food, string nutrient, string authority, string query, double percent, string intake)
    {
        var answers = await Everywhere(published, food, nutrient, $"authority={authority}&{query}");

        // What is 0 is in no ranking.
        answers.Count.ShouldBe(percent == 0 ? 2 : 3);

        foreach (var answer in answers)
        {
            answer["percent"]!.GetValue<double>().ShouldBe(percent, 1e-12 * (1 + percent));
            answer["reason"].ShouldBeNull();
            answer["referenceIntakeId"]!.ToString().ShouldBe(intake);
        }
    }

    [Theory]
    [InlineData("natto", "mk-7", "EFSA", Woman, "no-reference-for-this-form", "vitamin-k2-efsa-ai-0m")]
    [InlineData("natto", "vitamin-k", "EFSA", Woman, "no-reference-for-this-form", "vitamin-k-efsa-ai-phylloquinone-only-216m")]
    [InlineData("natto", "vitamin-k2", "EFSA", Woman, "not-set", "vitamin-k2-efsa-ai-0m")]
    [InlineData("natto", "vitamin-k1", "NASEM", Woman, "no-reference-for-this-form", "vitamin-k-nasem-ai-female-228m")]
    [InlineData("natto", "mk-7", "FDA", Woman, "no-reference-for-this-form", "vitamin-k-fda-dv-48m")]
    [InlineData("emmental-cheese", "vitamin-e", "NASEM", Woman, "no-reference-for-this-form", "vitamin-e-nasem-rda-female-2r-alpha-tocopherol-only-228m")]
    [InlineData("natto", "folate-total", "NASEM", Woman, "no-reference-for-this-form", "folate-nasem-rda-female-228m")]
    [InlineData("emmental-cheese", "vitamin-a", "NASEM", Woman + "&type=UL", "no-reference-for-this-form", "vitamin-a-nasem-ul-female-preformed-vitamin-a-only-228m")]
    [InlineData("emmental-cheese", "niacin", "EFSA", Woman + "&type=UL", "no-reference-for-this-form", null)]
    [InlineData("emmental-cheese", "niacin", "EFSA", Woman, "needs-qualifier", "niacin-efsa-pri-216m")]
    [InlineData("emmental-cheese", "zinc", "EFSA", Woman, "needs-qualifier", null)]
    [InlineData("natto", "iron", "EFSA", Woman, "needs-qualifier", null)]
    [InlineData("natto", "protein", "EFSA", Woman, "needs-qualifier", "protein-efsa-pri-216m")]
    [InlineData("natto", "protein", "EFSA", "sex=female&ageYears=34&condition=pregnancy", "needs-qualifier", null)]
    [InlineData("natto", "alpha-linolenic-acid", "EFSA", Woman, "needs-qualifier", "alpha-linolenic-acid-efsa-ai-216m")]
    [InlineData("natto", "vitamin-k", "NHS", Woman, "needs-qualifier", "vitamin-k-nhs-si-216m")]
    [InlineData("natto", "water", "EFSA", Woman, "other-unit", "water-efsa-ai-female-216m")]
    [InlineData("emmental-cheese", "niacin", "NASEM", Woman, "other-unit", "niacin-nasem-rda-female-228m")]
    [InlineData("emmental-cheese", "vitamin-a", "EFSA", Woman, "other-unit", "vitamin-a-efsa-pri-female-216m")]
    [InlineData("natto", "magnesium", "NASEM", Woman + "&type=UL", "supplements-only", "magnesium-nasem-ul-female-supplements-only-228m")]
    [InlineData("natto", "magnesium", "EFSA", Woman + "&type=UL", "supplements-only", "magnesium-efsa-ul-supplements-and-fortified-foods-only-48m")]
    [InlineData("natto", "folic-acid", "NASEM", Woman + "&type=UL", "supplements-only", "folate-nasem-ul-female-supplements-and-fortified-foods-only-228m")]
    [InlineData("natto", "vitamin-k", "NASEM", Woman + "&type=UL", "not-determinable", "vitamin-k-nasem-ul-female-228m")]
    [InlineData("natto", "sodium", "NASEM", Woman + "&type=UL", "not-determinable", "sodium-nasem-ul-female-228m")]
    [InlineData("natto", "iron", "EFSA", Woman + "&type=UL", "not-set", "iron-efsa-ul-216m")]
    [InlineData("natto", "sulfate", "NASEM", Woman, "no-reference", null)]
    [InlineData("natto", "calcium", "NHS", Woman, "no-reference", null)]
    [InlineData("natto", "calcium", "NASEM", Woman + "&type=PRI", "no-reference", null)]
    [InlineData("emmental-cheese", "niacin", "NASEM", Woman + "&type=AI", "no-reference", null)]
    [InlineData("natto", "leucine", "NASEM", Woman, "no-reference", null)]
    [InlineData("natto", "vitamin-b12", "EFSA", Woman + "&condition=pregnancy", "no-reference-for-this-condition", "vitamin-b12-efsa-ai-216m")]
    [InlineData("natto", "mk-7", "EFSA", Woman + "&condition=pregnancy", "no-reference-for-this-form", "vitamin-k2-efsa-ai-0m")]
    [InlineData("natto", "potassium", "NASEM", Woman + "&condition=lactation&type=UL", "no-reference-for-this-condition", "potassium-nasem-ul-female-228m")]
    [InlineData("natto", "vitamin-k", "NASEM", Woman, "amount-not-quantified", "vitamin-k-nasem-ai-female-228m")]
    [InlineData("natto", "vitamin-a", "NASEM", Woman, "amount-not-quantified", "vitamin-a-nasem-rda-female-228m")]
    public async Task A_percentage_is_withheld_with_the_reason_where_it_would_mislead(string food, string nutrient, string authority, string query, string reason, string? intake)
    {
        foreach (var answer in await Everywhere(published, food, nutrient, $"authority={authority}&{query}"))
        {
            answer["percent"].ShouldBeNull();
            answer["reason"]!.ToString().ShouldBe(reason);
            answer["referenceIntakeId"]?.ToString().ShouldBe(intake);
            (answer["referenceIntakeId"] is null).ShouldBe(intake is null);
        }
    }

    /// <summary>2500 kcal is the RDA from 18 years, 2000 the AI from birth; high has 350 in 100 g and a slice of 28.5 g.</summary>
    [Theory]
    [InlineData("high", "sex=male&ageYears=18", "14 ", "energy-nasem-rda-216m")]
    [InlineData("high", "sex=male&ageMonths=215", "17.5 ", "energy-nasem-ai-0m")]
    [InlineData("high", "sex=male&ageYears=18&type=AI", "17.5 ", "energy-nasem-ai-0m")]
    [InlineData("high", "sex=male&ageMonths=215&type=RDA", " no-reference", null)]
    [InlineData("high", "sex=male&ageYears=18&basis=serving", "3.99 ", "energy-nasem-rda-216m")]
    [InlineData("high", "sex=male&ageYears=18&basis=100kcal", "4 ", "energy-nasem-rda-216m")]
    [InlineData("high", "sex=male&ageYears=18&portion=2&quantity=0.5", "9.24 ", "energy-nasem-rda-216m")]
    [InlineData("below-detection", "sex=male&ageYears=18", "0 ", "energy-nasem-rda-216m")]
    [InlineData("below-detection", "sex=male&ageYears=18&basis=serving", " measure-withheld", "energy-nasem-rda-216m")]
    [InlineData("below-detection", "sex=male&ageYears=18&basis=100kcal", " measure-withheld", "energy-nasem-rda-216m")]
    [InlineData("unmeasured", "sex=male&ageYears=18", " amount-not-quantified", "energy-nasem-rda-216m")]
    [InlineData("range", "sex=male&ageYears=18", " amount-not-quantified", "energy-nasem-rda-216m")]
    public async Task What_is_to_be_reached_comes_first_and_the_type_asked_for_alone_counts(string food, string query, string percentAndReason, string? intake)
    {
        var page = await api.Get($"/v1/comparisons?foodIds={food}&nutrientIds=energy&authority=NASEM&{query}").Json();
        var answer = page["data"]![0]!["cells"]![0]!["referencePercent"]!;

        $"{answer["percent"]} {answer["reason"]}".ShouldBe(percentAndReason);
        answer["referenceIntakeId"]?.ToString().ShouldBe(intake);
        page["meta"]!["nutrients"]![0]!["reference"]?["id"]!.ToString().ShouldBe(intake);
    }

    [Fact]
    public async Task A_ranking_says_once_what_its_percentages_are_of()
    {
        var page = await api.Get("/v1/nutrients/energy/food-sources?authority=NASEM&sex=female&ageYears=20&limit=2").Json();

        page["meta"]!["reference"].ShouldBeJson("""
            {
              "id": "energy-nasem-rda-216m", "nutrientId": "energy", "authority": "NASEM", "type": "RDA", "condition": "none", "sex": "any", "ageFromMonths": 216, "ageToMonths": null,
              "status": "value", "amount": 2500, "unit": "kcal", "scope": "total-intake", "qualifiers": [], "year": 2010, "evidence": "table-copy", "note": null, "citationIds": [ "table-2010" ]
            }
            """);
        page["data"]!.AsArray().Select(item => $"{item!["foodId"]} {item["referencePercent"]!["percent"]}").ShouldBe(["high 14", "partial 6.4"]);

        // The next page, which is of the same person.
        (await api.Get(page["links"]!["next"]!.ToString()).Json())["data"]!.AsArray().Select(item => $"{item!["foodId"]} {item["referencePercent"]!["percent"]}").ShouldBe(["low 4", "doubted 2"]);
    }

    [Fact]
    public async Task Without_an_authority_nothing_is_compared()
    {
        (await api.Get("/v1/nutrients/energy/food-sources?limit=1").Json())["meta"]!["reference"].ShouldBeNull();
        (await api.Get("/v1/foods/high/nutrients").Json()).Each("referencePercent").ShouldAllBe(percent => percent == null);
        (await api.Get("/v1/comparisons?foodIds=high&nutrientIds=energy").Json())["meta"]!["nutrients"]![0]!["reference"].ShouldBeNull();
    }

    [Theory]
    [InlineData("authority=EFSA", "ageYears is missing; a reference intake is of a person: give sex and ageYears (or ageMonths). | sex is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).")]
    [InlineData("authority=EFSA&sex=female", "ageYears is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).")]
    [InlineData("authority=EFSA&ageYears=3", "sex is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).")]
    [InlineData("authority=EFSA&ageMonths=3", "sex is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).")]
    [InlineData("sex=female&ageYears=30", "authority is missing; it says whose reference intake to compare with.")]
    [InlineData("type=UL", "authority is missing; it says whose reference intake to compare with.")]
    [InlineData("condition=none", "authority is missing; it says whose reference intake to compare with.")]
    [InlineData("ageMonths=3", "authority is missing; it says whose reference intake to compare with.")]
    [InlineData("authority=EFSA&sex=female&ageYears=3&ageMonths=36", "ageMonths and ageYears cannot both be given; give one of them.")]
    [InlineData("authority=EFSA&sex=male&ageYears=30&condition=pregnancy", "condition 'pregnancy' has no reference intakes for sex 'male'.")]
    [InlineData("authority=EFSA&sex=male&ageYears=30&condition=lactation", "condition 'lactation' has no reference intakes for sex 'male'.")]
    [InlineData("authority=EFSA&sex=any&ageYears=30", "sex 'any' is not possible; female, male are.")]
    [InlineData("authority=EFSA&sex=male&ageYears=121", "ageYears must be between 0 and 120; it is 121.")]
    [InlineData("authority=EFSA&sex=male&ageMonths=1441", "ageMonths must be between 0 and 1440; it is 1441.")]
    [InlineData("authority=EFSA&sex=male&ageYears=2.5", "ageYears '2.5' is not a whole number.")]
    [InlineData("authority=EFSA,NASEM&sex=male&ageYears=30", "authority can name at most 1; it names 2.")]
    [InlineData("authority=efsa&sex=male&ageYears=30", "authority: there is no authority 'efsa'; did you mean 'EFSA'?")]
    [InlineData("authority=NASEM&sex=male&ageYears=30&type=RDI", "type: there is no reference-intake-type 'RDI'; did you mean 'RDA'?")]
    [InlineData("authority=NASEM&sex=male&ageYears=30&type=AI,RDA", "type can name at most 1; it names 2.")]
    [InlineData("authority=EFSA&sex=x&ageMonths=1441&condition=y", "ageMonths must be between 0 and 1440; it is 1441. | condition 'y' is not possible; lactation, none, pregnancy are. | sex 'x' is not possible; female, male are.")]
    public async Task A_person_or_an_authority_that_is_none_is_refused_wherever_it_can_be_asked_for(string query, string details)
    {
        foreach (var url in new[] { "/v1/nutrients/vitamin-k1/food-sources?", "/v1/foods/high/nutrients?", "/v1/comparisons?foodIds=high&nutrientIds=mk-7&" })
        {
            var problem = await api.Get(url + query).Json(HttpStatusCode.BadRequest);

            string.Join(" | ", problem["errors"]!.AsArray().Select(error => error!["detail"]!.ToString()).Order(StringComparer.Ordinal)).ShouldBe(details, url);
        }
    }

    /// <summary>The same question at the food, in a comparison and, if the food is ranked, in the ranking.</summary>
    private static async Task<IReadOnlyList<JsonNode>> Everywhere(PublishedApi api, string food, string nutrient, string query)
    {
        var name = Uri.EscapeDataString((await api.Get($"/v1/foods/{food}").Json())["name"]!.ToString());
        var ranked = (await api.Get($"/v1/nutrients/{nutrient}/food-sources?q={name}&limit=100&{query}").Json())["data"]!.AsArray().Where(item => item!["foodId"]!.ToString() == food);

        return
        [
            (await api.Get($"/v1/foods/{food}/nutrients?nutrientIds={nutrient}&{query}").Json())["data"]![0]!["referencePercent"]!,
            (await api.Get($"/v1/comparisons?foodIds={food}&nutrientIds={nutrient}&{query}").Json())["data"]![0]!["cells"]![0]!["referencePercent"]!,
            .. ranked.Select(item => item!["referencePercent"]!),
        ];
    }
}
