using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>What becomes of requests when the service, as a process of its own, is asked to stop.</summary>
public sealed partial class ShutdownTests
{
    private static readonly byte[] Request = "GET /v1/nutrients/vitamin-k2?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task Every_answer_that_was_begun_under_load_is_finished()
    {
        await using var service = await ServiceProcess.Start([]);
        var loads = Enumerable.Range(0, 8).Select(_ => new Load(service)).ToArray();
        await Task.WhenAll(loads.Select(load => load.Warm));

        await service.Terminate();

        (await Task.WhenAll(loads.Select(load => load.Ended))).Sum().ShouldBe(0);
        (await service.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_was_begun_is_answered_before_the_service_ends()
    {
        await using var service = await ServiceProcess.Start([]);
        using var connection = await Connection(service);
        using var stream = new NetworkStream(connection);
        var body = """{ "authority": "NASEM", "lifeStage": { "sex": "female", "ageYears": 34 }, "items": [{ "foodId": "natto", "grams": 50 }] }"""u8.ToArray();

        // The server has begun when it tells the client to go on.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/intake-analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n"), service.Timeout);
        var buffer = new byte[256];
        Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, service.Timeout)).ShouldStartWith("HTTP/1.1 100 Continue");

        await service.Terminate();
        await service.ReadLog(until: ShuttingDown());
        await stream.WriteAsync(body, service.Timeout);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(service.Timeout);

        answer.ShouldStartWith("HTTP/1.1 200 OK");
        answer.ShouldContain("\r\nConnection: close\r\n");
        answer.ShouldContain("\"disclaimer\":");
        (await service.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_never_finishes_does_not_hold_the_service()
    {
        await using var service = await ServiceProcess.Start(["--Shutdown:GraceSeconds", "1"]);
        using var connection = await Connection(service);
        await connection.SendAsync("GET /v1/foods HTTP/1.1\r\nHost: "u8.ToArray(), service.Timeout);

        await service.Terminate();

        (await service.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task Readiness_goes_off_before_the_service_stops_to_answer()
    {
        await using var service = await ServiceProcess.Start(["--Shutdown:DelaySeconds", "600"]);
        using var client = new HttpClient { BaseAddress = service.Address };
        (await Status("/health/ready")).ShouldBe(HttpStatusCode.OK);

        await service.Terminate();

        while (await Status("/health/ready") is not HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(20, service.Timeout);
        }

        (await Status("/health/live")).ShouldBe(HttpStatusCode.OK);
        using var answer = await client.GetAsync(new Uri("/v1/foods/natto", UriKind.Relative), service.Timeout);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ConnectionClose.ShouldBe(true);

        async Task<HttpStatusCode> Status(string url)
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative), service.Timeout);
            return response.StatusCode;
        }
    }

    private static async Task<Socket> Connection(ServiceProcess service)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, service.Timeout);
        return socket;
    }

    [GeneratedRegex("\r\nContent-Length: (?<bytes>[0-9]+)")]
    private static partial Regex ContentLength();

    [GeneratedRegex("Application is shutting down")]
    private static partial Regex ShuttingDown();

    /// <summary>One client that asks again as soon as it is answered, over a connection that it keeps, until nobody listens any more.</summary>
    private sealed class Load
    {
        private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Load(ServiceProcess service) => Ended = Task.Run(() => Run(service));

        /// <summary>When it has been answered a hundred times.</summary>
        public Task Warm => _warm.Task;

        /// <summary>The answers that were begun and not finished.</summary>
        public Task<int> Ended { get; }

        private async Task<int> Run(ServiceProcess service)
        {
            var (answers, broken) = (0, 0);

            while (true)
            {
                try
                {
                    using var connection = await Connection(service);
                    using var stream = new NetworkStream(connection);

                    while (await IsAnswered(stream, service.Timeout) is var whole and not null)
                    {
                        broken += whole.Value ? 0 : 1;

                        if (++answers == 100)
                        {
                            _warm.SetResult();
                        }
                    }
                }
                catch (SocketException)
                {
                    return broken;
                }
            }
        }

        /// <summary>Whether an answer of 150 KB came to its end; null if none was begun, after which a client asks again elsewhere (RFC 9112, 9.3.1).</summary>
        private static async Task<bool?> IsAnswered(NetworkStream stream, CancellationToken timeout)
        {
            var (answer, length, end) = (new byte[256 * 1024], 0, int.MaxValue);

            try
            {
                await stream.WriteAsync(Request, timeout);

                while (length < end && await stream.ReadAsync(answer.AsMemory(length), timeout) is var read and > 0)
                {
                    length += read;

                    if (end == int.MaxValue && answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is var head and >= 0)
                    {
                        end = head + 4 + int.Parse(ContentLength().Match(Encoding.ASCII.GetString(answer, 0, head)).Groups["bytes"].Value, CultureInfo.InvariantCulture);
                    }
                }
            }
            catch (IOException)
            {
                // Closed; what matters is after how much.
            }

            return length == 0 ? null : length == end;
        }
    }
}
