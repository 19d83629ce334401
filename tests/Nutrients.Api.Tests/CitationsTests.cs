using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

public sealed partial class CitationsTests(SampleApi api, PublishedApi published)
{
    [Fact]
    public async Task The_sources_of_a_nutrient_are_those_of_its_forms_too()
    {
        var page = await api.Get("/v1/nutrients/vitamin-k/citations").Json();

        page["data"]!.AsArray().Select(item => $"{item!["source"]!["id"]} {item["amountCount"]} {item["selectedCount"]} {item["conversionCount"]} {item["statementCount"]} {item["referenceIntakeCount"]}")
            .ShouldBe(["chapter-1998 0 0 0 4 0", "study-2005 4 4 0 1 0", "table-2010 2 0 1 4 5", "table-2020 11 10 1 1 2", "trial-2010 0 0 0 4 0"]);
        (await api.Get("/v1/nutrients/energy/citations").Json()).Each("amountCount").ShouldBe(["0", "2", "8", "0"]);
        (await api.Get("/v1/nutrients/vitamin-x/citations").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");
    }

    [Theory]
    [InlineData("/v1/sources/study-2005?format=bibtex", "application/x-bibtex", """
        @article{study-2005,
          author = {Doe, J. A. and Roe, R. and others},
          title = {Menaquinones of the test},
          journal = {Journal of Tests},
          year = {2005},
          volume = {1},
          number = {2},
          pages = {3--4},
          doi = {10.1000/test.1},
          pmid = {12345678},
          pmcid = {PMC1234567},
          url = {https://doi.org/10.1000/test.1}
        }


        """)]
    [InlineData("/v1/sources/study-2005?format=ris", "application/x-research-info-systems", """
        TY  - JOUR
        ID  - study-2005
        AU  - Doe, J. A.
        AU  - Roe, R.
        TI  - Menaquinones of the test
        T2  - Journal of Tests
        PY  - 2005
        VL  - 1
        IS  - 2
        SP  - 3
        EP  - 4
        DO  - 10.1000/test.1
        AN  - 12345678
        C2  - PMC1234567
        UR  - https://doi.org/10.1000/test.1
        N1  - Not all authors were seen.
        ER  - 


        """)]
    [InlineData("/v1/sources/study-2005?format=text", "text/x-bibliography", """
        Doe JA, Roe R, et al. Menaquinones of the test. Journal of Tests. 2005;1(2):3-4. doi:10.1000/test.1. PMID: 12345678. PMCID: PMC1234567.

        """)]
    [InlineData("/v1/studies/chapter-1998?format=bibtex", "application/x-bibtex", """
        @incollection{chapter-1998,
          author = {{Panel on Tests, Trials and Tables} and Poe, Jr., I. M.},
          title = {A chapter},
          booktitle = {A Book},
          publisher = {Test Press},
          year = {1998},
          pages = {10--20},
          url = {https://example.org/chapter}
        }


        """)]
    [InlineData("/v1/studies/chapter-1998?format=ris", "application/x-research-info-systems", """
        TY  - CHAP
        ID  - chapter-1998
        AU  - Panel on Tests Trials & Tables,
        AU  - Poe, I. M., Jr.
        TI  - A chapter
        T2  - A Book
        PB  - Test Press
        PY  - 1998
        SP  - 10
        EP  - 20
        UR  - https://example.org/chapter
        ER  - 


        """)]
    [InlineData("/v1/sources/chapter-1998?format=text", "text/x-bibliography", """
        Panel on Tests, Trials and Tables, Poe IM Jr. A chapter. In: A Book. Test Press; 1998. p. 10-20. Available from: https://example.org/chapter.

        """)]
    [InlineData("/v1/sources/table-2010?format=text", "text/x-bibliography", """
        Table 2010 [dataset]. Version 1. Publisher; 2010. Available from: https://example.org/2010.

        """)]
    public async Task A_source_is_cited_in_the_formats_that_reference_managers_read(string url, string type, string expected)
    {
        using var response = await api.Get(url);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.ToString().ShouldBe(type + "; charset=utf-8");
        text.ReplaceLineEndings("\n").ShouldBe(expected.ReplaceLineEndings("\n"));
        text.Contains('\r', StringComparison.Ordinal).ShouldBe(url.EndsWith("ris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_is_an_item_of_csl_json() =>
        JsonNode.Parse(await Text("/v1/sources/study-2005?format=csl-json")).ShouldBeJson("""
            [
              {
                "id": "study-2005", "type": "article-journal", "title": "Menaquinones of the test",
                "author": [ { "family": "Doe", "given": "J. A." }, { "family": "Roe", "given": "R." } ],
                "container-title": "Journal of Tests", "issued": { "date-parts": [ [ 2005 ] ] }, "volume": "1", "issue": "2", "page": "3-4", "DOI": "10.1000/test.1", "PMID": "12345678",
                "PMCID": "PMC1234567", "URL": "https://doi.org/10.1000/test.1", "note": "Not all authors were seen."
              }
            ]
            """);

    [Fact]
    public async Task A_body_has_one_name_and_a_person_may_have_a_suffix_in_csl_json()
    {
        var chapter = JsonNode.Parse(await Text("/v1/studies/chapter-1998?format=csl-json"))![0]!;

        chapter["type"]!.ToString().ShouldBe("chapter");
        chapter["container-title"]!.ToString().ShouldBe("A Book");
        chapter["author"].ShouldBeJson("""[ { "literal": "Panel on Tests, Trials and Tables" }, { "family": "Poe", "given": "I. M.", "suffix": "Jr." } ]""");
    }

    [Theory]
    [InlineData("application/x-bibtex", "application/x-bibtex")]
    [InlineData("application/x-research-info-systems, application/json;q=0.5", "application/x-research-info-systems")]
    [InlineData("application/vnd.citationstyles.csl+json;q=0.9, text/x-bibliography;q=0.8", "application/vnd.citationstyles.csl+json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*, application/json;q=0", "application/x-ndjson")]
    public async Task The_format_is_negotiated(string accept, string type)
    {
        using var response = await api.Get("/v1/foods/high/citations", ("Accept", accept));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
    }

    [Fact]
    public async Task No_two_formats_share_an_entity_tag()
    {
        var tags = new List<string>();

        foreach (var accept in new[] { "application/json", "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json", "text/x-bibliography" })
        {
            using var response = await api.Get("/v1/sources", ("Accept", accept));
            tags.Add(response.Headers.ETag!.Tag);
        }

        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task A_resource_that_cites_nothing_has_no_such_format() =>
        (await api.Get("/v1/foods?format=bibtex").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString().ShouldBe("format 'bibtex' is not available here; available: json, csv, ndjson.");

    [Theory]
    [InlineData("/v1/nutrients/vitamin-k2/citations")]
    [InlineData("/v1/foods/natto/citations")]
    [InlineData("/v1/nutrients/vitamin-k/citations")]
    [InlineData("/v1/sources?limit=100")]
    [InlineData("/v1/studies?limit=100&sort=-year")]
    public async Task Every_format_has_all_records_with_their_authors_years_and_dois(string url)
    {
        var join = url.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var sources = (await published.Get(url).Json())["data"]!.AsArray().Select(item => item!["source"] ?? item).ToArray();
        var (bibtex, ris, text) = (await Text($"{url}{join}format=bibtex", published), await Text($"{url}{join}format=ris", published), await Text($"{url}{join}format=text", published));
        var csl = JsonNode.Parse(await Text($"{url}{join}format=csl-json", published))!.AsArray();

        sources.Length.ShouldBeGreaterThan(5);
        Key().Matches(bibtex).Select(key => key.Groups["id"].Value).ShouldBe(sources.Select(source => source!["id"]!.ToString()));
        Lines(ris, "TY  - ").ShouldBe(sources.Length);
        Lines(ris, "ER  - ").ShouldBe(sources.Length);
        text.TrimEnd('\n').Split('\n').Length.ShouldBe(sources.Length);
        csl.Select(item => item!["id"]!.ToString()).ShouldBe(sources.Select(source => source!["id"]!.ToString()));

        Count(sources, "doi").ShouldBe(Lines(bibtex, "  doi = "));
        Count(sources, "doi").ShouldBe(Lines(ris, "DO  - "));
        Count(sources, "doi").ShouldBe(csl.Count(item => item!["DOI"] is not null));
        Count(sources, "year").ShouldBe(Lines(bibtex, "  year = "));
        Count(sources, "year").ShouldBe(csl.Count(item => item!["issued"] is not null));
        Count(sources, "year").ShouldBe(Lines(ris, "PY  - "));

        var authors = sources.Sum(source => source!["authors"]!.AsArray().Count(author => author!.ToString() != "et al."));
        authors.ShouldBe(Lines(ris, "AU  - "));
        authors.ShouldBe(csl.Sum(item => item!["author"]?.AsArray().Count ?? 0));

        // Without the names of bodies in braces, whose "and" is no separator.
        authors.ShouldBe(bibtex.Split('\n').Where(line => line.StartsWith("  author = {", StringComparison.Ordinal)).Sum(line => Body().Replace(line["  author = {".Length..], "").Split(" and ").Count(name => name != "others},")));

        static int Count(IEnumerable<JsonNode?> sources, string key) => sources.Count(source => source![key] is not null);
    }

    [Fact]
    public async Task What_means_something_to_latex_is_escaped_and_what_does_not_is_left()
    {
        var bibtex = await Text("/v1/sources/ciqual-2020?format=bibtex", published);

        bibtex.ShouldContain("Environmental and Occupational Health \\& Safety");
        (await Text("/v1/sources/tsukamoto-2000?format=bibtex", published)).ShouldContain("γ-carboxylated");
    }

    [Fact]
    public async Task Capitals_that_a_style_would_lower_are_kept()
    {
        (await Text("/v1/studies/akbulut-2020?format=bibtex", published)).ShouldContain("title = {Vitamin {K2} Needs an {RDI} Separate from Vitamin {K1}}");
        (await Text("/v1/studies/theuwissen-2012?format=bibtex", published)).ShouldContain("title = {Low-dose menaquinone-7 supplementation improved extra-hepatic vitamin {K} status, but had no effect on thrombin generation in healthy subjects}");
    }

    [Fact]
    public async Task A_title_that_asks_ends_with_its_question_mark() =>
        (await Text("/v1/studies/mcnulty-2019?format=text", published)).ShouldNotContain("?.");

    /// <summary>Initials would make them one, and reference managers do.</summary>
    [Fact]
    public async Task Two_authors_with_the_same_initials_have_their_given_names()
    {
        (await Text("/v1/studies/inoue-2009?format=bibtex", published)).ShouldContain("Nakamura, Tetsuro and Nakamura, Toshitaka");
        (await Text("/v1/studies/inoue-2009?format=text", published)).ShouldContain("Nakamura T, Nakamura T, Sato T");
        (await Text("/v1/studies/jiang-2014?format=text", published)).ShouldContain("Jiang Y, Zhang ZL, Zhang ZL, Zhu HM");
    }

    private static int Lines(string text, string beginning) => text.Split('\n').Count(line => line.StartsWith(beginning, StringComparison.Ordinal));

    private async Task<string> Text(string url, RunningApi? from = null)
    {
        using var response = await (from ?? api).Get(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("\\{[^{}]+\\}")]
    private static partial Regex Body();

    [GeneratedRegex("^@[a-z]+\\{(?<id>[a-z0-9-]+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
