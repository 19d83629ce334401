using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Nutrients.Api.Tests;

/// <summary>What the service, as a process of its own, tells of requests: to a collector, and in its log.</summary>
public sealed partial class TelemetryTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_collector_is_told_of_every_request_also_of_those_whose_answer_was_kept()
    {
        var told = new ConcurrentQueue<(string Path, byte[] Body)>();
        await using var collector = await Collector(told);
        await using var service = await ServiceProcess.Start([],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "50"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"), ("OTEL_BLRP_SCHEDULE_DELAY", "50"));
        using var client = new HttpClient { BaseAddress = service.Address };

        for (var times = 0; times < 4; times++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/foods/natto", UriKind.Relative));
            request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b{times}-01");
            using var response = await client.SendAsync(request, service.Timeout);
        }

        await service.Terminate();
        (await service.Ended()).ShouldBe(0);
        var traces = All("/v1/traces");

        // Each span names the one that called it.
        for (var times = 0; times < 4; times++)
        {
            traces.ShouldContain(Encoding.Latin1.GetString(Convert.FromHexString(TraceId)));
            traces.ShouldContain(Encoding.Latin1.GetString(Convert.FromHexString($"00f067aa0ba902b{times}")));
        }

        traces.ShouldContain("http.response.status_code");
        traces.ShouldContain("/v1/foods/{id}");
        All("/v1/metrics").ShouldContain("http.server.request.duration");
        All("/v1/metrics").ShouldContain("dotnet.gc.collections");
        All("/v1/logs").ShouldContain("read by SQLite");

        string All(string path) => string.Concat(told.Where(part => part.Path == path).Select(part => Encoding.Latin1.GetString(part.Body)));
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_it_is_loaded()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var service = await ServiceProcess.Start([]);
        using var client = new HttpClient { BaseAddress = service.Address };
        await client.GetStringAsync(new Uri("/v1/foods/natto", UriKind.Relative), service.Timeout);

        service.LoadedFiles.ShouldContain("Nutrients.Api.dll");
        service.LoadedFiles.ShouldNotContain("OpenTelemetry");
    }

    [Fact]
    public async Task A_collector_that_is_not_there_keeps_nobody_from_an_answer()
    {
        await using var service = await ServiceProcess.Start([], ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        using var client = new HttpClient { BaseAddress = service.Address };
        await client.GetStringAsync(new Uri("/v1/foods/natto", UriKind.Relative), service.Timeout);

        await service.Terminate();

        (await service.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task One_setting_makes_the_log_json_with_the_trace_of_the_caller()
    {
        await using var service = await ServiceProcess.Start(["--Logging:Console:FormatterName", "json"], ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Information"));
        using var client = new HttpClient { BaseAddress = service.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/unknown", UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        using var response = await client.SendAsync(request, service.Timeout);

        (await response.Content.ReadAsStringAsync(service.Timeout)).ShouldContain($"\"traceId\":\"{TraceId}\"");
        await service.ReadLog(until: Finished());
        var line = System.Text.Json.Nodes.JsonNode.Parse(service.Log.Split('\n').Last(text => Finished().IsMatch(text)))!;
        line["Scopes"]![0]!["TraceId"]!.ToString().ShouldBe(TraceId);
        line["State"]!["StatusCode"]!.ToString().ShouldBe("404");
    }

    private static async Task<WebApplication> Collector(ConcurrentQueue<(string Path, byte[] Body)> told)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            told.Enqueue((context.Request.Path, body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    [GeneratedRegex("Request finished")]
    private static partial Regex Finished();
}
