using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>What holds for every resource.</summary>
public sealed class ConventionTests(SampleApi api)
{
    public static TheoryData<string> Lists => ["/v1/nutrients", "/v1/nutrients/vitamin-k1/food-sources", "/v1/foods", "/v1/foods/high/nutrients", "/v1/foods/high/citations", "/v1/sources", "/v1/nutrients/vitamin-k1/citations", "/v1/functions", "/v1/deficiencies", "/v1/interactions",
        "/v1/reference-intakes", "/v1/claims", "/v1/studies", "/v1/nutrients/vitamin-k/functions", "/v1/nutrients/vitamin-k/deficiencies", "/v1/nutrients/vitamin-k/interactions", "/v1/nutrients/vitamin-k/reference-intakes", "/v1/nutrients/vitamin-k/claims"];

    private static readonly string[] TextSearches = ["/v1/foods", "/v1/nutrients", "/v1/nutrients/vitamin-k1/food-sources", "/v1/functions", "/v1/deficiencies", "/v1/interactions", "/v1/claims", "/v1/studies", "/v1/sources", "/v1/search", "/v1/suggestions"];

    public static TheoryData<string> Resources => [.. Lists.Select(list => list.Data), "/v1/nutrients/mk-7", "/v1/foods/high", "/v1/amounts/high.mk-7.study-2005", "/v1/sources/table-2020", "/v1/functions/clotting", "/v1/deficiencies/bleeding", "/v1/interactions/warfarin-vitamin-k", "/v1/reference-intakes/energy-nasem-ai-0m", "/v1/claims/k-clots", "/v1/studies/trial-2010", "/v1/nutrients/vitamin-k?expand=claims", "/v1/conversions?nutrientId=vitamin-k1&amount=1&from=ug&to=mg", "/v1/comparisons?foodIds=high,low&nutrientIds=energy,mk-7&basis=serving", "/v1/dataset", "/v1/dataset/coverage", "/v1/dataset/files", "/v1/foods?q=cheese&lang=fr", "/v1/search?q=vitamin", "/v1/suggestions?q=v"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_has_data_links_and_meta(string url)
    {
        var page = (await api.Get(url + "?limit=1").Json()).AsObject();

        page.Select(pair => pair.Key).ShouldBe(["data", "links", "meta"]);
        page["links"]!.AsObject().Select(pair => pair.Key).ShouldBe(["self", "next"]);
        page["meta"]!.AsObject().Select(pair => pair.Key).Take(3).ShouldBe(["totalCount", "hasMore", "datasetVersion"]);
        page["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Pages_of_one_make_the_whole_list(string url)
    {
        var whole = await api.Get(url + "?limit=100").Json();
        var items = new JsonArray();

        for (var next = url + "?limit=1"; next is not null;)
        {
            using var response = await api.Get(next);
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            items.Add(page["data"]![0]!.DeepClone());
            next = page["links"]!["next"]?.ToString();
            response.Headers.TryGetValues("Link", out var links).ShouldBe(next is not null);
            links?.ShouldBe([$"<{next}>; rel=\"next\""]);
            page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(whole["data"]!.AsArray().Count);
        }

        items.ToJsonString().ShouldBe(whole["data"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_limit_is_never_clamped(string url)
    {
        foreach (var limit in new[] { "0", "101", "-1", "abc", "5%00", "5%0A", "+5", "%205", "1e1", "99999999999", "" })
        {
            var problem = await api.Get($"{url}?limit={limit}").Json(HttpStatusCode.BadRequest);

            problem["errors"]!.AsArray().Count.ShouldBe(1, limit);
            problem["errors"]![0]!["parameter"]!.ToString().ShouldBe("limit");
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_cursor_is_bound_to_its_list_filter_and_dataset(string url)
    {
        var cursor = (await api.Get(url + "?limit=1").Json())["links"]!["next"]!.ToString().Split("cursor=")[1];

        foreach (var other in new[] { $"{url}?cursor=x", $"{url}?cursor={cursor[..^4]}", $"{url}?cursor={cursor}AAAA", $"/v1/{(url == "/v1/sources" ? "foods" : "sources")}?cursor={cursor}" })
        {
            var problem = await api.Get(other).Json(HttpStatusCode.BadRequest);

            problem["code"]!.ToString().ShouldBe("invalid-cursor", other);
        }

        (await api.Get("/v1/foods?category=cheese&cursor=" + (await api.Get("/v1/foods?limit=1").Json())["links"]!["next"]!.ToString().Split("cursor=")[1]).Json(HttpStatusCode.BadRequest))["code"]!.ToString().ShouldBe("invalid-cursor");
    }

    /// <summary>A cursor is not signed, so somebody may keep its digest and change the sort key in it.</summary>
    [Theory]
    [InlineData("/v1/nutrients/vitamin-k1/food-sources?limit=1")]
    [InlineData("/v1/foods/high/nutrients?limit=1")]
    [InlineData("/v1/foods?limit=1")]
    [InlineData("/v1/foods?limit=1&q=low")]
    [InlineData("/v1/search?limit=1&q=low")]
    [InlineData("/v1/nutrients?limit=1")]
    [InlineData("/v1/reference-intakes?limit=1")]
    [InlineData("/v1/studies?limit=1&sort=-year")]
    public async Task A_forged_cursor_breaks_nothing(string url)
    {
        var cursor = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode((await api.Get(url).Json())["links"]!["next"]!.ToString().Split("cursor=")[1]);

        foreach (var key in new[] { """["x"]""", """["x","y"]""", """["x","y","z"]""", """["-1","-1"]""", """["99","1"]""", """["1e999","a","1"]""", """["1","a","99999999999999"]""", "[null]", "[null,null]", "[null,null,null]", "[1]", "{}", "null", "" })
        {
            using var response = await api.Get($"{url}&cursor={Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode([.. cursor[..6], .. System.Text.Encoding.UTF8.GetBytes(key)])}");

            ((int)response.StatusCode).ShouldBeOneOf(200, 400);
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task An_unknown_parameter_is_refused(string url)
    {
        var problem = await api.Get($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}formatt=json").Json(HttpStatusCode.BadRequest);

        problem["code"]!.ToString().ShouldBe("unknown-parameter");
        problem["errors"]![0].ShouldBeJson("""{ "parameter": "formatt", "code": "unknown-parameter", "detail": "There is no parameter 'formatt' here; did you mean 'format'?" }""");
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        var problem = await api.Get("/v1/foods?limt=3&limit=abc&category=cheez,legumes&sort=x&tag=fermented&tag=soy&lang=xx&code=fdc&Q=x").Json(HttpStatusCode.BadRequest);

        problem.AsObject().Select(pair => pair.Key).ShouldBe(["type", "title", "status", "detail", "instance", "code", "traceId", "errors", "suggestions", "violated-policies"]);
        problem["type"]!.ToString().ShouldBe("urn:problem-type:nutrients:invalid-parameter");
        problem["status"]!.GetValue<int>().ShouldBe(400);
        problem["instance"]!.ToString().ShouldBe("/v1/foods");
        problem["traceId"]!.ToString().Length.ShouldBe(32);
        problem["errors"]!.AsArray().Select(error => $"{error!["parameter"]} {error["code"]}").Order(StringComparer.Ordinal).ShouldBe(
            ["Q unknown-parameter", "category unknown-id", "code invalid-value", "lang invalid-value", "limit invalid-value", "limt unknown-parameter", "sort invalid-value", "tag repeated-parameter"]);
        problem["errors"]!.AsArray().Single(error => error!["parameter"]!.ToString() == "category")!["detail"]!.ToString().ShouldBe("category: there is no food-category 'cheez'; did you mean 'cheese'?");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Head_is_get_without_the_body(string url)
    {
        using var get = await api.Get(url);
        using var head = await api.Send(HttpMethod.Head, url);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        Headers(head).ShouldBe(Headers(get));
        get.Content.Headers.ContentLength!.Value.ShouldBe((await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);

        static IEnumerable<string> Headers(HttpResponseMessage response) =>
            response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_client_that_has_the_answer_gets_304(string url)
    {
        using var first = await api.Get(url);
        var tag = first.Headers.ETag!.ToString();
        first.Headers.CacheControl!.ToString().ShouldContain("max-age=3600");
        first.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);

        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            using var response = await api.Get(url, ("If-None-Match", known));

            response.StatusCode.ShouldBe(HttpStatusCode.NotModified, known);
            response.Headers.ETag!.ToString().ShouldBe(tag);
            response.Headers.CacheControl!.ToString().ShouldContain("max-age=3600");
            (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }

        using var other = await api.Get(url, ("If-None-Match", "\"other\""));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_representation_has_its_own_entity_tag()
    {
        var tags = new List<string>();

        foreach (var url in Resources.Select(resource => resource.Data).Append("/v1/foods?limit=2").Append("/v1/foods?limit=3"))
        {
            using var response = await api.Get(url);
            tags.Add(response.Headers.ETag!.Tag);
        }

        tags.ShouldBeUnique();
    }

    [Theory]
    [InlineData("/v1/foods/unknown", HttpStatusCode.NotFound)]
    [InlineData("/v1/unknown", HttpStatusCode.NotFound)]
    [InlineData("/v1/foods?limit=0", HttpStatusCode.BadRequest)]
    public async Task An_error_is_never_not_modified(string url, HttpStatusCode status)
    {
        using var response = await api.Get(url, ("If-None-Match", "*"));

        response.StatusCode.ShouldBe(status);
        response.Headers.ETag.ShouldBeNull();
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/v1/dataset")]
    [InlineData("/v1/foods/unknown")]
    [InlineData("/v1/unknown")]
    [InlineData("/v1/foods?limit=0")]
    public async Task Every_answer_names_the_dataset_and_may_be_read_by_any_page(string url)
    {
        using var response = await api.Get(url, ("Origin", "https://app.example"));

        response.Headers.GetValues("Dataset-Version").Single().Length.ShouldBe(16);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")).ShouldContain("Dataset-Version");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.Contains("Server").ShouldBeFalse();

        // A cache may have kept it for somebody who asked from no page.
        using var toNoPage = await api.Get(url);
        toNoPage.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        toNoPage.Headers.GetValues("Access-Control-Expose-Headers").ShouldBe(response.Headers.GetValues("Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task An_answer_does_not_outgrow_its_question()
    {
        var query = string.Join('&', Enumerable.Range(0, 5000).Select(number => $"p{number}"));
        var problem = await api.Get($"/v1/foods?{query}").Json(HttpStatusCode.BadRequest);

        problem.ToJsonString().Length.ShouldBeLessThan(2000);
        problem["detail"]!.ToString().ShouldBe("A query can have at most 50 parameters; this has 5000.");
        (await api.Get($"/v1/{new string('x', 50_000)}").Json(HttpStatusCode.NotFound)).ToJsonString().Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task A_dataset_can_be_pinned()
    {
        var version = (await api.Get("/v1/dataset").Json())["version"]!.ToString();
        using var pinned = await api.Get($"/v1/foods/high?dataset={version}");

        pinned.StatusCode.ShouldBe(HttpStatusCode.OK);
        pinned.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await api.Get("/v1/foods/high?dataset=0000").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("dataset-not-hosted");
    }

    [Fact]
    public async Task A_pinned_list_keeps_its_pin_on_the_next_page()
    {
        var version = (await api.Get("/v1/dataset").Json())["version"]!.ToString();
        var first = await api.Get($"/v1/foods?limit=1&dataset={version}").Json();

        first["links"]!["next"]!.ToString().ShouldContain($"dataset={version}");
        (await api.Get(first["links"]!["next"]!.ToString()).Json()).Each("id").ShouldBe(["below-quantification"]);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("text/html, */*;q=0.1", HttpStatusCode.OK)]
    [InlineData("application/*", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/xml;q=0.9, APPLICATION/JSON;indent=2", HttpStatusCode.OK)]
    [InlineData("text/csv", HttpStatusCode.OK)]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;q=0, image/*", HttpStatusCode.NotAcceptable)]
    public async Task Accept_is_honoured(string accept, HttpStatusCode status)
    {
        using var response = await api.Get("/v1/foods", ("Accept", accept));
        using var asked = await api.Get("/v1/foods?format=json", ("Accept", accept));

        response.StatusCode.ShouldBe(status);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_format_that_is_not_there_is_refused() =>
        (await api.Get("/v1/foods?format=xml").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString().ShouldBe("format 'xml' is not available here; available: json, csv, ndjson.");

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_method_that_is_not_possible_is_refused_with_those_that_are(string method)
    {
        using var response = await api.Send(new HttpMethod(method), "/v1/foods");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["GET", "HEAD"]);
        problem["code"]!.ToString().ShouldBe("method-not-allowed");
    }

    [Fact]
    public async Task A_page_may_ask_before_it_asks()
    {
        using var response = await api.Send(HttpMethod.Options, "/v1/foods", ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task Whoever_hosts_the_api_is_named_in_its_contract() =>
        (await api.Get("/openapi/v1.json").Json())["info"]!["contact"].ShouldBeJson("""{ "name": "Nutrients contributors", "url": "https://host.example/nutrients", "email": "nutrients@host.example" }""");

    /// <summary>They are no part of any text, and are looked for in vain by whoever reads a log.</summary>
    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b")]
    [InlineData("a\u001b[31m")]
    [InlineData("a\u007f")]
    public async Task A_text_to_search_for_has_no_control_character_but_white_space(string q)
    {
        foreach (var url in TextSearches)
        {
            var problem = await api.Get($"{url}?q={Uri.EscapeDataString(q)}").Json(HttpStatusCode.BadRequest);

            problem["errors"].ShouldBeJson("""[{ "parameter": "q", "code": "invalid-value", "detail": "q has a control character; leave it out." }]""");
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("a*b")]
    [InlineData("NEAR(a b, 2)")]
    [InlineData("a NOT b")]
    [InlineData("name : cheese")]
    [InlineData("^cheese")]
    [InlineData("{name}:x")]
    [InlineData("' OR 1=1 --")]
    [InlineData("; DROP TABLE food")]
    [InlineData("a\tb\r\nc")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("\u0301")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("\uFFFF")]
    [InlineData("cheese cheese cheese cheese cheese cheese cheese cheese")]
    public async Task No_text_to_search_for_breaks_the_service(string q)
    {
        foreach (var url in TextSearches)
        {
            using var response = await api.Get($"{url}?q={Uri.EscapeDataString(q)}");

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("x", 101)]
    [InlineData("x", 10_000)]
    [InlineData("あ", 10_000)]
    [InlineData("x ", 20)]
    public async Task Too_much_text_is_refused(string text, int times)
    {
        foreach (var url in TextSearches)
        {
            var problem = await api.Get($"{url}?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(text, times)))}").Json(HttpStatusCode.BadRequest);

            problem["errors"]![0]!["parameter"]!.ToString().ShouldBe("q");
        }
    }

    [Theory]
    [InlineData("/v1/foods/..%2f..%2fetc%2fpasswd")]
    [InlineData("/v1/nutrients/%F0%9F%8D%8E")]
    [InlineData("/v1/sources/'%20OR%201=1")]
    [InlineData("/v1/amounts/a.b.c.d")]
    public async Task A_strange_id_is_not_found(string url) =>
        (await api.Get(url).Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");

    [Fact]
    public async Task A_long_id_is_quoted_short() =>
        (await api.Get($"/v1/foods/{new string('x', 5000)}").Json(HttpStatusCode.NotFound))["detail"]!.ToString().Length.ShouldBeLessThan(200);
}
