using System.Net;
using System.Text.Json.Nodes;
using Nutrients.Compiler;

namespace Nutrients.Api.Tests;

/// <summary>What stands beside the dataset may be missing, or of another one.</summary>
public sealed class UnfitFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nutrients-").FullName;
    private readonly string _dataset;

    public UnfitFilesTests()
    {
        _dataset = Path.Combine(_folder, "nutrients.db");
        DatasetCompiler.Main(["compile", Path.Combine(AppContext.BaseDirectory, "Sample"), _dataset]).ShouldBe(0);
    }

    [Fact]
    public async Task Only_what_belongs_to_the_dataset_is_given()
    {
        using var api = new FolderApi(_dataset, ("Cache:SizeLimitMegabytes", "0"));
        var good = await File.ReadAllBytesAsync(_dataset + ".csv.zip", TestContext.Current.CancellationToken);
        (await Statuses(api)).ShouldBe("200 200 200 200 200");

        // One changed byte.
        await File.WriteAllBytesAsync(_dataset + ".csv.zip", [.. good[..^1], (byte)(good[^1] ^ 1)], TestContext.Current.CancellationToken);
        (await Statuses(api)).ShouldBe("503 200 503 200 200");
        var problem = await api.Get("/v1/dataset/files/nutrients.csv.zip").Json(HttpStatusCode.ServiceUnavailable);
        problem["code"]!.ToString().ShouldBe("file-unavailable");
        problem["detail"]!.ToString().ShouldContain("is not known to be of the dataset");
        problem.ToJsonString().ShouldNotContain(_folder);

        File.Delete(_dataset + ".csv.zip");
        (await Statuses(api)).ShouldBe("503 200 503 200 200");
        (await api.Get("/v1/dataset/files/nutrients.csv.zip").Json(HttpStatusCode.ServiceUnavailable))["detail"]!.ToString().ShouldStartWith("nutrients.csv.zip is not beside the dataset here.");

        await File.WriteAllBytesAsync(_dataset + ".csv.zip", good, TestContext.Current.CancellationToken);
        (await Statuses(api)).ShouldBe("200 200 200 200 200");

        File.Move(_dataset + ".datapackage.json", _dataset + ".kept");
        (await Statuses(api)).ShouldBe("503 200 503 503 503");
        await File.WriteAllTextAsync(_dataset + ".datapackage.json", "{ \"resources\": 1 }", TestContext.Current.CancellationToken);
        (await Statuses(api)).ShouldBe("503 200 503 503 503");
        File.Move(_dataset + ".kept", _dataset + ".datapackage.json", overwrite: true);

        // Another dataset in the place of the one that is served: none of its files is given out as of this one.
        File.Delete(_dataset);
        await File.WriteAllTextAsync(_dataset, "another", TestContext.Current.CancellationToken);
        (await Statuses(api)).ShouldBe("503 503 200 200 200");
        using var response = await api.Get("/v1/dataset/files/nutrients.db");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        response.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task No_more_files_are_sent_at_once_than_configured()
    {
        // Larger than what a connection takes without being read.
        using var api = new FolderApi(Path.Combine(AppContext.BaseDirectory, "nutrients.db"), ("Downloads:PermitLimit", "1"));
        using var client = new HttpClient { BaseAddress = api.Address };

        using (await client.GetAsync(new Uri("/v1/dataset/files/nutrients.db", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            using var refused = await api.Get("/v1/dataset/files/nutrients.db");
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            problem["code"]!.ToString().ShouldBe("too-many-downloads");
        }

        // Whoever left makes room, as soon as the service sees it.
        while (true)
        {
            using var response = await api.Get("/v1/dataset/files/nutrients.db", ("Range", "bytes=0-9"));

            if (response.StatusCode == HttpStatusCode.PartialContent)
            {
                break;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task No_file_stays_open_after_its_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are counted in /proc.");
        using var api = new FolderApi(_dataset);

        foreach (var range in new[] { "bytes=0-9", "bytes=9999999999-", "bytes=0-" })
        {
            foreach (var name in FilesTests.Names)
            {
                using var response = await api.Get($"/v1/dataset/files/{name.Data}", ("Range", range));
                using var known = await api.Get($"/v1/dataset/files/{name.Data}", ("If-None-Match", "*"));
                using var head = await api.Send(HttpMethod.Head, $"/v1/dataset/files/{name.Data}");
            }
        }

        // An answer is complete for the client a moment before the service closes the file.
        while (Open().Any(file => !file.EndsWith("nutrients.db", StringComparison.Ordinal)) || Open().Length > DatasetHandles)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        string[] Open() => [.. Directory.EnumerateFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget ?? "").Where(file => file.StartsWith(_folder, StringComparison.Ordinal))];
    }

    // The sessions that answer, and what tells whether the file still is the one that was opened.
    private static int DatasetHandles => (2 * Environment.ProcessorCount) + 1;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Statuses(FolderApi api)
    {
        var statuses = new List<int>();

        foreach (var name in FilesTests.Names.Select(name => $"/{name.Data}").Prepend(""))
        {
            using var response = await api.Get($"/v1/dataset/files{name}");
            statuses.Add((int)response.StatusCode);
        }

        return string.Join(' ', statuses);
    }

    private sealed class FolderApi(string dataset, params (string Key, string Value)[] settings) : RunningApi(dataset, settings);
}
