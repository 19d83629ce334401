using System.Net;

namespace Nutrients.Api.Tests;

public sealed class StudiesTests(SampleApi api)
{
    [Fact]
    public async Task A_study_has_its_record_what_it_found_and_the_statements_that_cite_it() =>
        (await api.Get("/v1/studies/trial-2010").Json()).ShouldBeJson("""
            {
              "id": "trial-2010", "type": "article-journal", "title": "A trial of menaquinone", "authors": [ "Zoe, Z." ], "publisher": null, "journal": "Journal of Tests", "year": 2010, "version": null,
              "volume": "6", "issue": null, "pages": "1-9", "doi": "10.1000/trial", "pmid": null, "pmcid": null, "url": "https://doi.org/10.1000/trial", "licence": null, "attribution": null, "doubt": null,
              "design": "rct", "population": "Women", "sampleSize": "40", "exposure": "MK-7 or placebo", "duration": "1 year", "finding": "No difference in density.", "funding": "A maker of MK-7",
              "citedBy": [
                { "kind": "claim", "id": "drug-claim", "nutrientId": null, "stance": "opposes" },
                { "kind": "claim", "id": "mk-7-bone", "nutrientId": "mk-7", "stance": "opposes" },
                { "kind": "deficiency", "id": "thin-bones", "nutrientId": "mk-7", "stance": "opposes" },
                { "kind": "function", "id": "clotting", "nutrientId": "energy", "stance": "mixed" },
                { "kind": "function", "id": "density", "nutrientId": "mk-7", "stance": "opposes" },
                { "kind": "interaction", "id": "coumarins-mk-7", "nutrientId": "mk-7", "stance": "supports" },
                { "kind": "interaction", "id": "test-energy", "nutrientId": "energy", "stance": "background" }
              ]
            }
            """);

    /// <summary>It also gives an advice in the last of them, which says nothing that its support does not.</summary>
    [Fact]
    public async Task Each_statement_that_cites_a_study_stands_there_once() =>
        (await api.Get("/v1/studies/chapter-1998").Json())["citedBy"]!.AsArray().Select(citing => $"{citing!["kind"]} {citing["id"]} {citing["nutrientId"]} {citing["stance"]}")
            .ShouldBe(["claim k-clots energy supports", "claim k-clots vitamin-k supports", "deficiency bleeding vitamin-k supports", "deficiency fatigue energy supports", "function clotting vitamin-k supports", "interaction warfarin-vitamin-k vitamin-k supports"]);

    [Theory]
    [InlineData("", "chapter-1998 study-2005 trial-2010")]
    [InlineData("q=menaquinone", "study-2005 trial-2010")]
    [InlineData("q=density", "trial-2010")]
    [InlineData("q=zoe", "trial-2010")]
    [InlineData("design=rct,authority-opinion", "chapter-1998 trial-2010")]
    [InlineData("yearFrom=2005", "study-2005 trial-2010")]
    [InlineData("yearFrom=1999&yearTo=2005", "study-2005")]
    [InlineData("nutrientId=vitamin-k1", "chapter-1998")]
    [InlineData("nutrientId=vitamin-k2", "chapter-1998 study-2005 trial-2010")]
    [InlineData("nutrientId=energy", "chapter-1998 trial-2010")]
    [InlineData("sort=-year", "trial-2010 study-2005 chapter-1998")]
    [InlineData("sort=year", "chapter-1998 study-2005 trial-2010")]
    [InlineData("doi=10.1000/TEST.1", "study-2005")]
    [InlineData("doi=https://doi.org/10.1000/test.1", "study-2005")]
    [InlineData("doi=http%3A%2F%2Fdx.doi.org%2F10.1000%2Ftest.1", "study-2005")]
    [InlineData("doi=10.1000%252Ftest.1", "study-2005")]
    [InlineData("doi=doi:%2010.1000/test.1", "study-2005")]
    [InlineData("doi=10.1000/test.2", "")]
    [InlineData("pmid=12345678", "study-2005")]
    [InlineData("doi=DOI:https://doi.org/10.1000/test.1/", "study-2005")]
    [InlineData("pmcid=pmc1234567", "study-2005")]
    [InlineData("pmcid=1234567", "study-2005")]
    public async Task Studies_are_narrowed_and_sorted(string query, string ids) =>
        string.Join(' ', (await api.Get($"/v1/studies?{query}").Json()).Each("id")).ShouldBe(ids);

    [Theory]
    [InlineData("doi=test.1", "doi must be a DOI, as 10.1159/000054147 or https://doi.org/10.1159/000054147.")]
    [InlineData("pmid=PMC1", "pmid must be a number of up to eight digits, as 11356998.")]
    [InlineData("doi=", "doi is empty; leave it out or give it a value.")]
    [InlineData("pmcid=PM1234", "pmcid must be a number, with or without PMC before it, as PMC5946231.")]
    [InlineData("yearTo=1700", "yearTo must be between 1800 and 2100; it is 1700.")]
    [InlineData("yearFrom=2010&yearTo=2009", "yearTo is before yearFrom.")]
    public async Task A_malformed_identifier_or_span_is_refused(string query, string detail) =>
        (await api.Get($"/v1/studies?{query}").Json(HttpStatusCode.BadRequest))["errors"]!.AsArray().Select(fault => fault!["detail"]!.ToString()).ShouldBe([detail]);

    [Fact]
    public async Task A_table_is_no_study() =>
        (await api.Get("/v1/studies/table-2010").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");
}
