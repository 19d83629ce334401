using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>Shows what an item was found by.</summary>
internal static class Found
{
    private const int LettersBefore = 60, LettersAfter = 120;

    /// <summary>The name that has most of the words, the shortest of several.</summary>
    public static string NameOf(IEnumerable<string> names, IReadOnlyList<Reading> readings) =>
        names.OrderByDescending(name => Matched(name, readings, whole: true)).ThenByDescending(name => Matched(name, readings, whole: false)).ThenBy(name => name.Length).First();

    /// <summary>The first of the words that is in a text, and the text around it; null if none is.</summary>
    /// <param name="text">The text, in lines.</param>
    /// <param name="readings">How the query is read.</param>
    public static (string Word, string Around)? WordOf(string text, IReadOnlyList<Reading> readings)
    {
        var places = text.Split('\n').SelectMany(line => SearchText.WordRanges(line).Select(range => (Line: line, Range: range, Word: line[range]))).ToArray();

        foreach (var word in readings.SelectMany(reading => reading.Words).SelectMany(meant => meant).SelectMany(SearchText.Words))
        {
            foreach (var whole in (bool[])[true, false])
            {
                if (places.FirstOrDefault(place => IsIn(word, [place.Word], whole)) is { Line: not null } place)
                {
                    return (place.Word, Around(place.Line, place.Range.Start.Value, place.Range.End.Value));
                }
            }
        }

        return null;
    }

    private static int Matched(string name, IReadOnlyList<Reading> readings, bool whole)
    {
        var words = SearchText.Words(name);
        return readings.Max(reading => reading.Words.Count(meant => meant.Any(text => SearchText.Words(text).All(word => IsIn(word, words, whole)))));
    }

    private static bool IsIn(string word, IEnumerable<string> words, bool whole) =>
        SearchText.IsUnspaced(word[0]) ? words.Any(other => other.Contains(word, StringComparison.Ordinal))
        : SearchText.Plain(word) is var plain && words.Select(SearchText.Plain).Any(other => whole ? other == plain : other.StartsWith(plain, StringComparison.Ordinal));

    /// <summary>Cut at spaces.</summary>
    private static string Around(string line, int start, int end)
    {
        var from = start <= LettersBefore ? 0 : line.IndexOf(' ', start - LettersBefore, LettersBefore) is >= 0 and var space ? space + 1 : start;
        var to = end + LettersAfter >= line.Length ? line.Length : line.LastIndexOf(' ', end + LettersAfter, LettersAfter) is >= 0 and var last ? last : end;
        return $"{(from > 0 ? "…" : "")}{line[from..to]}{(to < line.Length ? "…" : "")}";
    }
}
