using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>What becomes of requests when another dataset comes into the place of the one that the service, as a process of its own, serves.</summary>
public sealed partial class DatasetSwapTests : IDisposable
{
    // Answers that are kept, and others; from SQLite, from memory and from the index.
    private static readonly string[] Urls =
    [
        "/v1/foods/high", "/v1/foods/high?lang=en", "/v1/foods?limit=5", "/v1/foods?q=cheese&limit={0}", "/v1/sources?limit={0}", "/v1/nutrients/vitamin-k1/food-sources?limit={0}", "/v1/search?q=cheese&limit={0}",
        "/v1/suggestions?q=hi", "/v1/dataset", "/v1/foods/no-such-food",
    ];

    private readonly DatasetFolder _folder = new();

    private string One => DatasetFolder.VersionOf(_folder.One);

    private string Other => DatasetFolder.VersionOf(_folder.Other);

    [Fact]
    public async Task Twenty_swaps_under_load_fail_no_request_and_mix_no_answer()
    {
        await using var service = await Start();
        using var client = new HttpClient { BaseAddress = service.Address };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(service.Timeout);
        await Answered(client, service, One);
        var handles = Handles(service).Count;
        var loads = Enumerable.Range(0, 4).Select(load => Task.Run(() => Load(service.Address, load, enough.Token))).ToArray();

        for (var swap = 0; swap < 20; swap++)
        {
            _folder.Publish(swap % 2 == 0 ? _folder.Other : _folder.One);
            await Answered(client, service, swap % 2 == 0 ? Other : One);
        }

        await enough.CancelAsync();
        var answers = await Task.WhenAll(loads);

        answers.Sum().ShouldBeGreaterThan(20 * 4);

        // What is replaced is closed when its last request has ended.
        await Closed(service);
        Handles(service).Count.ShouldBe(handles);
    }

    [Fact]
    public async Task What_was_kept_or_known_of_one_dataset_is_not_of_the_other()
    {
        await using var service = await Start();
        using var client = new HttpClient { BaseAddress = service.Address };
        var (first, tag) = await Get(null);
        (await Get(null)).ShouldBe((first, tag));
        (await Get(null)).ShouldBe((first, tag));
        (await Get(tag)).Body.ShouldBeEmpty();

        _folder.Publish(_folder.Other);
        await Answered(client, service, Other);

        var (second, otherTag) = await Get(tag);
        second.ShouldBe(first.Replace("A cheese of the test", "A cheese of another test", StringComparison.Ordinal));
        otherTag.ShouldNotBe(tag);
        (await Status(client, $"/v1/foods/high?dataset={One}")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(client, $"/v1/foods/high?dataset={Other}")).ShouldBe(HttpStatusCode.OK);

        async Task<(string Body, string Tag)> Get(string? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/foods/high", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var response = await client.SendAsync(request, service.Timeout);
            return (await response.Content.ReadAsStringAsync(service.Timeout), response.Headers.ETag!.ToString());
        }
    }

    [Fact]
    public async Task A_request_that_has_begun_is_answered_from_the_dataset_that_it_began_with()
    {
        await using var service = await Start();
        using var client = new HttpClient { BaseAddress = service.Address };
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, service.Timeout);
        using var stream = new NetworkStream(socket);
        var body = """{ "items": [{ "foodId": "high", "grams": 50 }] }"""u8.ToArray();

        // The service has begun when it tells the client to go on.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/intake-analyses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n"), service.Timeout);
        var buffer = new byte[256];
        Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, service.Timeout)).ShouldStartWith("HTTP/1.1 100 Continue");
        _folder.Publish(_folder.Other);
        await Answered(client, service, Other);
        Handles(service).ShouldContain(handle => handle.EndsWith("(deleted)", StringComparison.Ordinal));

        await stream.WriteAsync(body, service.Timeout);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(service.Timeout);

        answer.ShouldStartWith("HTTP/1.1 200 OK");
        answer.ShouldContain($"\r\nDataset-Version: {One}\r\n");

        await Closed(service);
    }

    [Fact]
    public async Task What_must_not_be_served_is_refused_with_the_reason_and_the_dataset_before_is_served_on()
    {
        await using var service = await Start();
        using var client = new HttpClient { BaseAddress = service.Address };

        foreach (var (fault, refusal) in DatasetFolder.Faults)
        {
            var before = service.Log.Length;
            _folder.PublishFault(fault);

            await service.ReadLog(new Regex($"Dataset {One} is served on, and what has come into its place is refused: [^\n]*{Regex.Escape(refusal)}"), before);
            (await Version(client, service)).ShouldBe(One, fault);
            (await Status(client, "/v1/foods/high")).ShouldBe(HttpStatusCode.OK, fault);
            (await Status(client, "/health/ready")).ShouldBe(HttpStatusCode.OK, fault);
        }

        var halves = service.Log.Length;
        _folder.Publish(_folder.Other);
        await service.ReadLog(Replaced(), halves);
        (await Version(client, service)).ShouldBe(Other);
        await Closed(service);
        Regex.Count(service.Log, "has no foods").ShouldBe(1);
    }

    [Fact]
    public async Task A_dataset_that_was_overwritten_in_its_place_is_read_no_more()
    {
        await using var service = await Start();
        using var client = new HttpClient { BaseAddress = service.Address };
        (await Status(client, "/v1/sources?limit=1")).ShouldBe(HttpStatusCode.OK);

        File.SetLastWriteTimeUtc(_folder.Served, DateTime.UtcNow.AddHours(-1));
        (await Status(client, "/v1/sources?limit=2")).ShouldBe(HttpStatusCode.OK);
        await service.ReadLog(Replaced(), 0);

        await File.WriteAllBytesAsync(_folder.Served, await File.ReadAllBytesAsync(_folder.Other, service.Timeout), service.Timeout);
        (await Status(client, "/v1/sources?limit=3")).ShouldBe(HttpStatusCode.InternalServerError);
        (await Status(client, "/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        _folder.Publish(_folder.Other);
        await Answered(client, service, Other);
        (await Status(client, "/v1/sources?limit=4")).ShouldBe(HttpStatusCode.OK);
        (await Status(client, "/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServiceProcess> Start() => ServiceProcess.Start(["--Dataset:Path", _folder.Served, "--Dataset:WatchMilliseconds", "20"]);

    /// <summary>Asks until it is told to stop, and gives how often it was answered; what is not one dataset's answer fails.</summary>
    private async Task<int> Load(Uri service, int load, CancellationToken enough)
    {
        using var client = new HttpClient { BaseAddress = service };
        var answers = 0;

        for (var i = load; !enough.IsCancellationRequested; i++)
        {
            var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, Urls[i % Urls.Length], 1 + (i / Urls.Length % 100));
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative), CancellationToken.None);
            var body = await response.Content.ReadAsStringAsync(CancellationToken.None);
            var version = response.Headers.GetValues("Dataset-Version").Single();

            response.StatusCode.ShouldBe(url.EndsWith("no-such-food", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, url);
            VersionInBody().Matches(body).ShouldAllBe(named => named.Groups["version"].Value == version, url);
            body.ShouldNotContain(version == One ? "A cheese of another test" : "A cheese of the test", Case.Sensitive, url);
            answers++;
        }

        return answers;
    }

    /// <summary>Waits until a dataset is served.</summary>
    private static async Task Answered(HttpClient client, ServiceProcess service, string version)
    {
        while (await Version(client, service) != version)
        {
            await Task.Delay(20, service.Timeout);
        }
    }

    private static async Task<string> Version(HttpClient client, ServiceProcess service)
    {
        using var response = await client.GetAsync(new Uri("/v1/dataset", UriKind.Relative), service.Timeout);
        return response.Headers.GetValues("Dataset-Version").Single();
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Waits until no file is open but the one that stands at the path. A client has its answer a little before the request has ended.</summary>
    private async Task Closed(ServiceProcess service)
    {
        while (Handles(service).Any(handle => handle.EndsWith("(deleted)", StringComparison.Ordinal)))
        {
            await Task.Delay(20, service.Timeout);
        }
    }

    /// <summary>The files of datasets that the service has open. Only Linux tells.</summary>
    private List<string> Handles(ServiceProcess service) => !OperatingSystem.IsLinux()
        ? []
        : [.. Directory.EnumerateFiles($"/proc/{service.Id}/fd").Select(handle => new FileInfo(handle).LinkTarget).OfType<string>().Where(target => target.StartsWith(_folder.Served, StringComparison.Ordinal))];

    [GeneratedRegex("\"(datasetVersion|version)\":\"(?<version>[0-9a-f]{16})\"")]
    private static partial Regex VersionInBody();

    [GeneratedRegex("Dataset [0-9a-f]{16} is served in the place of [0-9a-f]{16}")]
    private static partial Regex Replaced();
}
