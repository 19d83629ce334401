using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>What clients get through the gateway: what the API says, from whichever replica or from the gateway's cache.</summary>
public sealed class GatewayTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static readonly string[] Codings = ["", "br", "gzip"];

    public static TheoryData<string> Urls => ["/v1/foods/natto", "/v1/foods/natto/nutrients", "/v1/nutrients/vitamin-k2/food-sources?limit=5", "/v1/search?q=vitamin+k2", "/v1/foods/unknown", "/v1/foods?limit=0", "/unknown", "/openapi/v1.json"];

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Every_replica_and_the_gateway_say_the_same(string url)
    {
        var gateway = await shared.Running();

        foreach (var coding in Codings)
        {
            var said = await Said(gateway.Replicas[0].Address, url, coding);

            (await Said(gateway.Replicas[1].Address, url, coding)).ShouldBe(said);
            (await Said(gateway.Address, url, coding)).ShouldBe(said);
        }
    }

    [Fact]
    public async Task What_is_asked_again_comes_from_the_cache()
    {
        var gateway = await shared.Running();

        (await Status("/v1/foods/emmental-cheese")).ShouldBe("gateway; fwd=miss");
        (await Status("/v1/foods/emmental-cheese")).ShouldBe("gateway; hit");
        (await Status("/v1/foods/emmental-cheese?lang=ja")).ShouldBe("gateway; fwd=miss");

        async Task<string> Status(string url)
        {
            using var response = await gateway.Get(url);
            return CacheStatus(response);
        }
    }

    [Fact]
    public async Task What_may_not_be_kept_is_not()
    {
        var gateway = await shared.Running();

        foreach (var url in new[] { "/health/ready", "/v1/foods/unknown", "/v1/foods?limit=0" })
        {
            for (var times = 0; times < 2; times++)
            {
                using var response = await gateway.Get(url);
                CacheStatus(response).ShouldBe("gateway; fwd=miss");
            }
        }
    }

    [Fact]
    public async Task Representations_are_never_mixed()
    {
        var gateway = await shared.Running();
        const string Url = "/v1/nutrients/vitamin-k1/food-sources?limit=30";
        using var replica = new HttpClient { BaseAddress = gateway.Replicas[0].Address };

        // The first round fills the cache, the second reads it.
        foreach (var isKept in new[] { false, true })
        {
            foreach (var accept in new[] { "", "application/json", "text/csv", "application/x-ndjson", "text/csv;q=0.5, application/json" })
            {
                foreach (var coding in Codings)
                {
                    using var expected = await Gateway.Get(replica, Url, ("Accept", accept), ("Accept-Encoding", coding));
                    using var response = await gateway.Get(Url, ("Accept", accept), ("Accept-Encoding", coding));

                    (await Bytes(response)).ShouldBe(await Bytes(expected));
                    response.Headers.ETag.ShouldBe(expected.Headers.ETag);
                    response.Content.Headers.ContentType.ShouldBe(expected.Content.Headers.ContentType);
                    response.Content.Headers.ContentEncoding.ShouldBe(expected.Content.Headers.ContentEncoding);
                    CacheStatus(response).ShouldBe(isKept ? "gateway; hit" : "gateway; fwd=miss");
                }
            }
        }

        static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_has_the_answer_is_not_sent_it_again()
    {
        var gateway = await shared.Running();
        const string Url = "/v1/foods/natto/nutrients?basis=serving";
        using var replica = new HttpClient { BaseAddress = gateway.Replicas[0].Address };
        using var known = await Gateway.Get(replica, Url, ("Accept-Encoding", "br"));
        var tag = known.Headers.ETag!.ToString();

        foreach (var cached in new[] { "gateway; fwd=miss", "gateway; hit" })
        {
            using var unchanged = await gateway.Get(Url, ("Accept-Encoding", "br"), ("If-None-Match", tag));

            unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            unchanged.Headers.ETag!.ToString().ShouldBe(tag);
            CacheStatus(unchanged).ShouldBe(cached);
        }

        using var other = await gateway.Get(Url, ("Accept-Encoding", "gzip"), ("If-None-Match", tag));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_kept_for_no_page_can_be_read_by_every_page()
    {
        var gateway = await shared.Running();
        using var toNoPage = await gateway.Get("/v1/dataset");
        using var response = await gateway.Get("/v1/dataset", ("Origin", "https://app.example"));

        CacheStatus(response).ShouldBe("gateway; hit");
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task A_head_is_answered_from_the_cache_of_its_get()
    {
        var gateway = await shared.Running();
        using var client = gateway.ClientFrom("127.0.0.1");
        using var get = await gateway.Get("/v1/nutrients/calcium");
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/v1/nutrients/calcium", UriKind.Relative));
        using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);

        CacheStatus(head).ShouldBe("gateway; hit");
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_so_and_nobody_else_is()
    {
        var gateway = await shared.Running();
        using var greedy = gateway.ClientFrom("127.0.2.1");
        using var other = gateway.ClientFrom("127.0.2.2");
        HttpResponseMessage? refused = null;

        for (var times = 0; refused is null && times < 500; times++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await Gateway.Get(greedy, "/v1/foods/natto")));
            refused = Array.Find(answers, answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        }

        var problem = await Problem(refused.ShouldNotBeNull());
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        refused.Headers.CacheControl!.NoStore.ShouldBeTrue();
        refused.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        problem["traceId"]!.ToString().ShouldMatch("^[0-9a-f]{32}$");
        problem["traceId"] = "0";
        problem.ShouldBeJson("""
            {
              "type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
              "title": "Too Many Requests",
              "status": 429,
              "detail": "An address can make 100 requests in a second, 200 more at once, and wait for 100 answers at a time. Ask again in a second.",
              "instance": "/v1/foods/natto",
              "code": "quota-exceeded",
              "traceId": "0",
              "errors": [],
              "suggestions": [],
              "violated-policies": ["gateway"]
            }
            """);
        using var allowed = await Gateway.Get(other, "/v1/foods/natto");
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>What the gateway refuses never reaches a replica, and what a replica refuses is its own to say.</summary>
    [Theory]
    [InlineData((64 * 1024) + 1, "The body can have at most 65536 bytes.", true)]
    [InlineData(200 * 1024, "The body can have at most 65536 bytes.", false)]
    public async Task A_body_that_is_too_large_is_refused_with_how_large_it_can_be(int bytes, string detail, bool isByReplica)
    {
        var gateway = await shared.Running();
        using var client = gateway.ClientFrom("127.0.0.1");
        using var body = new StringContent(new string(' ', bytes), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        // It is told before it has sent all.
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var response = await client.PostAsync(new Uri("/v1/intake-analyses", UriKind.Relative), body, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        response.Headers.Contains("Dataset-Version").ShouldBe(isByReplica);
        (await Problem(response))["detail"]!.ToString().ShouldBe(detail);
    }

    [Fact]
    public async Task A_problem_of_the_gateway_has_the_keys_of_the_others()
    {
        var gateway = await shared.Running();
        using var own = await gateway.Get($"/v1/{new string('x', 9000)}");
        using var other = await gateway.Get("/v1/foods/unknown");

        own.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
        (await Problem(own)).AsObject().Select(member => member.Key).ShouldBe((await Problem(other)).AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task A_replica_counts_clients_by_their_own_addresses()
    {
        await using var gateway = await Gateway.Start("--RateLimiting:PermitLimit", "2", "--RateLimiting:WindowSeconds", "86400");
        using var client = gateway.ClientFrom("127.0.3.1");
        using var other = gateway.ClientFrom("127.0.3.2");
        var statuses = new List<HttpStatusCode>();

        // Two replicas count two each; what a client says of itself makes it nobody else.
        for (var number = 0; number < 10; number++)
        {
            using var answer = await Gateway.Get(client, $"/v1/foods?limit={number + 1}", ("X-Forwarded-For", $"192.0.2.{number}"));
            statuses.Add(answer.StatusCode);
            answer.Headers.Contains("RateLimit").ShouldBeFalse();
        }

        statuses.Count(status => status is HttpStatusCode.OK).ShouldBe(4);
        statuses.Count(status => status is HttpStatusCode.TooManyRequests).ShouldBe(6);
        using var allowed = await Gateway.Get(other, "/v1/foods?limit=100");
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_replicas_what_is_kept_is_answered_and_the_rest_is_a_problem()
    {
        await using var gateway = await Gateway.Start();
        using var kept = await gateway.Get("/v1/foods/natto");
        gateway.Replicas[0].Kill();
        gateway.Replicas[1].Kill();

        using var again = await gateway.Get("/v1/foods/natto");
        using var response = await gateway.Get("/v1/foods/emmental-cheese");

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        var problem = await Problem(response);
        problem["detail"]!.ToString().ShouldBe("No replica of the service can be reached. Ask again in a few seconds.");

        // Its log names it.
        while (!gateway.Log.Contains($"trace={problem["traceId"]}", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Status, headers and body of an answer, but for what each connection and each request has of its own.</summary>
    private static async Task<string> Said(Uri address, string url, string coding)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var response = await Gateway.Get(client, url, ("Accept-Encoding", coding));
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Server" or "Connection" or "Cache-Status")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        // A problem names its request.
        return string.Join('\n', [$"{response.StatusCode}", .. headers, response.IsSuccessStatusCode ? Convert.ToHexString(SHA256.HashData(body)) : ""]);
    }

    private static string CacheStatus(HttpResponseMessage response) => string.Join(',', response.Headers.GetValues("Cache-Status"));

    private static async Task<JsonNode> Problem(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}

/// <summary>One gateway for tests that change nothing of it. It is started by the first, so that it is a test that is skipped where there is no nginx.</summary>
public sealed class SharedGateway : IAsyncDisposable
{
    private Task<Gateway>? _running;

    public async ValueTask DisposeAsync()
    {
        if (_running is { IsCompletedSuccessfully: true })
        {
            await (await _running).DisposeAsync();
        }
    }

    internal Task<Gateway> Running() => _running ??= Gateway.Start();
}
