using System.Net;

namespace Nutrients.Api.Tests;

public sealed class SourcesTests(SampleApi api)
{
    [Fact]
    public async Task A_study_is_a_source_with_its_bibliographic_record() =>
        (await api.Get("/v1/sources/study-2005").Json()).ShouldBeJson("""
            {
              "id": "study-2005", "type": "article-journal", "title": "Menaquinones of the test", "authors": [ "Doe, J. A.", "Roe, R.", "et al." ], "publisher": null,
              "journal": "Journal of Tests", "year": 2005, "version": null, "volume": "1", "issue": "2", "pages": "3-4", "doi": "10.1000/test.1", "pmid": "12345678", "pmcid": "PMC1234567",
              "url": "https://doi.org/10.1000/test.1", "licence": null, "attribution": null, "doubt": null
            }
            """);

    [Theory]
    [InlineData("", "chapter-1998 study-2005 sum-of-forms table-2010 table-2020 trial-2010")]
    [InlineData("ids=trial-2010,study-2005", "study-2005 trial-2010")]
    [InlineData("ids=trial-2010,study-2005&yearFrom=2010", "trial-2010")]
    [InlineData("type=chapter", "chapter-1998")]
    [InlineData("type=dataset", "sum-of-forms table-2010 table-2020")]
    [InlineData("pmid=12345678", "study-2005")]
    [InlineData("doi=10.1000/test.1", "study-2005")]
    [InlineData("doi=10.1000%2FTEST.1", "study-2005")]
    [InlineData("doi=https://doi.org/10.1000/Test.1", "study-2005")]
    [InlineData("doi=doi:10.1000/test.2", "")]
    [InlineData("pmcid=PMC1234567", "study-2005")]
    [InlineData("q=table", "chapter-1998 table-2010 table-2020")]
    [InlineData("q=publisher", "table-2010 table-2020")]
    [InlineData("q=density", "trial-2010")]
    [InlineData("yearFrom=2010&yearTo=2010", "table-2010 trial-2010")]
    [InlineData("nutrientId=energy&type=dataset", "table-2010 table-2020")]
    public async Task Sources_are_narrowed(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/sources?{query}").Json()).Each("id")).ShouldBe(ids);

    [Fact]
    public async Task An_unknown_source_is_not_found_and_the_near_ones_are_named() =>
        (await api.Get("/v1/sources/table-2021").Json(HttpStatusCode.NotFound))["suggestions"].ShouldBeJson("""[ "table-2020", "table-2010" ]""");

    [Fact]
    public async Task The_dataset_says_what_it_holds_and_whose_terms_apply()
    {
        var dataset = await api.Get("/v1/dataset").Json();

        dataset["counts"].ShouldBeJson("""{ "nutrients": 6, "foods": 12, "foodNames": 6, "amounts": 27, "partialTotals": 12, "portions": 8, "sources": 6, "studies": 3, "functions": 2, "deficiencies": 4, "interactions": 3, "claims": 3, "referenceIntakes": 9 }""");
        dataset["licences"]![1].ShouldBeJson("""{ "sourceId": "table-2010", "title": "Table 2010", "licence": "CC0", "attribution": "Table 2010." }""");
        dataset["version"]!.ToString().ShouldBe(dataset["sha256"]!.ToString()[..16]);
        dataset["files"]![0]!["sha256"]!.ToString().ShouldBe(dataset["sha256"]!.ToString());
    }
}
