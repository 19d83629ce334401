using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Nutrients.Browser.Tests;

[assembly: AssemblyFixture(typeof(Explorer))]

namespace Nutrients.Browser.Tests;

/// <summary>The real server over the real dataset, and one real browser, shared by all tests. Each visit has cookies, storage and cache of its own.</summary>
public sealed class Explorer : IAsyncLifetime
{
    /// <summary>Where Debian, other systems and a wish of one's own put a Chromium.</summary>
    private static readonly string? Executable = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly Server _server = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string AxeScript { get; } = new BundledAxeScriptProvider().GetScript();

    /// <summary>For what needs no browser.</summary>
    public HttpClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        if (Executable is not null)
        {
            _playwright = await Playwright.CreateAsync();

            // CI runs as root, where Chromium has no sandbox; it sees this server and nothing else.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
        }
    }

    /// <summary>
    /// Opens a page, waits until it shows what its address says, and walks through it. What no visitor should meet fails the test: an error of a script or on the console, a failed request.
    /// </summary>
    public async Task Visit(string path, Func<IPage, Task> walk, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            Assert.Skip("There is no browser: install one with 'apt-get install chromium', or name one in the environment variable CHROMIUM.");
        }

        options ??= new() { ViewportSize = new() { Width = 1280, Height = 900 } };
        options.BaseURL = _server.Address;
        options.ReducedMotion = ReducedMotion.Reduce;
        await using var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add($"script: {error}");
        page.Console += (_, message) => faults.AddRange(message.Type is "error" or "warning" ? [$"console: {message.Text}"] : []);
        page.RequestFailed += (_, request) => faults.Add($"failed: {request.Url}");
        page.Response += (_, response) => faults.AddRange(response.Status >= 400 ? [$"{response.Status}: {response.Url}"] : []);
        page.Request += (_, request) => faults.AddRange(request.Url.StartsWith(_server.Address, StringComparison.Ordinal) ? [] : [$"elsewhere: {request.Url}"]);

        await page.GotoAsync(path);
        await page.IsShown();
        await walk(page);

        faults.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _server.DisposeAsync();
    }

    private sealed class Server : WebApplicationFactory<Program>
    {
        public Server()
        {
            UseKestrel();
            StartServer();
            Client = CreateClient();
        }

        public HttpClient Client { get; }

        public string Address => Client.BaseAddress!.ToString();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // As it runs in earnest: compressed, and not reloaded.
            builder.UseEnvironment("Production");
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.UseSetting("Logging:LogLevel:Default", "Error");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Client.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

internal static class PageExtensions
{
    /// <summary>The page shows what its address says.</summary>
    public static Task IsShown(this IPage page) => page.Locator("main:not([aria-busy]) h1").First.WaitForAsync();

    /// <summary>What was copied last; the page may write to the clipboard, and a test reads what it wrote.</summary>
    public static Task<string> Clipboard(this IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    public static Task<int> OverflowingPixels(this IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
