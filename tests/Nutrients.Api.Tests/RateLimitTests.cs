using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>Limits on how much one client may ask, and who says which client it is. The test client is the proxy, and asks from 127.0.0.1. A window is a day, of which no test sees the end.</summary>
public sealed class RateLimitTests(SampleApi unlimited, ProxiedApi proxied) : IClassFixture<ProxiedApi>
{
    private const string Url = "/v1/foods/natto";

    [Fact]
    public async Task Nothing_is_limited_by_default()
    {
        using var response = await unlimited.Get("/v1/dataset");

        response.Headers.Contains("RateLimit").ShouldBeFalse();
        response.Headers.Contains("RateLimit-Policy").ShouldBeFalse();
    }

    [Fact]
    public async Task A_limit_of_0_is_none()
    {
        using var api = new LimitedApi(("RateLimiting:PermitLimit", "0"));
        using var response = await api.Get(Url);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("RateLimit").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_left_counts_down_and_then_requests_are_refused()
    {
        using var api = Limited(3);

        foreach (var (url, status, left) in new[] { (Url, HttpStatusCode.OK, 2), ("/v1/foods?limit=0", HttpStatusCode.BadRequest, 1), ("/unknown", HttpStatusCode.NotFound, 0) })
        {
            using var allowed = await api.Get(url);

            allowed.StatusCode.ShouldBe(status);
            Field(allowed, "RateLimit-Policy").ShouldBe("\"default\";q=3;w=86400");
            Field(allowed, "RateLimit").ShouldMatch($"^\"default\";r={left};t=[0-9]+$");
        }

        using var refused = await api.Get(Url, ("Origin", "https://app.example"));
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var wait = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        wait.ShouldBeInRange(1, 86400);
        Field(refused, "RateLimit-Policy").ShouldBe("\"default\";q=3;w=86400");
        Field(refused, "RateLimit").ShouldBe($"\"default\";r=0;t={wait}");
        Field(refused, "Dataset-Version").Length.ShouldBe(16);
        Field(refused, "Cache-Control").ShouldBe("no-store");
        Field(refused, "Access-Control-Allow-Origin").ShouldBe("*");
        Field(refused, "Access-Control-Expose-Headers").Split(',').ShouldBeSubsetOf(["Accept-Ranges", "Content-Disposition", "Content-Range", "Dataset-Version", "ETag", "Link", "RateLimit", "RateLimit-Policy", "Repr-Digest", "Retry-After"]);
        Field(refused, "Access-Control-Expose-Headers").ShouldContain("RateLimit,RateLimit-Policy,Repr-Digest,Retry-After");
        problem["traceId"] = "0";
        problem.ShouldBeJson($$"""
            {
              "type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
              "title": "Too Many Requests",
              "status": 429,
              "detail": "An address can make 3 requests in 86400 seconds; the next one in {{wait}} seconds.",
              "instance": "/v1/foods/natto",
              "code": "quota-exceeded",
              "traceId": "0",
              "errors": [],
              "suggestions": [],
              "violated-policies": ["default"]
            }
            """);
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_counts_and_says_what_is_left()
    {
        using var api = Limited(2);
        using var first = await api.Get(Url);
        using var second = await api.Get(Url, ("If-None-Match", first.Headers.ETag!.ToString()));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        Field(second, "RateLimit").ShouldStartWith("\"default\";r=0;");
        (await Status(api)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task What_a_page_asks_before_it_asks_is_not_counted()
    {
        using var api = Limited(1);

        for (var times = 0; times < 3; times++)
        {
            using var preflight = await api.Send(HttpMethod.Options, Url, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));

            preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await Status(api)).ShouldBe(HttpStatusCode.OK);
        (await Status(api)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_probe_is_not_counted()
    {
        using var api = Limited(1);

        for (var times = 0; times < 3; times++)
        {
            using var probe = await api.Get("/health/ready");

            probe.StatusCode.ShouldBe(HttpStatusCode.OK);
            probe.Headers.Contains("RateLimit").ShouldBeFalse();
        }

        (await Status(api)).ShouldBe(HttpStatusCode.OK);
        (await Status(api)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_new_window_begins()
    {
        using var api = new LimitedApi(("RateLimiting:PermitLimit", "1"), ("RateLimiting:WindowSeconds", "1"));
        var refused = 0;

        // Two requests may lie on either side of a window's end.
        while (await Status(api) is HttpStatusCode.OK)
        {
            (++refused).ShouldBeLessThan(1000);
        }

        for (var times = 0; await Status(api) is not HttpStatusCode.OK; times++)
        {
            times.ShouldBeLessThan(600);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.3", "::ffff:192.0.2.3", true)]
    [InlineData("192.0.2.4, 192.0.2.5", "192.0.2.6, 192.0.2.5", true)]
    [InlineData("192.0.2.7, 192.0.2.8", "192.0.2.7, 192.0.2.9", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:2::1", "2001:db8:0:3::1", false)]
    public async Task Clients_are_told_apart_by_the_address_that_a_known_proxy_saw(string first, string second, bool isOne)
    {
        (await Status(proxied, first)).ShouldBe(HttpStatusCode.OK);
        (await Status(proxied, first)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Status(proxied, second)).ShouldBe(isOne ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies", "192.0.2.9, 127.0.0.1", false)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "::ffff:127.0.0.1", false)]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8", false)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "192.0.2.9", true)]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/8", true)]
    [InlineData("ForwardedHeaders:KnownProxies", "", true)]
    public async Task Only_a_configured_proxy_is_believed(string key, string value, bool isOne)
    {
        using var api = Limited(1, (key, value));

        (await Status(api, "192.0.2.1")).ShouldBe(HttpStatusCode.OK);
        (await Status(api, "192.0.2.2")).ShouldBe(isOne ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Behind_two_known_proxies_the_address_before_them_counts()
    {
        using var api = Limited(1, ("ForwardedHeaders:KnownProxies", "127.0.0.1,192.0.2.4"), ("ForwardedHeaders:ForwardLimit", "2"));

        (await Status(api, "198.51.100.7, 192.0.2.1, 192.0.2.4")).ShouldBe(HttpStatusCode.OK);
        (await Status(api, "198.51.100.8, 192.0.2.1, 192.0.2.4")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Status(api, "198.51.100.7, 192.0.2.2, 192.0.2.4")).ShouldBe(HttpStatusCode.OK);
    }

    private static LimitedApi Limited(int permits, params (string, string)[] settings) => new([("RateLimiting:PermitLimit", $"{permits}"), ("RateLimiting:WindowSeconds", "86400"), .. settings]);

    private static async Task<HttpStatusCode> Status(RunningApi api, string? forwardedFor = null)
    {
        using var response = await api.Get(Url, forwardedFor is null ? [] : [("X-Forwarded-For", forwardedFor)]);
        return response.StatusCode;
    }

    private static string Field(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));

    private sealed class LimitedApi(params (string, string)[] settings) : RunningApi(dataset: null, settings);
}

/// <summary>Each test has addresses of its own.</summary>
public sealed class ProxiedApi() : RunningApi(dataset: null, ("RateLimiting:PermitLimit", "1"), ("RateLimiting:WindowSeconds", "86400"), ("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));
