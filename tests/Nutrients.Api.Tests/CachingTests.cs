using System.IO.Compression;
using System.Net;
using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Tests;

/// <summary>Finished answers are kept, compressed and known by their entity tags; none of that changes what a client gets.</summary>
public sealed class CachingTests(PublishedApi api, UncachedApi uncached)
{
    private static readonly string[] Codings = ["identity", "gzip", "br"];

    private static readonly string[] MediaTypes = ["application/json", "text/csv", "application/x-ndjson", "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json", "text/x-bibliography"];

    public static TheoryData<string> Urls => [.. Examples.Requests.Where(example => Examples.OfBody(example.Key) is null && example.Key != "getDatasetFile").Select(example => example.Value).Append("/v1/nutrients/vitamin-k?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations").Append("/v1/foods/natto/nutrients")];

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task A_kept_answer_is_the_one_that_is_made_anew(string url)
    {
        foreach (var coding in Codings)
        {
            using var anew = await uncached.Get(url, ("Accept-Encoding", coding));
            using var first = await api.Get(url, ("Accept-Encoding", coding));
            using var second = await api.Get(url, ("Accept-Encoding", coding));
            using var kept = await api.Get(url, ("Accept-Encoding", coding));
            using var head = await api.Send(HttpMethod.Head, url, ("Accept-Encoding", coding));

            (await Bytes(kept)).ShouldBe(await Bytes(anew), coding);
            (await Bytes(kept)).ShouldBe(await Bytes(first), coding);
            HeadersOf(kept).ShouldBe(HeadersOf(anew));
            HeadersOf(kept).ShouldBe(HeadersOf(first));
            HeadersOf(kept).ShouldBe(HeadersOf(head));
            (await Bytes(head)).ShouldBeEmpty();
            kept.Content.Headers.ContentLength!.Value.ShouldBe((await Bytes(kept)).Length);
        }
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task No_two_representations_of_a_url_share_an_entity_tag(string url)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var mediaType in MediaTypes)
        {
            foreach (var coding in Codings)
            {
                using var response = await api.Get(url, ("Accept", mediaType), ("Accept-Encoding", coding));

                if (response.StatusCode == HttpStatusCode.NotAcceptable)
                {
                    continue;
                }

                response.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
                tags.TryAdd(response.Headers.ETag!.ToString(), $"{mediaType} {coding}").ShouldBeTrue($"{mediaType} {coding} has the tag of {tags.GetValueOrDefault(response.Headers.ETag.ToString())}");
                response.Headers.ETag.IsWeak.ShouldBeFalse();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task A_compressed_answer_holds_the_same_bytes(string url)
    {
        using var plain = await api.Get(url);
        var body = await Bytes(plain);

        foreach (var coding in Codings[1..])
        {
            using var response = await api.Get(url, ("Accept-Encoding", coding));

            // What fits into one packet anyhow is left alone.
            string.Join(',', response.Content.Headers.ContentEncoding).ShouldBe(body.Length < 1024 ? "" : coding);
            Decoded(await Bytes(response), response.Content.Headers.ContentEncoding.SingleOrDefault()).ShouldBe(body);
            response.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("identity", "")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("identity;q=0", "")]
    [InlineData("identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("identity, gzip;q=0.5", "")]
    [InlineData("x-unknown", "")]
    [InlineData("not a header;;;", "")]
    public async Task The_coding_is_negotiated(string accepted, string coding)
    {
        for (var time = 0; time < 3; time++)
        {
            using var response = await api.Get("/v1/foods/natto/nutrients", ("Accept-Encoding", accepted));

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            string.Join(',', response.Content.Headers.ContentEncoding).ShouldBe(coding);
        }
    }

    [Fact]
    public async Task A_tag_is_of_one_coding()
    {
        using var compressed = await api.Get("/v1/foods/natto/nutrients", ("Accept-Encoding", "br"));
        var tag = compressed.Headers.ETag!.ToString();

        (await Status(api, tag, "br")).ShouldBe(HttpStatusCode.NotModified);
        (await Status(api, tag, "gzip")).ShouldBe(HttpStatusCode.OK);
        (await Status(api, tag, "identity")).ShouldBe(HttpStatusCode.OK);
        (await Status(uncached, tag, "br")).ShouldBe(HttpStatusCode.NotModified);
        (await Status(uncached, tag, "identity")).ShouldBe(HttpStatusCode.OK);

        static async Task<HttpStatusCode> Status(RunningApi api, string tag, string coding)
        {
            using var response = await api.Get("/v1/foods/natto/nutrients", ("Accept-Encoding", coding), ("If-None-Match", tag));
            return response.StatusCode;
        }
    }

    /// <summary>Whether the answer had to be made to know it, or not.</summary>
    [Fact]
    public async Task What_the_client_has_is_said_alike_of_what_is_kept_and_of_what_is_not()
    {
        const string url = "/v1/foods?limit=1";
        using var first = await uncached.Get(url);
        first.Headers.Contains("Link").ShouldBeTrue();

        foreach (var known in new[] { "*", first.Headers.ETag!.ToString() })
        {
            using var unkept = await uncached.Get(url, ("If-None-Match", known));

            unkept.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            unkept.Headers.Contains("Link").ShouldBeFalse(known);
        }
    }

    /// <summary>A tag that another URL has, or that a refused one would have, is worth nothing where there is nothing.</summary>
    [Theory]
    [InlineData("/v1/foods/no-such-food", HttpStatusCode.NotFound)]
    [InlineData("/v1/no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("/v1/foods/natto?nothing=1", HttpStatusCode.BadRequest)]
    [InlineData("/v1/foods/natto?dataset=0000000000000000", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_never_unmodified(string url, HttpStatusCode status)
    {
        using var there = await api.Get("/v1/foods/natto");

        foreach (var known in new[] { there.Headers.ETag!.ToString(), "*" })
        {
            foreach (var served in new RunningApi[] { api, uncached })
            {
                using var response = await served.Get(url, ("If-None-Match", known));

                response.StatusCode.ShouldBe(status);
                response.Headers.ETag.ShouldBeNull();
            }
        }
    }

    [Theory]
    [InlineData("/v1/foods?category=cheese&limit=2", "/v1/foods?limit=2&category=cheese")]
    [InlineData("/v1/foods?limit=2&q=swiss%20cheese", "/v1/foods?q=swiss+cheese&limit=2")]
    [InlineData("/v1/foods?limit=2&q=natto", "/v1/foods?limit=%32&q=n%61tto")]
    [InlineData("/v1/foods?code=ciqual:12115", "/v1/foods?code=ciqual%3A12115")]
    [InlineData("/v1/foods/natto/nutrients?nutrientIds=calcium,iron", "/v1/foods/n%61tto/nutrients?nutrientIds=calcium%2ciron")]
    public async Task One_question_has_one_answer_however_it_is_spelled(string canonical, string other)
    {
        foreach (var served in new RunningApi[] { api, uncached })
        {
            using var one = await served.Get(canonical);
            using var same = await served.Get(other);

            (await Bytes(same)).ShouldBe(await Bytes(one));
            same.Headers.ETag.ShouldBe(one.Headers.ETag);
        }

        var self = (await api.Get(other).Json())["links"]?["self"]?.ToString();
        self?.ShouldBe(canonical);
    }

    [Theory]
    [InlineData("/v1/foods?limit=2&limit=2")]
    [InlineData("/v1/foods?limit=2&Limit=2")]
    [InlineData("/v1/foods?limit=2,2")]
    public async Task A_kept_answer_hides_no_fault(string url)
    {
        using var kept = await api.Get("/v1/foods?limit=2");
        kept.StatusCode.ShouldBe(HttpStatusCode.OK);

        await api.Get(url).Json(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_post_is_compressed_and_not_kept()
    {
        using var body = new StringContent("""{ "items": [ { "foodId": "natto", "grams": 50 } ] }""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Address, "/v1/intake-analyses")) { Content = body };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var client = new HttpClient();
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.ETag.ShouldBeNull();
    }

    private static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);

    private static byte[] Decoded(byte[] body, string? coding)
    {
        using var encoded = new MemoryStream(body);
        using Stream decoding = coding switch
        {
            "br" => new BrotliStream(encoded, CompressionMode.Decompress),
            "gzip" => new GZipStream(encoded, CompressionMode.Decompress),
            _ => encoded,
        };
        using var decoded = new MemoryStream();
        decoding.CopyTo(decoded);
        return decoded.ToArray();
    }
}
