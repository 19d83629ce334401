using System.Text;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>What only a program of its own sends: no HTTP, HTTP that can be read in two ways, and several requests at once. Each request gets its own answer, or the connection is closed.</summary>
public sealed class WireTests(PublishedApi api)
{
    private const string Next = "GET /v1/claims?limit=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private const string Meal = """{"items":[{"foodId":"natto","grams":50}]}""";

    private const string Post = "POST /v1/intake-analyses HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

    private const string Get = "GET /v1/foods/natto HTTP/1.1\r\nHost: a\r\n";

    /// <param name="request">What is sent, each character as the byte with its number, and directly after it a request for the claims.</param>
    /// <param name="answers">The statuses of all answers. The claims are 200 if the connection is still good.</param>
    [Theory]

    // Two lengths, of which a proxy may believe the other one.
    [InlineData(Post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG", "400")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n29\r\n" + Meal + "\r\n0\r\n\r\n", "200")]
    [InlineData(Post + "Content-Length: 41\r\nContent-Length: 41\r\n\r\n" + Meal, "400")]
    [InlineData(Post + "Content-Length: 41, 41\r\n\r\n" + Meal, "400")]
    [InlineData(Post + "Content-Length: -1\r\n\r\n" + Meal, "400")]
    [InlineData(Post + "Content-Length: 99999999999999999999\r\n\r\n" + Meal, "400")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n29\r\n" + Meal + "\r\n0\r\n\r\n", "400")]
    [InlineData(Post + "Transfer-Encoding: xchunked\r\n\r\n29\r\n" + Meal + "\r\n0\r\n\r\n", "400")]
    [InlineData(Post + "Transfer-Encoding : chunked\r\n\r\n29\r\n" + Meal + "\r\n0\r\n\r\n", "400")]

    // Chunks.
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n29;a=b\r\n" + Meal + "\r\n0\r\nX: y\r\n\r\n", "200 200")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + Meal + "\r\n0\r\n\r\n", "400")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n" + Meal + "\r\n0\r\n\r\n", "400")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n29\r\n" + Meal + "0\r\n\r\n", "400")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n29\n" + Meal + "\n0\n\n", "400")]

    // A body that nobody asked for is no request, also where the answer does not wait for it.
    [InlineData(Get + "Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n", "200 200")]
    [InlineData("PUT /v1/foods HTTP/1.1\r\nHost: a\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n", "405 200")]
    [InlineData("POST /v1/intake-analyses HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n", "415 200")]
    [InlineData(Post + "\r\n", "400 200")]
    [InlineData(Get + "\r\n" + Get + "\r\n" + Get + "\r\n" + Get + "\r\n", "200 200 200 200 200")]

    // What is asked, and of whom.
    [InlineData("GET http://a/v1/foods/natto HTTP/1.1\r\nHost: a\r\n\r\n", "200 200")]
    [InlineData("GET http://other.example/v1/foods/natto HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "405 200")]
    [InlineData("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", "405 200")]
    [InlineData("GET v1/foods HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /v1/foods HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /v1/foods HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("GET /v1/foods HTTP/1.1\r\nHost: a b\r\n\r\n", "400")]
    [InlineData("GET /v1/foods HTTP/1.1\r\nHost: a/b\r\n\r\n", "400")]
    [InlineData("head /v1/foods HTTP/1.1\r\nHost: a\r\n\r\n", "400 200")]
    [InlineData("Get /v1/foods HTTP/1.1\r\nHost: a\r\n\r\n", "400 200")]

    // Bytes.
    [InlineData("GET /v1/foods/\u00e7\u00b4\u008d HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /v1/foods?q=\u00ff HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /v1/foods/a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /v1/foods/a%00b HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /v1/foods/%ed%a0%80%ff HTTP/1.1\r\nHost: a\r\n\r\n", "404 200")]
    [InlineData(Get + "X: a\0b\r\n\r\n", "400")]
    [InlineData(Get + "Accept: \u00ff\r\n\r\n", "400")]
    [InlineData(Get + "X: a\r\n b\r\n\r\n", "400")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", "400")]
    public async Task No_request_is_taken_for_another(string request, string answers)
    {
        using var connection = await RawConnection.Open(api.Address, TestContext.Current.CancellationToken);
        var got = new List<RawAnswer>();

        await connection.Send(request + Next);

        while (await connection.Answer() is { } answer)
        {
            got.Add(answer);
        }

        string.Join(' ', got.Select(answer => answer.Status)).ShouldBe(answers);
        Encoding.UTF8.GetString(got[^1].Body).Contains("\"self\":\"/v1/claims?limit=1\"", StringComparison.Ordinal).ShouldBe(answers.Contains(' ', StringComparison.Ordinal));
        got.ShouldAllBe(answer => answer.Body.Length == 0 || answer.Status == 200 || answer.Header("Content-Type") == "application/problem+json");
    }

    /// <summary>A control character would do something to whoever shows the problem, and half of a pair is no text.</summary>
    [Theory]
    [InlineData("/v1/foods/a%1b%5b31m", "There is no food 'a\ufffd[31m'.")]
    [InlineData("/v1/a%07", "There is nothing at '/v1/a\ufffd'. The resources are listed at /openapi/v1.json and shown at /swagger.")]
    [InlineData("/v1/dataset?a%00=1", "There is no parameter 'a\ufffd' here; there is format, dataset.")]
    [InlineData("/v1/dataset?=1", "There is a parameter without a name; write name=value.")]
    [InlineData("/v1/dataset?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%F0%9F%A7%80", "There is no parameter 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' here; there is format, dataset.")]
    public async Task What_is_quoted_is_text_that_can_be_shown(string url, string detail)
    {
        using var response = await api.Get(url);

        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"]!.ToString().ShouldBe(detail);
    }

    [Fact]
    public async Task A_method_is_quoted_short()
    {
        using var connection = await RawConnection.Open(api.Address, TestContext.Current.CancellationToken);

        await connection.Send(new string('A', 10_000) + " /v1/foods HTTP/1.1\r\nHost: a\r\n\r\n");
        var answer = await connection.Answer();

        answer!.Status.ShouldBe(405);
        answer.Body.Length.ShouldBeLessThan(500);
    }
}
