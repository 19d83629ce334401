using System.Net;

namespace Nutrients.Api.Tests;

/// <summary>What probes ask. That readiness goes off when the service is asked to stop stands in <see cref="ShutdownTests"/>.</summary>
public sealed class HealthTests(SampleApi api)
{
    public static TheoryData<string> Probes => ["/health/live", "/health/ready"];

    [Theory]
    [MemberData(nameof(Probes))]
    public async Task A_service_that_answers_is_well(string url)
    {
        using var get = await api.Get(url);
        using var head = await api.Send(HttpMethod.Head, url);

        get.StatusCode.ShouldBe(HttpStatusCode.OK);
        get.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        get.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await get.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Healthy");
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Probes))]
    public async Task A_probe_can_only_be_read(string url)
    {
        using var response = await api.Post(url, "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["GET", "HEAD"]);
    }

    /// <summary>They are for who runs the service; a client made from the contract has no use for them.</summary>
    [Fact]
    public async Task Probes_are_not_in_the_contract() => (await api.Get("/openapi/v1.json").Json())["paths"]!.AsObject().ShouldAllBe(path => path.Key.StartsWith("/v1/"));
}
