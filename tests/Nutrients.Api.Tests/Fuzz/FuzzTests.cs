using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>
/// Requests made from the contract, valid, at the limits, hostile and malformed: none is answered with anything that the contract does not say. The seed is fixed, so that what fails does so again; FUZZ_SEED tries another.
/// </summary>
public sealed class FuzzTests(PublishedApi api)
{
    // With those that are sent a second time as HEAD, or with an entity tag, they are more than 20,000.
    private const int Requests = 16_000;

    private const int Connections = 4;

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);

    // Of each fault the first request, and how many there are.
    private readonly ConcurrentDictionary<string, (int Count, int Number, string Request)> _faults = new(StringComparer.Ordinal);
    private int _sent;
    private readonly ConcurrentDictionary<(string Operation, int Status), int> _answers = new();

    [Fact]
    public async Task No_request_gets_an_answer_that_the_contract_does_not_know()
    {
        using var served = await api.Get("/openapi/v1.json");
        using var document = JsonDocument.Parse(await served.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var operations = new FuzzContract(document.RootElement).Operations;
        var ids = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["dataset"] = [(string)(await api.Get("/v1/dataset").Json())["version"]!] };
        var cursors = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var list in operations.Where(operation => operation.Parameters.Any(parameter => parameter.Name == "cursor")))
        {
            var needed = list.Parameters.Where(parameter => parameter.IsRequired && parameter.IsInQuery).Select(parameter => $"&{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}");
            var url = list.PathOf(list.Parameters[0].Example ?? "");

            if ((await api.Get($"{url}?limit=1{string.Concat(needed)}").Json())["links"]!["next"] is { } next)
            {
                cursors[list.Id] = next.ToString().Split("cursor=")[1];
            }

            if (!list.Path.Contains('{', StringComparison.Ordinal))
            {
                ids[list.Path.Split('/')[2]] = [.. (await api.Get($"{url}?limit=100{string.Concat(needed)}").Json())["data"]!.AsArray().Select(item => (string?)item!["id"]).OfType<string>()];
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(first => Task.Run(() => Ask(document.RootElement, ids, cursors, first), TestContext.Current.CancellationToken)));

        _faults.OrderByDescending(fault => fault.Value.Count).Take(50).Select(fault => $"{fault.Key}: {fault.Value.Count} of {Requests} requests, as number {fault.Value.Number} of seed {Seed}:\n{fault.Value.Request}\n").ShouldBeEmpty();

        // It says something only if all is reached, and refused in all ways.
        _sent.ShouldBeGreaterThan(20_000);
        operations.Select(operation => operation.Id).Where(id => !_answers.ContainsKey((id, 200)) || !_answers.ContainsKey((id, 400))).ShouldBeEmpty();
        ((int[])[200, 204, 206, 304, 400, 404, 405, 406, 412, 413, 415, 416, 422]).Except(_answers.Keys.Select(answer => answer.Status)).ShouldBeEmpty();
    }

    /// <summary>Every so manieth request, over a connection of its own.</summary>
    private async Task Ask(JsonElement document, Dictionary<string, string[]> ids, Dictionary<string, string> cursors, int first)
    {
        var contract = new FuzzContract(document);
        var requests = new FuzzRequests(contract, ids, cursors, Seed);
        var judge = new FuzzJudge(contract);
        using var client = new FuzzClient(api.Address, TestContext.Current.CancellationToken);

        for (var number = first; number < Requests; number += Connections)
        {
            var request = requests.Make(number);

            try
            {
                var answer = await client.Send(request);
                Interlocked.Increment(ref _sent);
                Report(number, request, judge.FaultsOf(request, answer));
                _answers.AddOrUpdate((request.Operation?.Id ?? "", answer.Status), 1, (_, count) => count + 1);

                foreach (var (twin, isRight) in TwinsOf(number, request, answer))
                {
                    var other = await client.Send(twin);
                    Interlocked.Increment(ref _sent);
                    Report(number, twin, isRight(other) ? [] : [$"{twin.Method} with {twin.Header("If-None-Match")} gives {other.Status} {Headers(other)}, where {request.Method} gave {answer.Status} {Headers(answer)}"]);
                }
            }
            catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or InvalidOperationException or FormatException or JsonException or ArgumentException)
            {
                Report(number, request, [exception.ToString()]);
            }
        }
    }

    /// <summary>Now and then, what must be answered likewise, or not at all.</summary>
    private static IEnumerable<(FuzzRequest Request, Func<RawAnswer, bool> IsRight)> TwinsOf(int number, FuzzRequest request, RawAnswer answer)
    {
        // A range is for GET alone, and a method that is refused is named.
        if (request.Method != "GET" || number % 5 != 0 || answer.Status is 206 or 405 or 416)
        {
            yield break;
        }

        yield return (request with { Method = "HEAD" }, head => head.Status == answer.Status && (request.Operation is null || Headers(head) == Headers(answer)));

        // For a file that If-Match asks for, the framework looks at no If-None-Match.
        if (answer is { Status: 200 } && request.Operation is not null && request.Header("If-Match") is null && answer.Header("ETag") is { } tag)
        {
            yield return (request.With("If-None-Match", tag), known => known.Status == 304 && known.Header("ETag") == tag);
        }
        else if (answer.Status >= 400)
        {
            yield return (request.With("If-None-Match", "*"), known => known.Status == answer.Status);
        }
    }

    private void Report(int number, FuzzRequest request, IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            _faults.AddOrUpdate(fault, _ => (1, number, request.Curl(api.Address)), (_, first) => first with { Count = first.Count + 1 });
        }
    }

    private static string Headers(RawAnswer answer) =>
        string.Join('|', answer.Headers.Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {string.Join(", ", header)}").Order(StringComparer.OrdinalIgnoreCase));

    /// <summary>Keeps a connection as long as the server does.</summary>
    private sealed class FuzzClient(Uri address, CancellationToken timeout) : IDisposable
    {
        private RawConnection? _connection;

        public async Task<RawAnswer> Send(FuzzRequest request)
        {
            _connection ??= await RawConnection.Open(address, timeout);
            await _connection.Send(request.Bytes(address));
            var answer = await _connection.Answer(toHead: request.Method == "HEAD") ?? throw new IOException("The server closed the connection without an answer.");

            if (answer.Header("Connection") is "close")
            {
                _connection.Dispose();
                _connection = null;
            }

            return answer;
        }

        public void Dispose() => _connection?.Dispose();
    }
}
