using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>What the service, as a process of its own, writes about requests.</summary>
public sealed partial class LoggingTests
{
    [Fact]
    public async Task Requests_are_not_logged_by_default() => (await LogOf(withAccessLog: false)).ShouldNotContain("/v1/foods");

    [Fact]
    public async Task One_setting_turns_the_access_log_on() => (await LogOf(withAccessLog: true)).ShouldMatch("Request finished HTTP/1.1 GET http://127.0.0.1:[0-9]+/v1/foods/natto - 200 ");

    /// <summary>All that stands on standard output when requests were answered.</summary>
    private static async Task<string> LogOf(bool withAccessLog)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nutrients.Api.dll"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };

        if (withAccessLog)
        {
            start.Environment["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information";
        }

        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        var log = "";

        try
        {
            while (!Listening().IsMatch(log))
            {
                log += await process.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException(log);
            }

            using var client = new HttpClient();

            // What is logged is written a little later, so of several requests the first has its line when the last is answered.
            for (var times = 0; times < 20; times++)
            {
                await client.GetStringAsync(new Uri(Listening().Match(log).Groups["url"].Value + "/v1/foods/natto"), timeout.Token);
            }

            while (withAccessLog && !log.Contains("Request finished", StringComparison.Ordinal))
            {
                log += await process.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException(log);
            }

            process.Kill();
            return log + await process.StandardOutput.ReadToEndAsync(timeout.Token);
        }
        finally
        {
            process.Kill();
        }
    }

    [GeneratedRegex("Now listening on: (?<url>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
