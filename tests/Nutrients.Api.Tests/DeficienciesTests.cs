namespace Nutrients.Api.Tests;

public sealed class DeficienciesTests(SampleApi api)
{
    [Fact]
    public async Task A_sign_has_its_standing_certainty_groups_at_risk_and_evidence() =>
        (await api.Get("/v1/deficiencies/bleeding").Json()).ShouldBeJson("""
            {
              "id": "bleeding", "nutrientId": "vitamin-k", "kind": "deficiency", "sign": "Bleeding", "standing": "established", "groupsAtRisk": [ "newborns", "people on warfarin" ], "note": "Reversible.",
              "certainty": "high", "certaintyReason": "settled", "citationIdsFor": [ "chapter-1998" ], "citationIdsAgainst": [], "citationIdsMixed": []
            }
            """);

    [Theory]
    [InlineData("", "bleeding fatigue thin-bones weight")]
    [InlineData("kind=excess", "weight")]
    [InlineData("standing=hypothesised,marker", "fatigue thin-bones")]
    [InlineData("certainty=low&nutrientId=vitamin-k2", "thin-bones")]
    [InlineData("nutrientId=vitamin-k1", "bleeding")]
    [InlineData("q=thin", "thin-bones")]
    [InlineData("q=NEWBORN", "bleeding")]
    [InlineData("q=nothing", "")]
    public async Task Signs_are_narrowed(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/deficiencies?{query}").Json()).Each("id")).ShouldBe(ids);
}
