using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>Shows what an item was found by.</summary>
internal static class Found
{
    private const int LettersBefore = 60, LettersAfter = 120;

    /// <summary>The name that has most of the words, the shortest of several.</summary>
    public static string NameOf(SearchItem item, IReadOnlyList<Reading> readings, SearchIndex index)
    {
        var (best, bestMatch) = (item.Names[0], (-1, 0, 0));

        foreach (var name in item.Names.Count == 1 ? [] : item.Names)
        {
            var words = index.WordsAt(name.Places);
            var match = (Matched(words, readings, whole: true), Matched(words, readings, whole: false), -name.Text.Length);

            if (match.CompareTo(bestMatch) > 0)
            {
                (best, bestMatch) = (name, match);
            }
        }

        return best.Text;
    }

    /// <summary>The first of the words that is in the text of an item, and the text around it; null if none is.</summary>
    public static (string Word, string Around)? WordOf(SearchItem item, IReadOnlyList<Reading> readings, SearchIndex index)
    {
        var words = index.WordsAt(item.TextPlaces);

        foreach (var word in readings.SelectMany(reading => reading.Words).SelectMany(meant => meant).SelectMany(phrase => phrase.Words))
        {
            if ((word.IndexIn(words, whole: true) is >= 0 and var whole ? whole : word.IndexIn(words, whole: false)) is >= 0 and var at)
            {
                return At(item.Text, index.CharsAt(item.TextPlaces.Start.Value + at));
            }
        }

        return null;
    }

    private static int Matched(ReadOnlySpan<int> name, IReadOnlyList<Reading> readings, bool whole)
    {
        var most = 0;

        foreach (var reading in readings)
        {
            var matched = 0;

            foreach (var meant in reading.Words)
            {
                foreach (var phrase in meant)
                {
                    if (HasAll(name, phrase, whole))
                    {
                        matched++;
                        break;
                    }
                }
            }

            most = Math.Max(most, matched);
        }

        return most;
    }

    private static bool HasAll(ReadOnlySpan<int> name, Phrase phrase, bool whole)
    {
        foreach (var word in phrase.Words)
        {
            if (word.IndexIn(name, whole) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The word, and what is around it in its line, cut at spaces.</summary>
    private static (string Word, string Around) At(string text, Range word)
    {
        var (start, end) = (word.Start.Value, word.End.Value);

        // Characters without spaces between are a word together.
        while (SearchText.IsUnspaced(text[start]) && start > 0 && SearchText.IsUnspaced(text[start - 1]))
        {
            start--;
        }

        while (SearchText.IsUnspaced(text[start]) && end < text.Length && SearchText.IsUnspaced(text[end]))
        {
            end++;
        }

        var lineStart = text.LastIndexOf('\n', start) + 1;
        var lineEnd = text.IndexOf('\n', end) is >= 0 and var next ? next : text.Length;
        var from = start - lineStart <= LettersBefore ? lineStart : text.IndexOf(' ', start - LettersBefore, LettersBefore) is >= 0 and var space ? space + 1 : start;
        var to = end + LettersAfter >= lineEnd ? lineEnd : text.LastIndexOf(' ', end + LettersAfter, LettersAfter) is >= 0 and var last ? last : end;
        return (text[start..end], $"{(from > lineStart ? "…" : "")}{text[from..to]}{(to < lineEnd ? "…" : "")}");
    }
}
