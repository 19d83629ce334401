using System.Globalization;

namespace Nutrients.Api.Foods;

/// <summary>What is said of foods that have not what was asked for.</summary>
internal static class FoodProblems
{
    /// <summary>That a food has no such portion, and which it has.</summary>
    public static string NoPortion(string foodId, int portion, IEnumerable<Portion> portions)
    {
        var known = string.Join(", ", portions.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Position} ({each.Label}, {each.Grams} g)")));
        return $"'{foodId}' has no portion {portion}; {(known.Length > 0 ? $"it has {known}" : "it has none: give grams")}.";
    }
}
