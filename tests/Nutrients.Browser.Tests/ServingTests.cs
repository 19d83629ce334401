using System.IO.Compression;
using System.Net;

namespace Nutrients.Browser.Tests;

/// <summary>How the page and its files are sent.</summary>
public sealed class ServingTests(Explorer explorer)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nutrients/vitamin-k2")]
    [InlineData("/foods/natto?portion=1")]
    [InlineData("/plate?food=natto:50")]
    [InlineData("/claims")]
    [InlineData("/index.html")]
    public async Task A_page_is_one_document_that_trusts_only_its_own_files(string path)
    {
        using var response = await Get(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        response.Headers.ETag.ShouldNotBeNull();
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("not medical advice");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nutrients/vitamin-k2/more")]
    [InlineData("/js/nothing.js")]
    [InlineData("/v1/nowhere")]
    public async Task Any_other_path_is_the_problem_that_it_was(string path)
    {
        using var response = await Get(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'"]);
    }

    [Fact]
    public async Task A_file_is_compressed_and_not_sent_again()
    {
        using var first = await Get("/css/explorer.css", ("Accept-Encoding", "gzip"));

        first.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        await using var text = new GZipStream(await first.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(3 * (int)first.Content.Headers.ContentLength!);

        using var second = await Get("/css/explorer.css", ("Accept-Encoding", "gzip"), ("If-None-Match", first.Headers.ETag!.ToString()));
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_module_that_another_asks_for_is_there()
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/js/main.js" };

        for (var open = new Queue<string>(known); open.TryDequeue(out var file);)
        {
            using var response = await Get(file);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            foreach (var name in text.Split('\n').Where(line => line.Contains("import", StringComparison.Ordinal)).SelectMany(line => line.Split('\'')).Where(part => part.EndsWith(".js", StringComparison.Ordinal)))
            {
                var path = new Uri(new Uri("http://page" + file), name).AbsolutePath;

                if (known.Add(path))
                {
                    open.Enqueue(path);
                }
            }
        }

        known.Count.ShouldBeGreaterThan(20);
    }

    private async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await explorer.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
