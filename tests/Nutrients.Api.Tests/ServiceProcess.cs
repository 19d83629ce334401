using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>The service as a process of its own, on a free port, until it is disposed of.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenSource _timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private ServiceProcess(Process process)
    {
        _process = process;
        _timeout.CancelAfter(TimeSpan.FromSeconds(60));
    }

    public int Id => _process.Id;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it has written to standard output so far.</summary>
    public string Log { get; private set; } = "";

    /// <summary>The names of the files that it has loaded, as Linux tells them.</summary>
    public string LoadedFiles => File.ReadAllText($"/proc/{_process.Id}/maps");

    /// <summary>Ends what takes longer than anything should.</summary>
    public CancellationToken Timeout => _timeout.Token;

    /// <summary>Starts it, and waits until it listens.</summary>
    public static Task<ServiceProcess> Start(string[] settings, params (string Name, string Value)[] environment) => StartBy("dotnet", [], settings, environment);

    /// <summary>The same by a command that ends in starting dotnet with what follows it.</summary>
    public static async Task<ServiceProcess> StartBy(string command, string[] arguments, string[] settings, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, [.. arguments, Path.Combine(AppContext.BaseDirectory, "Nutrients.Api.dll"), "--urls", "http://127.0.0.1:0", .. settings]) { RedirectStandardOutput = true };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var service = new ServiceProcess(Process.Start(start)!);
        await service.ReadLog(until: Listening());
        service.Address = new Uri(Listening().Match(service.Log).Groups["url"].Value);
        return service;
    }

    public async Task ReadLog(Regex until, int from = 0)
    {
        while (!until.IsMatch(Log, from))
        {
            try
            {
                Log += (await _process.StandardOutput.ReadLineAsync(Timeout) ?? throw new InvalidOperationException(Log)) + "\n";
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The log has no {until}: {Log}");
            }
        }
    }

    /// <summary>Asks it to stop, as a container does.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Timeout);
    }

    /// <summary>Ends it as a crash does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it has ended, and gives its exit code.</summary>
    public async Task<int> Ended()
    {
        Log += await _process.StandardOutput.ReadToEndAsync(Timeout);
        await _process.WaitForExitAsync(Timeout);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _timeout.Dispose();
    }

    [GeneratedRegex("Now listening on: (?<url>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
