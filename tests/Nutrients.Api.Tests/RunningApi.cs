using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Nutrients.Api.Data;
using Nutrients.Api.Hosting;
using Nutrients.Api.Tests;
using Nutrients.Compiler;

[assembly: AssemblyFixture(typeof(SampleApi))]
[assembly: AssemblyFixture(typeof(PublishedApi))]
[assembly: AssemblyFixture(typeof(UncachedApi))]

namespace Nutrients.Api.Tests;

/// <summary>The whole API on a real socket. It is read-only, so all tests share one server and one client.</summary>
public abstract class RunningApi : WebApplicationFactory<Program>
{
    private readonly string? _dataset;
    private readonly (string Key, string Value)[] _settings;
    private readonly HttpClient _client;

    protected RunningApi(string? dataset, params (string Key, string Value)[] settings)
    {
        _dataset = dataset;
        _settings = settings;
        UseKestrel();

        // Started here, before any test: the factory's own lazy start is not safe for tests that run in parallel.
        StartServer();
        _client = CreateClient();
    }

    /// <summary>What is made from the dataset that is served.</summary>
    internal T Of<T>() where T : notnull
    {
        using var served = Services.GetRequiredService<CurrentDataset>().Take();
        return served.Get<T>();
    }

    public Uri Address => _client.BaseAddress!;

    public Task<HttpResponseMessage> Get(string url, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, url, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> Post(string url, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, UriKind.Relative)) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // A port that the factory is asked for is set while the service starts, and now and then too late.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
        builder.UseSetting("Logging:LogLevel:Nutrients.Api", "Error");

        if (_dataset is not null)
        {
            builder.UseSetting("Dataset:Path", _dataset);
            builder.UseSetting("OpenApi:Contact:Url", "https://host.example/nutrients");
            builder.UseSetting("OpenApi:Contact:Email", "nutrients@host.example");
        }

        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Here compiler and API are one process, and must not use two libraries.</summary>
internal static class OneSqlite
{
    [ModuleInitializer]
    public static void Choose() => _ = SqliteLibrary.Version;
}

/// <summary>The API over the small dataset of Sample/, in which every food has what its name says.</summary>
public sealed class SampleApi() : RunningApi(Compile())
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("nutrients-").FullName;

    private static string Compile()
    {
        var output = Path.Combine(Folder, "nutrients.db");
        DatasetCompiler.Main(["compile", Path.Combine(AppContext.BaseDirectory, "Sample"), output]).ShouldBe(0);
        return output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The API over the dataset that the build compiled from data/.</summary>
public sealed class PublishedApi() : RunningApi(dataset: null);

/// <summary>The same, making every answer anew.</summary>
public sealed class UncachedApi() : RunningApi(dataset: null, ("Cache:SizeLimitMegabytes", "0"));
