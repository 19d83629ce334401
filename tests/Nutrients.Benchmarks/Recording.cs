using System.Text.Json;

namespace Nutrients.Benchmarks;

/// <summary>What a client asks, as far as the answer depends on it.</summary>
internal readonly record struct Question(string Target, string AcceptEncoding, string IfNoneMatch);

/// <summary>What the API answered: status, headers and bytes.</summary>
internal sealed record Answer(Question Question, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body);

/// <summary>Answers in a folder: a list of questions, statuses and headers, and a file for each body.</summary>
internal static class Recording
{
    private const string List = "answers.json";

    // What the server adds by itself.
    private static readonly string[] Own = ["Connection", "Date", "Transfer-Encoding"];

    /// <summary>Asks a service, without decompressing what it sends.</summary>
    public static async Task<Answer> Ask(HttpClient client, Uri service, Question question)
    {
        var url = new Uri(service, question.Target);

        if (url.PathAndQuery != question.Target)
        {
            throw new InvalidOperationException($"'{question.Target}' is sent as '{url.PathAndQuery}'.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        foreach (var (name, value) in HeadersOf(question))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return new(question, (int)response.StatusCode, [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))], await response.Content.ReadAsByteArrayAsync());
    }

    public static IEnumerable<KeyValuePair<string, string>> HeadersOf(Question question) =>
        new[] { KeyValuePair.Create("Accept-Encoding", question.AcceptEncoding), KeyValuePair.Create("If-None-Match", question.IfNoneMatch) }.Where(header => header.Value.Length > 0);

    public static void Save(string folder, IReadOnlyList<Answer> answers)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, List), JsonSerializer.Serialize(answers.Select(answer => answer with { Body = [] })));

        for (var i = 0; i < answers.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i}.body"), answers[i].Body);
        }
    }

    public static IReadOnlyDictionary<Question, Answer> Load(string folder) =>
        JsonSerializer.Deserialize<Answer[]>(File.ReadAllText(Path.Combine(folder, List)))!
            .Select((answer, i) => answer with { Body = File.ReadAllBytes(Path.Combine(folder, $"{i}.body")) })
            .ToDictionary(answer => answer.Question);
}
