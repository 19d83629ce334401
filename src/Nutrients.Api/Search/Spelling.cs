using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>
/// Finds what was probably meant by a word that is not found: all words of the index that are one slip away. A word that a name begins with stays as it is, if the query finds anything;
/// one that only texts have may also stand for such a word. A space is only moved where names of nutrients, foods and functions then have the words, and otherwise have not.
/// </summary>
internal sealed class Spelling(SearchIndex index)
{
    private const int FewestLetters = 4, MostMeanings = 10;

    /// <summary>The query as it is, if every word of it begins a word of the index, and its corrections, the likeliest first.</summary>
    public (Reading? AsIs, IReadOnlyList<Reading> Corrected) Read(string query)
    {
        Phrase[] words = [.. SearchText.Words(query).Select(index.PhraseOf)];

        if (words.Length == 0)
        {
            return (null, []);
        }

        var isKnown = Array.TrueForAll(words, IsKnown);
        var asIs = isKnown ? new Reading([.. words.Select(word => (Phrase[])[word])]) : null;
        var isFound = asIs?.With(index, whole: false, inNames: false).Next(0) is not null;
        Phrase[][] meant = [.. words.Select(word => MeaningsOf(word, isFound))];
        var joined = Enumerable.Range(0, words.Length - 1).Where(at => IsOneWord(words[at], words[at + 1])).Select(at => (Phrase[][])[.. meant[..at], [index.PhraseOf(words[at].Text + words[at + 1].Text)], .. meant[(at + 2)..]]);

        return (asIs, [.. joined.Prepend(meant).Where(reading => Array.TrueForAll(reading, word => word.Length > 0) && !reading.SelectMany(word => word).Select(word => word.Text).SequenceEqual(words.Select(word => word.Text))).Select(reading => new Reading(reading))]);
    }

    private static bool IsKnown(Phrase word) => SearchText.IsUnspaced(word.Text[0]) || word.Words[0].From < word.Words[0].To;

    /// <summary>What a word may stand for; a word that is known, for itself, for two words that a space is missing between, and, if it is in no name or the query finds nothing, for words like it.</summary>
    private Phrase[] MeaningsOf(Phrase word, bool isFound) =>
        !IsKnown(word) ? [.. Divided(word.Text, anywhere: true), .. Alike(word.Text)]
        : !isFound ? index.IsInNames(word, whole: true) ? [word, .. Alike(word.Text)] : [.. Alike(word.Text), word]
        : index.IsInNames(word, whole: false) ? IsDivisible(word.Text) && !index.IsInNames(word, whole: true) ? [.. Divided(word.Text, anywhere: false), word] : [word]
        : [.. Alike(word.Text).Where(like => index.IsInNames(like, whole: true)), .. IsDivisible(word.Text) ? Divided(word.Text, anywhere: false) : [], word];

    private IEnumerable<Phrase> Alike(string word) =>
        word.Count(char.IsLetter) < FewestLetters || SearchText.Plain(word) is not { Length: >= FewestLetters } plain ? [] : index.Alike(plain).Take(MostMeanings).Select(index.PhraseOf);

    /// <summary>The word as two that stand together in a name: vitamin k2 for vitamink2.</summary>
    private IEnumerable<Phrase> Divided(string word, bool anywhere) =>
        Enumerable.Range(1, word.Length - 1)
            .Where(at => anywhere || char.IsDigit(word[at - 1]) != char.IsDigit(word[at]))
            .Select(at => index.PhraseOf($"{word[..at]} {word[at..]}"))
            .Where(words => index.IsInNames(words, whole: true));

    private bool IsOneWord(Phrase first, Phrase second) =>
        !SearchText.IsUnspaced(first.Text[0]) && !SearchText.IsUnspaced(second.Text[0]) && index.IsInNames(index.PhraseOf(first.Text + second.Text), whole: true) && !index.IsInNames(index.PhraseOf($"{first.Text} {second.Text}"), whole: false);

    private static bool IsDivisible(string word) => word.Any(char.IsDigit) && word.Any(char.IsLetter);
}
