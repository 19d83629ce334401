using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nutrients.Shared;

namespace Nutrients.Compiler.Import;

/// <summary>What stands in a cell of a download, as the dataset has it.</summary>
internal static partial class FdcText
{
    public const int LongestId = 64;

    /// <summary>Whether a cell holds a number that counts from 1, as ids do.</summary>
    public static bool IsId(string cell, out long id) => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    /// <summary>Text as the dataset has it: without control characters, and with one plain space between words.</summary>
    public static string Clean(string text) => string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) || letter == '\uFEFF' ? ' ' : letter)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Words of a text as an id has them, as many as there is room for.</summary>
    public static string SlugOf(string text, int most = LongestId)
    {
        var slug = new StringBuilder();

        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => NotOfSlug().Split(SearchText.Plain(word))).Where(word => word.Length > 0))
        {
            if (slug.Length + word.Length + 1 > most)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        return slug.Length > 0 ? slug.ToString() : "food";
    }

    /// <summary>The 14 digits of a GTIN, whose last is right (GS1 General Specifications); empty for anything else, which names no product.</summary>
    public static string GtinOf(string cell)
    {
        var digits = cell.Trim();

        if (digits.Length is not (8 or 12 or 13 or 14) || !digits.All(char.IsAsciiDigit) || digits.All(digit => digit == '0'))
        {
            return "";
        }

        var gtin = digits.PadLeft(14, '0');
        return gtin.Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 3 : 1)).Sum() % 10 == 0 ? gtin : "";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfSlug();
}
