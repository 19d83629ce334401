using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Nutrients.Api.Data;

namespace Nutrients.Api.Tests;

/// <summary>The service as a process of its own, with a dataset that it must not serve or a setting that it must not guess at.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nutrients-").FullName;
    private readonly string _good = Path.Combine(AppContext.BaseDirectory, "nutrients.db");

    [Fact]
    public async Task A_missing_dataset_is_refused() => (await Refusal(Path.Combine(_folder, "absent.db"))).ShouldStartWith("There is no dataset at '");

    [Fact]
    public async Task An_empty_dataset_is_refused() => (await Refusal(Made([], withManifest: true))).ShouldContain("is no dataset");

    [Fact]
    public async Task A_truncated_dataset_is_refused() => (await Refusal(Made((await Good())[..1_000_000], withManifest: false, manifestOf: _good))).ShouldContain("is damaged or not the one that was compiled");

    [Fact]
    public async Task A_dataset_with_one_changed_byte_is_refused()
    {
        var bytes = await Good();
        bytes[^5000] ^= 1;

        (await Refusal(Made(bytes, withManifest: false, manifestOf: _good))).ShouldContain("is damaged or not the one that was compiled");
    }

    [Fact]
    public async Task A_truncated_dataset_with_a_manifest_of_its_own_is_refused() => (await Refusal(Made((await Good())[..50], withManifest: true))).ShouldContain("is no dataset");

    [Fact]
    public async Task A_text_file_is_refused() => (await Refusal(Made("not a database, but long enough to be one"u8.ToArray(), withManifest: true))).ShouldContain("is no dataset");

    [Fact]
    public async Task A_dataset_of_another_schema_is_refused()
    {
        var bytes = await Good();

        // The user version is the big-endian number at offset 60 of the SQLite header, the application id at 68.
        bytes[63] = 99;
        (await Refusal(Made(bytes, withManifest: true))).ShouldContain("has schema version 99");
        bytes[68] = 0;
        (await Refusal(Made(bytes, withManifest: true))).ShouldContain("is no dataset of this project");
    }

    [Fact]
    public async Task A_folder_is_refused()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "folder.db")).FullName;

        (await Refusal(folder)).ShouldStartWith("There is no dataset at '");
    }

    [Fact]
    public async Task A_dataset_without_its_manifest_is_refused() => (await Refusal(Made(await Good(), withManifest: false))).ShouldContain("cannot be checked");

    /// <summary>With manifests of their own, so that it is not the hash that refuses them. Of the first page every byte of the header and some others, other ones each time.</summary>
    [Fact]
    public async Task A_dataset_that_was_cut_off_anywhere_is_refused()
    {
        var bytes = await Good();
        int[] lengths = [.. Enumerable.Range(0, 100), .. Enumerable.Range(0, 200).Select(_ => RandomNumberGenerator.GetInt32(100, 4096)), .. Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetInt32(4096, bytes.Length)), bytes.Length - 4096, bytes.Length - 1];

        foreach (var length in lengths)
        {
            using var dataset = Dataset.TryOpen(Made(bytes[..length], withManifest: true), TimeSpan.FromSeconds(10), out var refusal);

            dataset.ShouldBeNull($"{length} bytes");
            refusal.ShouldNotBeNull().ShouldNotContain('\n');
        }
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused()
    {
        var path = Path.Combine(_folder, "other.db");

        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE food (id TEXT); INSERT INTO food VALUES ('natto')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await Refusal(Made(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), withManifest: true))).ShouldContain("is no dataset of this project");
    }

    [Theory]
    [InlineData("RateLimiting:PermitLimit", "-1", "RateLimiting:PermitLimit must be a whole number from 0 to 2147483647; it is '-1'.")]
    [InlineData("RateLimiting:PermitLimit", "many", "RateLimiting:PermitLimit must be a whole number from 0 to 2147483647; it is 'many'.")]
    [InlineData("RateLimiting:WindowSeconds", "0", "RateLimiting:WindowSeconds must be a whole number from 1 to 86400; it is '0'.")]
    [InlineData("RateLimiting:PermitLimits", "5", "There is no setting RateLimiting:PermitLimits; did you mean RateLimiting:PermitLimit?")]
    [InlineData("Downloads:PermitLimit", "0", "Downloads:PermitLimit must be a whole number from 1 to 10000; it is '0'.")]
    [InlineData("Downloads:Limit", "5", "There is no setting Downloads:Limit; did you mean Downloads:PermitLimit?")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "proxy.example", "ForwardedHeaders:KnownProxies must be addresses, as 10.0.0.1 or fd00::1; one is 'proxy.example'.")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.1, 010.0.0.2", "ForwardedHeaders:KnownProxies must be addresses, as 10.0.0.1 or fd00::1; one is '010.0.0.2'.")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.1/8", "ForwardedHeaders:KnownNetworks must be networks by their first address and length, as 10.0.0.0/8 or fd00::/64; one is '10.0.0.1/8'.")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0", "ForwardedHeaders:KnownNetworks must be networks by their first address and length, as 10.0.0.0/8 or fd00::/64; one is '10.0.0.0'.")]
    [InlineData("ForwardedHeaders:ForwardLimit", "0", "ForwardedHeaders:ForwardLimit must be a whole number from 1 to 100; it is '0'.")]
    [InlineData("ForwardedHeaders_Enabled", "true", "ForwardedHeaders_Enabled trusts whoever sends a header; name the proxies in ForwardedHeaders:KnownProxies or ForwardedHeaders:KnownNetworks instead.")]
    [InlineData("Shutdown:GraceSeconds", "0", "Shutdown:GraceSeconds must be a whole number from 1 to 3600; it is '0'.")]
    [InlineData("Shutdown:Delay", "5", "There is no setting Shutdown:Delay; did you mean Shutdown:DelaySeconds?")]
    [InlineData("Connections:Limit", "0", "Connections:Limit must be a whole number from 1 to 1000000; it is '0'.")]
    [InlineData("Dataset:QueryTimeoutMilliseconds", "0", "Dataset:QueryTimeoutMilliseconds must be a whole number from 1 to 600000; it is '0'.")]
    [InlineData("Dataset:File", "x.db", "There is no setting Dataset:File; there is Dataset:Path, Dataset:QueryTimeoutMilliseconds, Dataset:WatchMilliseconds.")]
    [InlineData("urls", "localhost", "The service cannot start: Invalid url: 'localhost'.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "The service cannot start: Configuration value 'Loud' is not supported.")]
    public async Task A_wrong_setting_is_refused_with_what_would_be_right(string key, string value, string refusal) => (await Refusal(_good, $"--{key}", value)).ShouldBe(refusal);

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";

        (await Refusal(_good, "--urls", url)).ShouldBe($"The service cannot start: Failed to bind to address {url}: address already in use.");
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_said_in_one_line()
    {
        var program = Copy();
        await File.WriteAllTextAsync(Path.Combine(program, "appsettings.json"), """{ "Logging": """, TestContext.Current.CancellationToken);

        (await Refusal(_good, Path.Combine(program, "Nutrients.Api.dll"), [])).ShouldMatch("^The service cannot start: Failed to load configuration from file '.*appsettings.json': Could not parse the JSON file: .*LineNumber: ");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<byte[]> Good() => File.ReadAllBytesAsync(_good, TestContext.Current.CancellationToken);

    private string Made(byte[] bytes, bool withManifest, string? manifestOf = null)
    {
        var path = Path.Combine(_folder, "made.db");
        File.WriteAllBytes(path, bytes);

        if (withManifest)
        {
            File.WriteAllText(path + ".sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)) + "  made.db\n");
        }
        else if (manifestOf is not null)
        {
            File.Copy(manifestOf + ".sha256", path + ".sha256");
        }

        return path;
    }

    /// <summary>The program without its dataset, to have settings of its own.</summary>
    private string Copy()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "program")).FullName;

        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private static Task<string> Refusal(string dataset, params string[] settings) => Refusal(dataset, Path.Combine(AppContext.BaseDirectory, "Nutrients.Api.dll"), settings);

    /// <summary>Starts the service and gives the one line that it says on standard error before it exits with 1.</summary>
    private static async Task<string> Refusal(string dataset, string program, string[] settings)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--Dataset:Path", dataset, "--urls", "http://127.0.0.1:0", .. settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            timeout.CancelAfter(TimeSpan.FromSeconds(30));
            var logged = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var said = await process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);

            process.ExitCode.ShouldBe(1, said);
            said.Trim().ShouldNotContain("\n");
            said.ShouldNotContain("   at ");
            (await logged).ShouldBeEmpty();
            return said.Trim();
        }
        finally
        {
            // One that serves what it should refuse must not go on serving.
            process.Kill();
        }
    }
}
