using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

internal static class JsonAssertions
{
    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> pending, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await pending;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(status == HttpStatusCode.OK ? "application/json" : "application/problem+json");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Compares the whole, key by key; both are indented, so that a failure shows where they differ.</summary>
    public static void ShouldBeJson(this JsonNode? actual, [StringSyntax(StringSyntaxAttribute.Json)] string expected) =>
        actual!.ToJsonString(Indented).ShouldBe(JsonNode.Parse(expected)!.ToJsonString(Indented));

    /// <summary>One value of every item of a list.</summary>
    public static IEnumerable<string?> Each(this JsonNode page, string key) => page["data"]!.AsArray().Select(item => item![key]?.ToString());

    private static System.Text.Json.JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
