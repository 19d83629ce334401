namespace Nutrients.Shared;

/// <summary>Finds what somebody probably meant: the known words nearest to a misspelt one.</summary>
internal static class NearMiss
{
    /// <summary>The nearest candidates, best first; empty if none is near.</summary>
    /// <param name="word">What was given.</param>
    /// <param name="candidates">What there is.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> candidates, int most = 1)
    {
        // A word this long is no slip of the pen, and comparing it would cost its length squared.
        if (word.Length is 0 or > 64)
        {
            return [];
        }

        var tolerance = Math.Max(1, (word.Length + 1) / 3);

        return
        [
            .. candidates
                .Select(candidate => (candidate, distance: Distance(word, candidate)))
                .Where(pair => pair.distance <= tolerance || Contains(pair.candidate, word))
                .OrderBy(pair => pair.distance > tolerance)
                .ThenBy(pair => pair.distance)
                .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
                .Select(pair => pair.candidate)
                .Take(most),
        ];
    }

    private static bool Contains(string candidate, string word) =>
        word.Length >= 3 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, case ignored.</summary>
    internal static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];

        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;

            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, last[j] + 1), last[j - 1] + cost);

                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    /// <summary>Whether the distance is 1, of two words in lower case: what is between their common beginning and their common end tells.</summary>
    internal static bool IsOneSlip(string left, string right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        var begin = left.AsSpan().CommonPrefixLength(right);
        var end = 0;

        while (end < shorter - begin && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return (left.Length - begin - end, right.Length - begin - end) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => left[begin] == right[begin + 1] && left[begin + 1] == right[begin],
            _ => false,
        };
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
