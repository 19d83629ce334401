using System.Net;

namespace Nutrients.Api.Tests;

public sealed class ReferenceIntakesTests(SampleApi api)
{
    [Fact]
    public async Task A_reference_intake_says_whose_it_is_for_whom_and_what_counts() =>
        (await api.Get("/v1/reference-intakes/vitamin-k-efsa-ai-phylloquinone-only-premenopausal-216m").Json()).ShouldBeJson("""
            {
              "id": "vitamin-k-efsa-ai-phylloquinone-only-premenopausal-216m", "nutrientId": "vitamin-k", "authority": "EFSA", "type": "AI", "condition": "none", "sex": "any", "ageFromMonths": 216, "ageToMonths": null,
              "status": "value", "amount": 70, "unit": "µg", "scope": "phylloquinone-only", "qualifiers": [ "premenopausal" ], "year": 2020, "evidence": "authority-page", "note": "For phylloquinone only.",
              "citationIds": [ "table-2020" ]
            }
            """);

    [Theory]
    [InlineData("vitamin-k-nasem-ul-0m", "not-determinable")]
    [InlineData("vitamin-k2-efsa-ai-0m", "not-set")]
    public async Task That_there_is_no_value_is_an_answer_of_its_own(string id, string status)
    {
        var intake = await api.Get($"/v1/reference-intakes/{id}").Json();

        intake["status"]!.ToString().ShouldBe(status);
        intake["amount"].ShouldBeNull();
        intake["unit"].ShouldBeNull();
        (await api.Get($"/v1/reference-intakes?status={status}").Json()).Each("id").ShouldBe([id]);
    }

    [Theory]
    [InlineData("nutrientId=energy", "energy-nasem-ai-0m energy-nasem-rda-216m")]
    [InlineData("nutrientId=vitamin-k&type=AI&authority=NASEM", "vitamin-k-nasem-ai-female-168m vitamin-k-nasem-ai-female-228m vitamin-k-nasem-ai-male-228m vitamin-k-nasem-ai-pregnancy-female-228m")]
    [InlineData("nutrientId=vitamin-k&type=AI&authority=NASEM&ageMonths=227", "vitamin-k-nasem-ai-female-168m")]
    [InlineData("nutrientId=vitamin-k&type=AI&authority=NASEM&ageMonths=228&sex=female", "vitamin-k-nasem-ai-female-228m vitamin-k-nasem-ai-pregnancy-female-228m")]
    [InlineData("nutrientId=vitamin-k&type=AI&authority=NASEM&ageYears=19&sex=female&condition=none", "vitamin-k-nasem-ai-female-228m")]
    [InlineData("nutrientId=vitamin-k&ageYears=30&condition=pregnancy", "vitamin-k-nasem-ai-pregnancy-female-228m")]
    [InlineData("nutrientId=vitamin-k&ageMonths=167&type=AI", "vitamin-k2-efsa-ai-0m")]
    [InlineData("nutrientId=vitamin-k&ageYears=120&type=AI&sex=male", "vitamin-k-efsa-ai-phylloquinone-only-premenopausal-216m vitamin-k-nasem-ai-male-228m vitamin-k2-efsa-ai-0m")]
    [InlineData("nutrientId=mk-7&authority=EFSA", "vitamin-k-efsa-ai-phylloquinone-only-premenopausal-216m vitamin-k2-efsa-ai-0m")]
    public async Task A_person_is_in_the_band_that_begins_at_that_month_and_not_in_the_one_that_ends_there(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/reference-intakes?{query}").Json()).Each("id")).ShouldBe(ids);

    [Theory]
    [InlineData("ageYears=121", "ageYears must be between 0 and 120; it is 121.")]
    [InlineData("ageMonths=-1", "ageMonths must be between 0 and 1440; it is -1.")]
    [InlineData("ageYears=30&ageMonths=360", "ageMonths and ageYears cannot both be given; give one of them.")]
    [InlineData("sex=male&condition=pregnancy", "condition 'pregnancy' has no reference intakes for sex 'male'.")]
    [InlineData("authority=efsa", "authority: there is no authority 'efsa'; did you mean 'EFSA'?")]
    [InlineData("sex=any", "sex 'any' is not possible; female, male are.")]
    public async Task A_person_who_cannot_be_is_refused(string query, string detail) =>
        (await api.Get($"/v1/reference-intakes?{query}").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString().ShouldBe(detail);
}
