using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Nutrients.Api.Data;

namespace Nutrients.Api.Tests;

/// <summary>What a client can take of the server, and what a browser may do with an answer.</summary>
public sealed class HardeningTests(SampleApi api)
{
    [Theory]
    [InlineData("/v1/foods/natto")]
    [InlineData("/v1/foods/unknown")]
    [InlineData("/unknown")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    public async Task Data_is_data_and_nothing_else_to_a_browser(string url)
    {
        // The second is a kept answer.
        for (var times = 0; times < 3; times++)
        {
            using var response = await api.Get(url);

            Field(response, "X-Content-Type-Options").ShouldBe("nosniff");
            Field(response, "Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
            Field(response, "Referrer-Policy").ShouldBe("no-referrer");
            Field(response, "Cross-Origin-Resource-Policy").ShouldBe("cross-origin");
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_page_runs_and_calls_only_what_is_of_this_service()
    {
        using var response = await api.Get("/swagger/index.html");
        var policy = Field(response, "Content-Security-Policy");

        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_with_its_limit_however_it_is_sent()
    {
        var body = new string(' ', 300_000);
        (await Problem(await api.Post("/v1/intake-analyses", body)))["detail"]!.ToString().ShouldBe("The body can have at most 65536 bytes.");

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Address, "/v1/intake-analyses")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var client = new HttpClient();
        (await Problem(await client.SendAsync(request, TestContext.Current.CancellationToken)))["code"]!.ToString().ShouldBe("content-too-large");

        static async Task<JsonNode> Problem(HttpResponseMessage response)
        {
            using (response)
            {
                response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
                return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            }
        }
    }

    [Fact]
    public async Task A_body_that_is_not_HTTP_is_refused()
    {
        var answer = await Say(api.Address.Port, "POST /v1/intake-analyses HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        answer.ShouldStartWith("HTTP/1.1 400 Bad Request\r\n");
        answer.ShouldContain("\"code\":\"bad-request\"");
    }

    [Fact]
    public async Task Who_is_one_too_many_is_turned_away_and_the_others_are_answered()
    {
        await using var service = await ServiceProcess.Start(["--Connections:Limit", "2"]);

        using (await Opened(service))
        using (await Opened(service))
        {
            for (var times = 0; times < 200; times++)
            {
                (await Say(service.Address.Port, "GET /v1/foods/natto HTTP/1.1\r\nHost: a\r\n\r\n")).ShouldBeEmpty();
            }
        }

        // Until the server has seen that they are gone.
        while (await Say(service.Address.Port, "GET /v1/foods/natto HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") is "")
        {
            await Task.Delay(20, service.Timeout);
        }
    }

    /// <summary>A process that runs out of files dies, at a limit of a thousand under the first thousand of clients.</summary>
    [Fact]
    public async Task More_connections_than_files_may_be_open_do_not_end_the_service()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var service = await ServiceProcess.StartBy("sh", ["-c", "ulimit -n 512; exec dotnet \"$@\"", "sh"], []);
        var sockets = Enumerable.Range(0, 1000).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToArray();
        await Task.WhenAll(sockets.Select(async socket => await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, service.Timeout)));

        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        while (!(await Say(service.Address.Port, "GET /v1/foods/natto HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).StartsWith("HTTP/1.1 200 OK", StringComparison.Ordinal))
        {
            await Task.Delay(20, service.Timeout);
        }
    }

    [Fact]
    public void A_query_that_does_not_end_is_ended()
    {
        using var dataset = Dataset.TryOpen(Path.Combine(AppContext.BaseDirectory, "nutrients.db"), TimeSpan.FromMilliseconds(50), out _)!;

        Should.Throw<SqliteException>(() => dataset.Count("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_INTERRUPT);

        // The next one has its own time.
        dataset.Count("SELECT count(*) FROM food").ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a)")]
    [InlineData("DELETE FROM food")]
    [InlineData("ATTACH ':memory:' AS other")]
    [InlineData("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")]
    public void A_query_can_only_read(string sql)
    {
        using var dataset = Dataset.TryOpen(Path.Combine(AppContext.BaseDirectory, "nutrients.db"), TimeSpan.FromSeconds(10), out _)!;
        var before = dataset.Count("SELECT count(*) FROM sqlite_schema") + dataset.Count("SELECT count(*) FROM food");

        try
        {
            dataset.Query(sql, static (ref _) => 0);
        }
        catch (SqliteException)
        {
            // What is not refused changes nothing.
        }

        (dataset.Count("SELECT count(*) FROM sqlite_schema") + dataset.Count("SELECT count(*) FROM food")).ShouldBe(before);
        Should.Throw<SqliteException>(() => dataset.Query("INSERT INTO food (id) VALUES ('x')", static (ref _) => 0));
    }

    private static string Field(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    /// <summary>A connection that is open on both sides.</summary>
    private static async Task<Socket> Opened(ServiceProcess service)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, service.Timeout);
        await socket.SendAsync("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), service.Timeout);
        (await socket.ReceiveAsync(new byte[1024], service.Timeout)).ShouldBeGreaterThan(0);
        return socket;
    }

    /// <summary>All that the server says to this, until it closes the connection; nothing if it does so at once.</summary>
    private static async Task<string> Say(int port, string text)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);

        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            return "";
        }
    }
}
