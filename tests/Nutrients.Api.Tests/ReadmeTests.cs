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

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        text.Length.ShouldBeGreaterThan(200);
        text.ShouldNotContain("\"data\":[]");
    }

    [Fact]
    public async Task The_answers_that_are_shown_are_the_answers()
    {
        JsonNode[] shown = [.. Example().Matches(Readme()).Select(example => JsonNode.Parse(example.Groups["json"].Value)!)];

        shown.Length.ShouldBe(3);
        Holds(shown[0], (await api.Get("/v1/nutrients/vitamin-k2/food-sources?limit=5").Json())["data"]![0]!);
        Holds(shown[1], (await api.Post("/v1/intake-analyses", Body().Match(Readme()).Groups["json"].Value).Json())["totals"]![0]!);
        Holds(shown[2], await api.Get("/v1/interactions/warfarin-vitamin-k").Json());

        // README leaves out keys that are null.
        static void Holds(JsonNode shown, JsonNode answered)
        {
            foreach (var (key, value) in shown.AsObject())
            {
                if (value is JsonObject within)
                {
                    Holds(within, answered[key]!);
                }
                else
                {
                    JsonNode.DeepEquals(value, answered[key]).ShouldBeTrue(key);
                }
            }
        }
    }

    [Fact]
    public async Task The_page_to_try_it_out_is_there()
    {
        using var response = await api.Get("/swagger");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Readme([CallerFilePath] string file = "") => File.ReadAllText(Path.GetFullPath("../../../README.md", file));

    [GeneratedRegex("curl -s \"http://localhost:5000(?<path>[^\"]+)\"")]
    private static partial Regex Call();

    [GeneratedRegex("-d '(?<json>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Body();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
