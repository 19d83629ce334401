using System.Text.RegularExpressions;

namespace Nutrients.Shared;

/// <summary>How units are written: a mass, of something or by something (µg, µg DFE, mg/kg), or anything else (IU, kcal).</summary>
internal static partial class UnitText
{
    /// <summary>The gram and its multiples, with the power of ten that each is of it.</summary>
    public static readonly IReadOnlyList<Mass> Masses = [new("kg", "kg", 3), new("g", "g", 0), new("mg", "mg", -3), new("µg", "ug", -6), new("ng", "ng", -9)];

    /// <summary>The mass that a unit begins with, and what follows. A prefix is case-sensitive: Mg is a million grams.</summary>
    public static (Mass? Mass, string Suffix) Split(string unit)
    {
        var match = BeginsWithMass().Match(unit);

        if (!match.Success)
        {
            return (null, unit);
        }

        // The micro sign and the Greek letter look alike, and labels write mcg.
        var ucum = match.Groups["mass"].Value.Replace("mc", "u", StringComparison.Ordinal).Replace('\u00B5', 'u').Replace('\u03BC', 'u');
        return (Masses.Single(mass => mass.Ucum == ucum), match.Groups["rest"].Value);
    }

    /// <summary>One text for all spellings that mean the same unit. All but the mass may be written in either case.</summary>
    public static string Fold(string unit)
    {
        var (mass, suffix) = Split(WhiteSpace().Replace(unit.Trim(), " "));
        return mass is null ? FoldOther(suffix) : mass.Ucum + FoldSuffix(suffix);
    }

    /// <summary>What units that differ by the multiple of the gram alone have in common.</summary>
    public static string KindOf(string unit) => Split(unit) is ({ }, var suffix) ? "g" + FoldSuffix(suffix) : FoldOther(unit);

    // In lower case Mg would be a thousand-millionth of itself: what only then looks like a mass stays as it is.
    private static string FoldOther(string unit) => FoldSuffix(unit) is var folded && Split(folded).Mass is null ? folded : unit;

    private static string FoldSuffix(string suffix) => suffix.Replace("α", "alpha", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"^(?<mass>(k|m|mc|[u\u00B5\u03BC]|n)?g)(?<rest>([\s{/].*)?)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex BeginsWithMass();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

/// <summary>A multiple of the gram.</summary>
/// <param name="Name">As the dataset writes it.</param>
/// <param name="Ucum">As UCUM writes it.</param>
/// <param name="Exponent">The power of ten that it is of the gram.</param>
internal sealed record Mass(string Name, string Ucum, int Exponent);
