using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>
/// Finds what was probably meant by a word that is not found: all words of the index that are one slip away. A word that a name begins with stays as it is, if the query finds anything;
/// one that only texts have may also stand for such a word. A space is only moved where names of nutrients, foods and functions then have the words, and otherwise have not.
/// </summary>
internal sealed class Spelling(Dataset dataset)
{
    private const int FewestLetters = 4, MostMeanings = 10;

    private const string IsInItemsSql = "SELECT count(*) FROM (SELECT rowid FROM item_search WHERE item_search MATCH @match LIMIT 1)";

    private const string IsInNamesSql = "SELECT count(*) FROM (SELECT rowid FROM name_search WHERE name_search MATCH @match LIMIT 1)";

    private const string AlikeSql = """
        SELECT w.word
        FROM word_search
        CROSS JOIN search_word w ON w.number = word_search.rowid
        WHERE word_search MATCH @trigrams AND length(w.word) BETWEEN @shortest AND @longest
        ORDER BY word_search.rowid
        """;

    /// <summary>The query as it is, if every word of it begins a word of the index, and its corrections, the likeliest first.</summary>
    public (Reading? AsIs, IReadOnlyList<Reading> Corrected) Read(string query)
    {
        var words = SearchText.Words(query);
        var known = words.Select(word => SearchText.IsUnspaced(word[0]) || Is(IsInItemsSql, SearchText.Phrase(word, "*"))).ToArray();
        string[][] asIs = [.. words.Select(word => (string[])[word])];
        var isFound = words.Count > 0 && known.All(found => found) && Is(IsInItemsSql, new Reading(asIs).AllWords("*"));
        string[][] meant = [.. words.Select((word, at) => MeaningsOf(word, known[at], isFound))];
        IEnumerable<string[][]> corrected = [meant, .. Enumerable.Range(0, Math.Max(0, words.Count - 1)).Where(at => IsOneWord(words[at], words[at + 1])).Select(at => (string[][])[.. meant[..at], [words[at] + words[at + 1]], .. meant[(at + 2)..]])];

        return (
            words.Count > 0 && known.All(found => found) ? new Reading(asIs) : null,
            [.. corrected.Where(reading => reading.All(word => word.Length > 0) && !reading.SelectMany(word => word).SequenceEqual(words)).Select(reading => new Reading(reading))]);
    }

    /// <summary>What a word may stand for; a word that is known, for itself, for two words that a space is missing between, and, if it is in no name or the query finds nothing, for words like it.</summary>
    private string[] MeaningsOf(string word, bool isKnown, bool isFound) =>
        !isKnown ? [.. Divided(word, anywhere: true), .. Alike(word)]
        : !isFound ? Is(IsInNamesSql, SearchText.Phrase(word)) ? [word, .. Alike(word)] : [.. Alike(word), word]
        : Is(IsInNamesSql, SearchText.Phrase(word, "*")) ? IsDivisible(word) && !Is(IsInNamesSql, SearchText.Phrase(word)) ? [.. Divided(word, anywhere: false), word] : [word]
        : [.. Alike(word).Where(like => Is(IsInNamesSql, SearchText.Phrase(like))), .. IsDivisible(word) ? Divided(word, anywhere: false) : [], word];

    private IEnumerable<string> Alike(string word) =>
        word.Count(char.IsLetter) < FewestLetters || SearchText.Plain(word) is not { Length: >= FewestLetters } plain ? []
        : dataset.Query(AlikeSql, static (ref row) => row.Text(), ("@trigrams", SearchText.Trigrams(plain)), ("@shortest", plain.Length - 1), ("@longest", plain.Length + 1)).Where(known => NearMiss.Distance(plain, known) == 1).Take(MostMeanings);

    /// <summary>The word as two that stand together in a name: vitamin k2 for vitamink2.</summary>
    private IEnumerable<string> Divided(string word, bool anywhere) =>
        Enumerable.Range(1, word.Length - 1)
            .Where(at => anywhere || char.IsDigit(word[at - 1]) != char.IsDigit(word[at]))
            .Select(at => $"{word[..at]} {word[at..]}")
            .Where(words => Is(IsInNamesSql, SearchText.Phrase(words)));

    private bool IsOneWord(string first, string second) =>
        !SearchText.IsUnspaced(first[0]) && !SearchText.IsUnspaced(second[0]) && Is(IsInNamesSql, SearchText.Phrase(first + second)) && !Is(IsInNamesSql, SearchText.Phrase($"{first} {second}", "*"));

    private static bool IsDivisible(string word) => word.Any(char.IsDigit) && word.Any(char.IsLetter);

    private bool Is(string sql, string match) => dataset.Count(sql, ("@match", match)) > 0;
}
