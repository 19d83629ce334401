using System.Globalization;

namespace Nutrients.Benchmarks;

/// <summary>
/// Whole requests. A machine is now fast and now slow, so the API is never compared with itself at another time, but with a bare endpoint that sends the
/// same answers, in alternating rounds; the table gives medians of the rounds' ratios.
/// </summary>
internal static class LoadTest
{
    private const int Connections = 32, Neighbours = 4, WarmUpSeconds = 3, FirstWarmUpSeconds = 10;

    public static async Task<int> Run(int rounds, int seconds, string only, string? dataset)
    {
        if (!Wrk.IsThere())
        {
            await Console.Error.WriteLineAsync("There is no wrk on the PATH (https://github.com/wg/wrk; in Debian and Ubuntu: apt-get install wrk).");
            return 1;
        }

        using var client = new HttpClient();
        using var shipped = await Service.StartApi(dataset, isCached: true);
        using var uncached = await Service.StartApi(dataset, isCached: false);
        var scenarios = (await new Scenarios(client, uncached.Address).All()).Where(scenario => scenario.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        var folder = Directory.CreateTempSubdirectory("nutrients-load-").FullName;
        var errors = 0.0;

        Console.WriteLine($"{rounds} rounds of {seconds} s, {Connections} connections, {Environment.ProcessorCount} processors, {DateTime.UtcNow:yyyy-MM-dd}; medians; ratios are to a bare Kestrel endpoint that sends the same bytes.");
        Console.WriteLine();
        Console.WriteLine("| scenario | URLs | bytes | requests/s | CPU µs/request | requests/s, ratio | p99, ratio | CPU/request, ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");

        try
        {
            var warm = new HashSet<Service>();

            foreach (var scenario in scenarios)
            {
                // A new process is slow until its code is compiled for good; what all requests share is compiled once.
                var api = scenario.IsCached ? shipped : uncached;
                errors += await Measure(scenario, client, api, Path.Combine(folder, $"{Array.IndexOf(scenarios, scenario)}"), rounds, seconds, warm.Add(api) ? FirstWarmUpSeconds : WarmUpSeconds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return errors == 0 && scenarios.Length > 0 ? 0 : 1;
    }

    private static async Task<double> Measure(Scenario scenario, HttpClient client, Service api, string folder, int rounds, int seconds, int warmUp)
    {
        var answers = await Record(scenario, client, api, folder);
        using var bare = await Service.StartBare(folder);
        await Check(client, bare, answers);
        Service[] services = [api, bare];
        var all = new Dictionary<Service, List<Round>> { [api] = [], [bare] = [] };

        foreach (var service in services)
        {
            await RunRound(scenario, service, folder, warmUp);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var service in round % 2 == 0 ? services : services.Reverse())
            {
                all[service].Add(await RunRound(scenario, service, folder, seconds));
            }
        }

        if (all.Values.SelectMany(service => service).Any(round => round.Seen.Requests == 0))
        {
            Console.WriteLine($"| {scenario.Name} | {answers.Count} | nothing was answered in {seconds} s: measure for longer |");
            return 1;
        }

        double Median(Func<Round, double> figure) => MedianOf(all[api].Select(figure));
        double Ratio(Func<Round, double> figure) => MedianOf(all[api].Zip(all[bare], (api, bare) => figure(api) / figure(bare)));

        var errors = all.Values.SelectMany(service => service).Sum(round => round.Seen.Errors);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scenario.Name} | {answers.Count} | {answers.Average(answer => answer.Body.Length):F0} | {Median(round => round.Seen.PerSecond):F0} | {Median(round => round.Cpu * 1e6):F0} | {Shown(Ratio(round => round.Seen.PerSecond))} | {Shown(Ratio(round => round.Seen.P99))} | {Shown(Ratio(round => round.Cpu))} |{(errors > 0 ? $" {errors} errors" : "")}"));
        return errors;
    }

    private static async Task<IReadOnlyList<Answer>> Record(Scenario scenario, HttpClient client, Service api, string folder)
    {
        var answers = new List<Answer>();

        foreach (var target in scenario.Targets.Distinct())
        {
            answers.Add(await Recording.Ask(client, api.Address, scenario.QuestionOf(target)));
        }

        Recording.Save(folder, [.. answers, .. scenario.Neighbour is { } neighbour ? [await Recording.Ask(client, api.Address, new(neighbour, "", ""))] : Array.Empty<Answer>()]);
        await File.WriteAllLinesAsync(TargetsIn(folder), scenario.Targets);
        await File.WriteAllLinesAsync(NeighboursIn(folder), scenario.Neighbour is null ? [] : [scenario.Neighbour]);
        return answers;
    }

    /// <summary>That both send the same is what the comparison rests on.</summary>
    private static async Task Check(HttpClient client, Service bare, IReadOnlyList<Answer> answers)
    {
        foreach (var answer in answers.Take(50))
        {
            var sent = await Recording.Ask(client, bare.Address, answer.Question);

            if (answer.Status >= 400 || sent.Status != answer.Status || !sent.Body.AsSpan().SequenceEqual(answer.Body) || !sent.Headers.ToHashSet().SetEquals(answer.Headers))
            {
                throw new InvalidOperationException($"{answer.Question}: the API answers with status {answer.Status} and {answer.Body.Length} bytes, the bare endpoint with status {sent.Status} and {sent.Body.Length} bytes.");
            }
        }
    }

    private static async Task<Round> RunRound(Scenario scenario, Service service, string folder, int seconds)
    {
        var before = service.ProcessorTime;
        var neighbours = scenario.Neighbour is null ? null : Wrk.Run(service.Address, NeighboursIn(folder), [], Neighbours, seconds);
        var seen = await Wrk.Run(service.Address, TargetsIn(folder), Recording.HeadersOf(scenario.QuestionOf("")), Connections, seconds);
        var others = neighbours is null ? 0 : (await neighbours).Requests;

        return new(seen, (service.ProcessorTime - before) / (seen.Requests + others));
    }

    /// <summary>Three digits at most.</summary>
    private static string Shown(double ratio) => ratio.ToString(ratio < 1 ? "F3" : ratio < 10 ? "F2" : ratio < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string TargetsIn(string folder) => Path.Combine(folder, "targets.txt");

    private static string NeighboursIn(string folder) => Path.Combine(folder, "neighbours.txt");

    private static double MedianOf(IEnumerable<double> values) => values.Order().ToArray() is var sorted && sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    /// <param name="Seen">What the clients saw.</param>
    /// <param name="Cpu">The processor time of the service for one request, in seconds.</param>
    private sealed record Round(Seen Seen, double Cpu);
}
