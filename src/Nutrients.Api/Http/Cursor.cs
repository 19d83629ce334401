using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Nutrients.Api.Http;

/// <summary>What a part of a sort key is.</summary>
internal enum KeyPart
{
    /// <summary>A whole number from 0.</summary>
    Count,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>
/// Where a page ended: the sort key of its last item, base64url of JSON, after a digest of the path, the filters and the dataset it belongs to.
/// A cursor of another list, filter or dataset is refused instead of giving a page that fits nothing.
/// </summary>
internal static class Cursor
{
    private const int DigestBytes = 6;

    /// <param name="url">The canonical URL of the list.</param>
    /// <param name="dataset">The dataset version.</param>
    /// <param name="key">The sort key.</param>
    public static string Encode(string url, string dataset, string[] key) =>
        WebEncoders.Base64UrlEncode([.. DigestOf(url, dataset), .. JsonSerializer.SerializeToUtf8Bytes(key, ApiJson.Default.StringArray)]);

    /// <summary>The sort key in a cursor; null if it is none of this list. Anybody can make one up, so every part is looked at.</summary>
    /// <param name="url">The canonical URL of the list.</param>
    /// <param name="dataset">The dataset version.</param>
    /// <param name="cursor">The cursor.</param>
    /// <param name="form">What each part must be.</param>
    public static string[]? Decode(string url, string dataset, string cursor, KeyPart[] form)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(cursor);

            return bytes.AsSpan().StartsWith(DigestOf(url, dataset)) && JsonSerializer.Deserialize(bytes.AsSpan(DigestBytes), ApiJson.Default.StringArray) is { } key && key.Length == form.Length && key.Zip(form).All(part => IsOfForm(part.First, part.Second))
                ? key
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsOfForm(string? part, KeyPart form) => form switch
    {
        _ when part is null => false,
        KeyPart.Count => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit),
        KeyPart.Number => double.TryParse(part, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
        KeyPart.Text => true,
        _ => false,
    };

    private static byte[] DigestOf(string url, string dataset)
    {
        var list = new StringBuilder(dataset);

        foreach (var range in url.AsSpan().SplitAny('?', '&'))
        {
            var part = url.AsSpan()[range];

            // These change the page, but not the list.
            if (part[..Math.Max(0, part.IndexOf('='))] is not ("cursor" or "limit" or "format" or "dataset"))
            {
                list.Append('\n').Append(part);
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString()))[..DigestBytes];
    }
}
