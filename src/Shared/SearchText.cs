using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Nutrients.Shared;

/// <summary>
/// How text is made searchable. Most lists are searched by SQLite: the compiler writes names in one form into its full-text indexes, and the API brings a query into the same form;
/// case and diacritics are left to SQLite's <c>unicode61</c> tokenizer. Foods and the search of everything have an index of their own, with the words as that tokenizer makes them.
/// </summary>
internal static class SearchText
{
    // In the order of the half-width katakana of Unicode.
    private const string OfHalfWidth = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

    // Lower-case letters that SQLite's tokenizer takes for the one below. Without ICU, .NET cannot decompose them itself.
    private const string Accented = "àáâãäåāăąǎǟǻȁȃȧḁạảấầẩẫậắằẳẵặḃḅḇçćĉċčḉďḋḍḏḑḓèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệḟĝğġģǧǵḡĥȟḣḥḧḩḫẖìíîïĩīĭįİǐȉȋḭḯỉịĵǰķǩḱḳḵĺļľḷḹḻḽḿṁṃñńņňǹṅṇṉṋòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợṕṗŕŗřȑȓṙṛṝṟśŝşšſșṡṣṥṧṩẛţťțṫṭṯṱẗùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựṽṿŵẁẃẅẇẉẘẋẍýÿŷȳẏẙỳỵỷỹźżžẑẓẕϐϵϑϰµϖϱςϕ";
    private const string Unaccented = "aaaaaaaaaaaaaaaaaaaaaaaaaaaabbbccccccddddddeeeeeeeeeeeeeeeeeeeeeeeeefggggggghhhhhhhhiiiiiiiiiiiiiiiijjkkkkklllllllmmmnnnnnnnnnoooooooooooooooooooooooooooooooooopprrrrrrrrrssssssssssssttttttttuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuvvwwwwwwwxxyyyyyyyyyyzzzzzzβεθκμπρσφ";

    private static readonly FrozenDictionary<char, char> BaseOf = Accented.Zip(Unaccented).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>
    /// Chinese characters and kana as words of one letter, since Japanese has no spaces and a part of a name must be found;
    /// ligatures as the letters that people type.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);

        foreach (var letter in text.Select(InOneForm))
        {
            _ = letter switch
            {
                'œ' or 'Œ' => folded.Append("oe"),
                'æ' or 'Æ' => folded.Append("ae"),
                'ß' => folded.Append("ss"),
                _ when IsUnspaced(letter) => folded.Append(' ').Append(letter).Append(' '),
                _ => folded.Append(letter),
            };
        }

        return folded.ToString();
    }

    /// <summary>Japanese keyboards have letters and kana of two widths, and people write what is katakana on a package in hiragana: ASCII, and hiragana.</summary>
    private static char InOneForm(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        >= '\uFF66' and <= '\uFF9D' => OfHalfWidth[letter - 0xFF66],
        >= '\u30A1' and <= '\u30F6' => (char)(letter - 0x60),
        _ => letter,
    };

    /// <summary>A word as SQLite's index has it: in lower case, without diacritics, ligatures taken apart.</summary>
    public static string Plain(string word) => Ascii.IsValid(word) ? word.ToLowerInvariant() : string.Concat(Fold(word).Where(letter => letter is not ' ' && char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark).Select(Unaccent));

    private static char Unaccent(char letter) => char.ToLowerInvariant(letter) is var lower && BaseOf.TryGetValue(lower, out var plain) ? plain : lower;

    /// <summary>The words of a text as an index has them, and where they stand in it; every Chinese character and kana is one.</summary>
    public static IEnumerable<(string Word, Range Place)> PlainWords(string text)
    {
        foreach (var range in WordRanges(text))
        {
            if (IsUnspaced(text[range.Start]))
            {
                for (var at = range.Start.Value; at < range.End.Value; at++)
                {
                    yield return (InOneForm(text[at]).ToString(), at..(at + 1));
                }
            }
            else if (Plain(text[range]) is { Length: > 0 } plain)
            {
                yield return (plain, range);
            }
        }
    }

    /// <summary>
    /// An FTS5 expression in which every word of the query must begin a word of the text, and a run of Chinese characters or kana must occur in it.
    /// Only letters and digits get into it, each word quoted, so nothing of FTS5's own query language does. A query without any finds nothing.
    /// </summary>
    public static string Match(string query)
    {
        var words = Words(query).Select(word => $"\"{Fold(word)}\"{(IsUnspaced(word[0]) ? "" : "*")}");

        // FTS5 finds nothing for the empty phrase.
        return string.Join(' ', words.DefaultIfEmpty("\"\""));
    }

    /// <summary>The words of a query: runs of letters and digits, cut where the script changes to or from one without spaces.</summary>
    public static IReadOnlyList<string> Words(string query) => [.. WordRanges(query).Select(range => query[range])];

    /// <summary>Where the words of a text are.</summary>
    public static IReadOnlyList<Range> WordRanges(string query)
    {
        var words = new List<Range>();
        var (start, kind) = (0, Kind.Separator);

        for (var end = 0; end <= query.Length; end++)
        {
            var next = end == query.Length ? Kind.Separator : KindOf(query[end]);

            if (next != kind)
            {
                if (kind != Kind.Separator)
                {
                    words.Add(start..end);
                }

                (start, kind) = (end, next);
            }
        }

        return words;
    }

    private enum Kind
    {
        Separator,
        Word,
        Unspaced,
    }

    private static Kind KindOf(char letter) =>
        char.IsAscii(letter) ? char.IsAsciiLetterOrDigit(letter) ? Kind.Word : Kind.Separator
        : IsUnspaced(letter) ? Kind.Unspaced
        : char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark ? Kind.Word
        : Kind.Separator;

    /// <summary>Hiragana, katakana (with its long-vowel mark and half-width forms) and CJK ideographs of the Basic Multilingual Plane.</summary>
    public static bool IsUnspaced(char letter) =>
        letter is (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or 'ー' or '々' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF66' and <= '\uFF9F');
}
