namespace Nutrients.Api.Data;

/// <summary>Looks things up in a sorted list.</summary>
internal static class Halving
{
    /// <summary>How many of the first items a condition holds for, if it holds for none behind the first that it does not hold for.</summary>
    public static int CountFirst<T>(this IReadOnlyList<T> sorted, Func<T, bool> condition)
    {
        var (from, to) = (0, sorted.Count);

        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = condition(sorted[middle]) ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
