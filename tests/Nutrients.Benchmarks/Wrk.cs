using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Nutrients.Benchmarks;

/// <summary>What wrk saw in one round.</summary>
internal sealed record Seen(double Requests, double PerSecond, double P99, double Errors);

/// <summary>The load generator.</summary>
internal static class Wrk
{
    public static bool IsThere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("wrk", ["-v"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Asks for the targets in a file, in turn, for so many seconds: as many connections, each with one request at a time.</summary>
    public static async Task<Seen> Run(Uri service, string targets, IEnumerable<KeyValuePair<string, string>> headers, int connections, int seconds)
    {
        var start = new ProcessStartInfo("wrk", ["-t", "1", "-c", $"{connections}", "-d", $"{seconds}s", "--timeout", "60s", "-s", Path.Combine(AppContext.BaseDirectory, "cycle.lua"), .. headers.SelectMany(header => new[] { "-H", $"{header.Key}: {header.Value}" }), service.ToString()])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TARGETS"] = targets;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // Requests, microseconds, microseconds, errors.
        return said.Split('\n').LastOrDefault(line => line.StartsWith("SAW ", StringComparison.Ordinal)) is { } line
            && line.Split(' ')[1..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray() is [var requests, var duration, var p99, var errors]
            ? new(requests, requests / duration * 1e6, p99, errors)
            : throw new InvalidOperationException($"wrk failed: {said}");
    }
}
