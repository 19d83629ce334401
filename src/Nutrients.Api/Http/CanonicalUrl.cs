using System.Buffers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Nutrients.Api.Http;

/// <summary>
/// One spelling for all URLs that ask the same: parameters by name, the cursor last, each character percent-encoded if it must be. Answers are kept and tagged under it, and show it as <c>links.self</c>.
/// </summary>
internal static class CanonicalUrl
{
    // Of what a query may contain (RFC 3986, 3.4), what our values are made of; + would be read as a space.
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~,:/");

    /// <summary>The URL of a request, from its path on.</summary>
    public static string Of(HttpRequest request)
    {
        var path = request.PathBase.HasValue ? (request.PathBase + request.Path).ToUriComponent() : request.Path.ToUriComponent();
        return !request.QueryString.HasValue ? path : string.Concat(path, IsCanonical(request.QueryString.Value) ? request.QueryString.Value : Canonical(request.Query));
    }

    /// <summary>The same list from a cursor on.</summary>
    public static string WithCursor(string url, string cursor)
    {
        var old = url.IndexOf("cursor=", url.IndexOf('?') + 1, StringComparison.Ordinal);
        return old < 0 ? $"{url}{(url.Contains('?') ? '&' : '?')}cursor={cursor}" : string.Concat(url.AsSpan(..old), "cursor=", cursor);
    }

    // Most clients spell so; it is worth a look, since it saves the parsing.
    private static bool IsCanonical(string query)
    {
        var before = ReadOnlySpan<char>.Empty;

        foreach (var range in query.AsSpan(1).Split('&'))
        {
            var parameter = query.AsSpan(1)[range];
            var equals = parameter.IndexOf('=');

            if (equals <= 0 || parameter[..equals].ContainsAnyExcept(Plain) || parameter[(equals + 1)..].ContainsAnyExcept(Plain) || !Follows(parameter[..equals], before))
            {
                return false;
            }

            before = parameter[..equals];
        }

        return true;
    }

    private static bool Follows(ReadOnlySpan<char> name, ReadOnlySpan<char> before) => name is "cursor" ? before is not "cursor" : before is not "cursor" && name.SequenceCompareTo(before) > 0;

    private static string Canonical(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var canonical = new StringBuilder();

        foreach (var (name, values) in query.OrderBy(parameter => parameter.Key == "cursor").ThenBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
            {
                canonical.Append(canonical.Length == 0 ? '?' : '&').Append(Encoded(name)).Append('=').Append(Encoded(value ?? ""));
            }
        }

        return canonical.ToString();
    }

    private static string Encoded(string text) =>
        text.AsSpan().ContainsAnyExcept(Plain) ? new StringBuilder(Uri.EscapeDataString(text)).Replace("%2C", ",").Replace("%3A", ":").Replace("%2F", "/").ToString() : text;
}
