using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Nutrients.Api.Tests;

/// <summary>What clients see of replicas that come and go behind the gateway, while they ask as fast as they are answered: nothing. GATEWAY_REQUESTS makes it more than a few thousand requests.</summary>
public sealed class ReplicaTests
{
    private const int Clients = 8;

    /// <summary>So many that none comes near the gateway's limit.</summary>
    private const int Addresses = 200;

    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("GATEWAY_REQUESTS") ?? "3000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task One_that_is_killed_is_not_missed()
    {
        await using var gateway = await Gateway.Start();

        var failed = await Load(gateway, meanwhile: () =>
        {
            gateway.Replicas[0].Kill();
            return Task.CompletedTask;
        });

        failed.Take(5).ShouldBeEmpty(gateway.Log);

        // It was asked and did not answer, whether it had taken the connection or not: else nothing was shown.
        gateway.Log.ShouldContain("upstream");
    }

    [Fact]
    public async Task One_after_the_other_can_be_restarted()
    {
        await using var gateway = await Gateway.Start("--Shutdown:DelaySeconds", "1");

        var failed = await Load(gateway, meanwhile: async () =>
        {
            await gateway.Restart(0);
            await gateway.Restart(1);
        });

        failed.Take(5).ShouldBeEmpty(gateway.Log);
    }

    /// <summary>The requests that were not answered as they should be, of so many and as long as something goes on; it begins after a third.</summary>
    private static async Task<IReadOnlyCollection<string>> Load(Gateway gateway, Func<Task> meanwhile)
    {
        var (made, failed) = (0, new ConcurrentQueue<string>());
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HttpClient[] clients = [.. Enumerable.Range(0, Addresses).Select(number => gateway.ClientFrom($"127.0.4.{number + 1}"))];
        var kept = new ConcurrentDictionary<string, string>();
        var happening = AfterThird();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref made); number <= Requests || !happening.IsCompleted; number = Interlocked.Increment(ref made))
            {
                if (await Fault(clients[number % Addresses], number, kept) is { } fault)
                {
                    failed.Enqueue(fault);
                }

                if (number == Requests / 3)
                {
                    third.SetResult();
                }

                // What is still going on needs the processor too.
                if (number > Requests)
                {
                    await Task.Delay(10, TestContext.Current.CancellationToken);
                }
            }
        })));
        await happening;

        foreach (var client in clients)
        {
            client.Dispose();
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{made - Clients} requests, {failed.Count} failed.");
        return failed;

        async Task AfterThird()
        {
            await third.Task;
            await meanwhile();
        }
    }

    /// <summary>What is wrong with the answer to one request; null if nothing is. A fourth each: kept by the gateway, large, never asked before, a body.</summary>
    private static async Task<string?> Fault(HttpClient client, int number, ConcurrentDictionary<string, string> kept)
    {
        var url = (number % 4) switch
        {
            0 => "/v1/foods/natto",
            1 => "/v1/nutrients/vitamin-k2?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations",
            2 => $"/v1/foods/natto/nutrients?grams={Grams(number)}",
            _ => "/v1/intake-analyses",
        };

        try
        {
            using var body = new StringContent($$"""{ "items": [ { "foodId": "natto", "grams": {{Grams(number)}} } ] }""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var request = new HttpRequestMessage(number % 4 == 3 ? HttpMethod.Post : HttpMethod.Get, new Uri(url, UriKind.Relative)) { Content = number % 4 == 3 ? body : null };
            request.Headers.TryAddWithoutValidation("Accept-Encoding", number % 8 == 1 ? "br" : "");
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

            if (response.StatusCode is not HttpStatusCode.OK)
            {
                return $"{number} {url}: {response.StatusCode} {Encoding.UTF8.GetString(answer)}";
            }

            // The same tag, the same bytes, whoever sent them; and what was never asked is answered for what was asked.
            var isRight = response.Headers.ETag is { } tag
                ? kept.GetOrAdd(tag.ToString(), Convert.ToHexString(SHA256.HashData(answer))) == Convert.ToHexString(SHA256.HashData(answer)) && (number % 4 != 2 || answer.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"grams\":{Grams(number)}")) > 0)
                : number % 4 == 3 && answer.AsSpan().IndexOf("\"totals\":["u8) > 0;
            return isRight ? null : $"{number} {url}: {Encoding.UTF8.GetString(answer)}";
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return $"{number} {url}: {fault.Message} {fault.InnerException?.Message}";
        }
    }

    private static string Grams(int number) => (number / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
