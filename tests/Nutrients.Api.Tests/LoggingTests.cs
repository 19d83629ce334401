using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>What the service, as a process of its own, writes about requests.</summary>
public sealed partial class LoggingTests
{
    [Fact]
    public async Task Requests_are_not_logged_by_default()
    {
        await using var service = await ServiceProcess.Start([]);
        await AskOften(service);
        await service.Terminate();
        await service.Ended();

        service.Log.ShouldNotContain("/v1/foods");
    }

    [Fact]
    public async Task One_setting_turns_the_access_log_on()
    {
        await using var service = await ServiceProcess.Start([], ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Information"));
        await AskOften(service);

        await service.ReadLog(until: Answered());
    }

    [Fact]
    public async Task The_log_says_which_SQLite_answers()
    {
        await using var service = await ServiceProcess.Start([]);
        await service.ReadLog(until: Library());

        new Version(Library().Match(service.Log).Groups["version"].Value).ShouldBeGreaterThanOrEqualTo(new Version("3.35.5"));
    }

    [Fact]
    public async Task A_system_without_SQLite_is_served_by_the_bundled_one()
    {
        // Found before the system's own, and no library.
        var folder = Directory.CreateTempSubdirectory("nutrients-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "libsqlite3.so.0"), "none", TestContext.Current.CancellationToken);
        await using var service = await ServiceProcess.Start([], ("LD_LIBRARY_PATH", folder));
        await service.ReadLog(until: Library());
        Directory.Delete(folder, recursive: true);

        Library().Match(service.Log).Groups["version"].Value.ShouldBe("3.35.5");
    }

    // What is logged is written a little later, so of several requests the first has its line when the last is answered.
    private static async Task AskOften(ServiceProcess service)
    {
        using var client = new HttpClient();

        for (var times = 0; times < 20; times++)
        {
            await client.GetStringAsync(new Uri(service.Address, "/v1/foods/natto"), service.Timeout);
        }
    }

    [GeneratedRegex("read by SQLite (?<version>[0-9.]+);")]
    private static partial Regex Library();

    [GeneratedRegex("Request finished HTTP/1.1 GET http://127.0.0.1:[0-9]+/v1/foods/natto - 200 ")]
    private static partial Regex Answered();
}
