using System.Net;

namespace Nutrients.Api.Tests;

public sealed class FunctionsTests(SampleApi api)
{
    [Fact]
    public async Task A_function_has_the_nutrients_that_serve_it_each_with_its_certainty_and_evidence() =>
        (await api.Get("/v1/functions/clotting").Json()).ShouldBeJson("""
            {
              "id": "clotting", "name": "Blood clotting", "bodySystem": "blood", "mechanism": "Residues are carboxylated.", "keyMolecules": [ "factor II", "factor X" ],
              "nutrientIds": [ "energy", "vitamin-k" ],
              "nutrients": [
                {
                  "nutrientId": "energy", "role": "Drives it.", "certainty": "low", "certaintyReason": "made up",
                  "citationIdsFor": [], "citationIdsAgainst": [], "citationIdsMixed": [ "trial-2010" ]
                },
                {
                  "nutrientId": "vitamin-k", "role": "Cofactor.", "certainty": "high", "certaintyReason": "settled",
                  "citationIdsFor": [ "chapter-1998", "table-2010" ], "citationIdsAgainst": [], "citationIdsMixed": []
                }
              ]
            }
            """);

    [Theory]
    [InlineData("/v1/functions", "clotting density")]
    [InlineData("/v1/functions?bodySystem=bone", "density")]
    [InlineData("/v1/functions?q=osteocal", "density")]
    [InlineData("/v1/functions?q=factor", "clotting")]
    [InlineData("/v1/functions?certainty=high,moderate", "clotting")]
    [InlineData("/v1/functions?certainty=low&nutrientId=vitamin-k", "")]
    [InlineData("/v1/functions?nutrientId=energy", "clotting")]
    [InlineData("/v1/nutrients/vitamin-k/functions", "clotting density")]
    [InlineData("/v1/nutrients/mk-7/functions", "clotting density")]
    [InlineData("/v1/nutrients/mk-4/functions", "clotting")]
    [InlineData("/v1/nutrients/mk-7/functions?bodySystem=bone", "density")]
    public async Task Functions_are_narrowed_and_those_of_forms_and_of_what_it_is_a_form_of_belong_to_a_nutrient(string url, string ids) =>
        string.Join(' ', (await api.Get(url).Json()).Each("id")).ShouldBe(ids);

    [Fact]
    public async Task A_list_of_a_nutrient_has_its_part_and_names_the_others()
    {
        var clotting = (await api.Get("/v1/nutrients/vitamin-k1/functions").Json())["data"]![0]!;

        clotting["nutrientIds"].ShouldBeJson("""[ "energy", "vitamin-k" ]""");
        clotting["nutrients"]!.AsArray().Select(part => part!["nutrientId"]!.ToString()).ShouldBe(["vitamin-k"]);
    }

    /// <summary>What holds below a nutrient for every list of statements.</summary>
    [Theory]
    [InlineData("functions")]
    [InlineData("deficiencies")]
    [InlineData("interactions")]
    [InlineData("reference-intakes")]
    [InlineData("claims")]
    public async Task Below_a_nutrient_the_path_alone_names_it(string list)
    {
        (await api.Get($"/v1/nutrients/vitamin-x/{list}").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");
        (await api.Get($"/v1/nutrients/vitamin-k/{list}?nutrientId=energy").Json(HttpStatusCode.BadRequest))["code"]!.ToString().ShouldBe("unknown-parameter");
        (await api.Get($"/v1/{list}?nutrientId=vitamin-x").Json(HttpStatusCode.BadRequest))["errors"]![0]!["code"]!.ToString().ShouldBe("unknown-id");
        (await api.Get($"/v1/nutrients/vitamin-k/{list}").Json())["data"]!.ToJsonString().ShouldBe((await api.Get($"/v1/{list}?nutrientId=vitamin-k").Json())["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("functions", "cloting", "clotting")]
    [InlineData("deficiencies", "bleding", "bleeding")]
    [InlineData("interactions", "warfarin-vitamink", "warfarin-vitamin-k")]
    [InlineData("claims", "mk7-bone", "mk-7-bone")]
    [InlineData("studies", "trial-2011", "trial-2010")]
    public async Task What_is_not_there_is_not_found_and_the_near_one_is_named(string list, string id, string near) =>
        (await api.Get($"/v1/{list}/{id}").Json(HttpStatusCode.NotFound))["suggestions"]![0]!.ToString().ShouldBe(near);

    [Theory]
    [InlineData("/v1/functions")]
    [InlineData("/v1/deficiencies")]
    [InlineData("/v1/interactions")]
    [InlineData("/v1/reference-intakes")]
    [InlineData("/v1/claims")]
    [InlineData("/v1/nutrients/vitamin-k/claims")]
    public async Task A_list_that_could_be_taken_for_advice_says_that_it_is_none(string url) =>
        (await api.Get(url).Json())["meta"]!["disclaimer"]!.ToString().ShouldContain("not medical advice");
}
