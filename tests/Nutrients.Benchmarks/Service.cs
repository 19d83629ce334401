using System.Diagnostics;

namespace Nutrients.Benchmarks;

/// <summary>A server as a process of its own.</summary>
internal sealed class Service : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private Service(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The processor time that it has taken so far, in seconds.</summary>
    public double ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The API as it is shipped.</summary>
    public static Task<Service> StartApi(string? dataset, bool isCached)
    {
        string[] settings = [.. dataset is null ? [] : new[] { "--Dataset:Path", dataset }, .. isCached ? [] : new[] { "--Cache:SizeLimitMegabytes", "0" }];
        return Start("Nutrients.Api.dll", ["--urls", "http://127.0.0.1:0", .. settings]);
    }

    public static Task<Service> StartBare(string folder) => Start("Nutrients.Benchmarks.dll", ["bare", folder, "http://127.0.0.1:0"]);

    private static async Task<Service> Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Read on, so that it never waits for a reader.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(process, new Uri(line[(at + Listening.Length)..].Trim()));
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"{program} did not start.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
