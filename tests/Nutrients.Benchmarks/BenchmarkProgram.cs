using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.Configuration;

namespace Nutrients.Benchmarks;

/// <summary>How fast the API is, and how that changes as the dataset grows.</summary>
internal static class BenchmarkProgram
{
    private const string Usage = """
        usage: dotnet run -c Release --project tests/Nutrients.Benchmarks -- <verb>
          queries [--filter *Search*]    the query methods, without HTTP
          load [--rounds 5] [--seconds 3] [--only PART-OF-NAME] [--dataset FILE]
                                         whole requests, against a bare endpoint that sends the same bytes (needs wrk)
          grow FOLDER FACTOR             compiles data/ with FACTOR times the foods into FOLDER/nutrients.db, for load --dataset
          bare FOLDER URL                the bare endpoint, over what load has recorded in FOLDER
        """;

    public static async Task<int> Main(string[] args)
    {
        if (typeof(BenchmarkProgram).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            await Console.Error.WriteLineAsync("A debug build says nothing about speed; add -c Release.");
            return 2;
        }

        switch (args)
        {
            case ["queries", .. var options]:
                BenchmarkSwitcher.FromTypes([typeof(QueryBenchmarks)]).Run(options is [] ? ["--filter", "*"] : options, Config());
                return 0;
            case ["load", .. var options]:
                var settings = new ConfigurationBuilder().AddCommandLine(options).Build();
                return await LoadTest.Run(settings.GetValue("rounds", 5), settings.GetValue("seconds", 3), settings["only"] ?? "", settings["dataset"]);
            case ["grow", var folder, var factor] when int.TryParse(factor, out var times) && times is >= 1 and <= 100 && Directory.Exists("data"):
                return GrownDataset.Make("data", folder, times);
            case ["bare", var folder, var url] when Directory.Exists(folder):
                await BareServer.Run(folder, new Uri(url));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    /// <summary>In this process, since a generated project would not build below a folder of central settings; short, since it is the difference between queries that counts.</summary>
    private static ManualConfig Config() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
}
