using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nutrients.Api.Tests;

/// <summary>What README.md shows works.</summary>
public sealed partial class ReadmeTests(PublishedApi api)
{
    public static TheoryData<string> Calls => [.. Call().Matches(Readme()).Select(call => call.Groups["path"].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_is_answered(string path)
    {
        using var response = await api.Get(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task The_answer_that_is_shown_is_the_answer()
    {
        var shown = JsonNode.Parse(Example().Match(Readme()).Groups["json"].Value)!.AsObject();
        var answered = (await api.Get("/v1/nutrients/vitamin-k2/food-sources?limit=5").Json())["data"]![0]!;

        shown.Where(pair => pair.Key != "amount").ShouldAllBe(pair => JsonNode.DeepEquals(pair.Value, answered[pair.Key]));
        shown["amount"]!.AsObject().ShouldAllBe(pair => JsonNode.DeepEquals(pair.Value, answered["amount"]![pair.Key]));
    }

    [Fact]
    public async Task The_page_to_try_it_out_is_where_a_browser_lands()
    {
        using var response = await api.Get("/");

        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/swagger");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Readme([CallerFilePath] string file = "") => File.ReadAllText(Path.GetFullPath("../../../README.md", file));

    [GeneratedRegex("curl -s \"http://localhost:5000(?<path>[^\"]+)\"")]
    private static partial Regex Call();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
