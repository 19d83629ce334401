namespace Nutrients.Api.Tests;

public sealed class ClaimsTests(SampleApi api)
{
    [Fact]
    public async Task A_claim_has_its_verdict_correction_and_the_studies_for_against_and_between() =>
        (await api.Get("/v1/claims/mk-7-bone").Json()).ShouldBeJson("""
            {
              "id": "mk-7-bone", "nutrientIds": [ "mk-7" ], "topic": "bone", "statement": "MK-7 thickens bone.", "verdict": "wrong", "correction": "The trial found no difference.", "origins": [ "field" ],
              "certainty": "low", "certaintyReason": "one trial", "citationIdsFor": [ "table-2010" ], "citationIdsAgainst": [ "trial-2010" ], "citationIdsMixed": [ "study-2005" ]
            }
            """);

    [Theory]
    [InlineData("", "drug-claim k-clots mk-7-bone")]
    [InlineData("q=thicken", "mk-7-bone")]
    [InlineData("q=difference", "mk-7-bone")]
    [InlineData("q=settled", "")]
    [InlineData("verdict=wrong,contradicted", "drug-claim mk-7-bone")]
    [InlineData("certainty=high&topic=bone", "k-clots")]
    [InlineData("nutrientId=energy", "k-clots")]
    [InlineData("nutrientId=vitamin-k", "k-clots mk-7-bone")]
    [InlineData("nutrientId=mk-4", "k-clots")]
    public async Task Claims_are_narrowed(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/claims?{query}").Json()).Each("id")).ShouldBe(ids);
}
