using System.Net;

namespace Nutrients.Api.Tests;

public sealed class InteractionsTests(SampleApi api)
{
    [Fact]
    public async Task An_interaction_says_whose_severity_and_whose_advice_it_is() =>
        (await api.Get("/v1/interactions/warfarin-vitamin-k").Json()).ShouldBeJson("""
            {
              "id": "warfarin-vitamin-k", "nutrientId": "vitamin-k", "kind": "drug", "other": "warfarin",
              "substances": [ { "name": "coumadin", "atcCode": "B01AA03", "rxcui": "11289" }, { "name": "warfarin sodium", "atcCode": "B01AA03", "rxcui": "11289" } ],
              "direction": "nutrient-lowers-other", "effect": "Weakens the drug.", "severity": "major", "severityBy": "table-2020", "concernsFood": true,
              "advice": "Keep the intake steady.", "adviceCitationIds": [ "chapter-1998", "table-2010" ], "note": null,
              "citationIdsFor": [ "chapter-1998" ], "citationIdsAgainst": [], "citationIdsMixed": []
            }
            """);

    [Fact]
    public async Task Where_nobody_is_named_severity_is_editorial_and_there_is_no_advice_without_an_authority()
    {
        var interaction = await api.Get("/v1/interactions/coumarins-mk-7").Json();

        interaction["severityBy"]!.ToString().ShouldBe("editorial");
        interaction["advice"].ShouldBeNull();
        interaction["adviceCitationIds"].ShouldBeJson("[]");
        interaction["substances"].ShouldBeJson("""[ { "name": "vitamin K antagonists", "atcCode": "B01AA", "rxcui": null } ]""");
    }

    [Theory]
    [InlineData("", "coumarins-mk-7 test-energy warfarin-vitamin-k")]
    [InlineData("drug=warfarin", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("drug=WARFARIN%20sod", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("drug=coumadin", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("drug=antagonist", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("drug=aspirin", "")]
    [InlineData("drug=sodium%20steel", "")]
    [InlineData("atc=B01AA03", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("atc=b01aa", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("atc=B", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("atc=B01AA04", "coumarins-mk-7")]
    [InlineData("atc=B01AB", "")]
    [InlineData("rxcui=11289", "coumarins-mk-7 warfarin-vitamin-k")]
    [InlineData("rxcui=1128", "")]
    [InlineData("rxcui=11289&nutrientId=vitamin-k1", "warfarin-vitamin-k")]
    [InlineData("kind=drug,laboratory-test", "test-energy warfarin-vitamin-k")]
    [InlineData("severity=minor", "test-energy")]
    [InlineData("q=weakens", "warfarin-vitamin-k")]
    [InlineData("q=coumadin", "warfarin-vitamin-k")]
    [InlineData("nutrientId=mk-7", "coumarins-mk-7 warfarin-vitamin-k")]
    public async Task A_drug_by_name_or_code_finds_its_classes_and_a_class_its_drugs(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/interactions?{query}").Json()).Each("id")).ShouldBe(ids);

    [Theory]
    [InlineData("atc=B1", "atc must be an ATC code or one of its groups, as B01AA03 or B01AA.")]
    [InlineData("atc=B01A%25", "atc must be an ATC code or one of its groups, as B01AA03 or B01AA.")]
    [InlineData("atc=", "atc is empty; leave it out or give it a value.")]
    [InlineData("rxcui=1x", "rxcui must be a number, as 11289.")]
    [InlineData("rxcui=011289", "rxcui must be a number, as 11289.")]
    [InlineData("drug=a%20b%20c%20d%20e%20f%20g%20h%20i", "drug can have at most 8 words.")]
    public async Task A_malformed_name_or_code_is_refused(string query, string detail) =>
        (await api.Get($"/v1/interactions?{query}").Json(HttpStatusCode.BadRequest))["errors"]!.AsArray().Select(fault => fault!["detail"]!.ToString()).ShouldBe([detail]);

    /// <summary>Nothing found because nothing is called so is not the same as nothing found.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("severity=major", null)]
    [InlineData("drug=aspirin", "")]
    [InlineData("drug=coumadin&severity=minor", "coumadin B01AA03 11289,vitamin K antagonists B01AA ,warfarin sodium B01AA03 11289")]
    [InlineData("drug=antagonist", "coumadin B01AA03 11289,vitamin K antagonists B01AA ,warfarin sodium B01AA03 11289")]
    [InlineData("atc=B01AA04", "vitamin K antagonists B01AA ")]
    [InlineData("rxcui=11288", "")]
    public async Task What_a_name_or_code_was_found_to_mean_is_said(string query, string? substances)
    {
        var meta = (await api.Get($"/v1/interactions?{query}").Json())["meta"]!;

        (meta["substances"] is { } found ? string.Join(',', found.AsArray().Select(substance => $"{substance!["name"]} {substance["atcCode"]} {substance["rxcui"]}")) : null).ShouldBe(substances);
        meta["disclaimer"]!.ToString().ShouldContain("not medical advice");
    }
}
