using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>A request, and what is known of it since it was made up. In texts that are sent each character is one byte.</summary>
internal sealed record FuzzRequest
{
    public required string Method { get; init; }

    /// <summary>The path and the query, encoded.</summary>
    public required string Target { get; init; }

    /// <summary>The operation that is asked; null where the path was bent.</summary>
    public required FuzzOperation? Operation { get; init; }

    /// <summary>The parameters of the query as they are read; a value is null where that depends on how a bad encoding is read.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Query { get; init; }

    /// <summary>The id in the path; null if there is none.</summary>
    public string? PathId { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    /// <summary>The body where it is JSON that can be read, declared as such.</summary>
    public JsonNode? Json { get; init; }

    public string Path => Target.Split('?')[0];

    /// <summary>Whether it is HTTP with a path that a server may read; what is not, Kestrel refuses before the service sees it.</summary>
    public bool IsWellFormed => Target.All(char.IsAscii) && !Path.Contains("%00", StringComparison.Ordinal);

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public FuzzRequest With(string header, string value) => this with { Headers = [.. Headers.Where(other => !other.Name.Equals(header, StringComparison.OrdinalIgnoreCase)), (header, value)] };

    public byte[] Bytes(Uri address)
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");

        if (Header("Host") is null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\n");
        }

        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (Body is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body ?? []];
    }

    /// <summary>All that was sent, as text, for what an answer may quote.</summary>
    public string Text => string.Join('\n', [Target, Uri.UnescapeDataString(Target), .. Headers.Select(header => header.Value), Body is null ? "" : Encoding.UTF8.GetString(Body), Json?.ToString() ?? ""]);

    /// <summary>The same for a shell (bash).</summary>
    public string Curl(Uri address)
    {
        var curl = new StringBuilder("curl -i -g --path-as-is -H 'User-Agent:'");
        curl.Append(CultureInfo.InvariantCulture, $" {(Method == "HEAD" ? "-I" : $"-X {Quoted(Method)}")}");

        if (Header("Accept") is null)
        {
            curl.Append(" -H 'Accept:'");
        }

        foreach (var (name, value) in Headers)
        {
            // Curl writes an empty value as a name without one.
            curl.Append(" -H ").Append(Quoted(value.Length == 0 ? $"{name};" : $"{name}: {value}"));
        }

        if (Body is not null)
        {
            curl.Append(Header("Content-Type") is null ? " -H 'Content-Type:'" : "").Append(" --data-binary ").Append(Body.Contains((byte)0) ? "@- <<< (bytes with NUL) " : "").Append(Quoted(Encoding.Latin1.GetString(Body)));
        }

        return curl.Append(' ').Append(Quoted(address.GetLeftPart(UriPartial.Authority) + Target)).ToString();
    }

    private static string Quoted(string text)
    {
        if (text.All(letter => letter is >= ' ' and <= '~' and not ('\'' or '\\')))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder("$'");

        foreach (var letter in text)
        {
            quoted.Append(letter is >= ' ' and <= '~' and not ('\'' or '\\') ? $"{letter}" : $"\\x{(int)letter:x2}");
        }

        return quoted.Append('\'').ToString();
    }
}
