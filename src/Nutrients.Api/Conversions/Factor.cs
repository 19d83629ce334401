using System.Globalization;

namespace Nutrients.Api.Conversions;

/// <summary>A factor of the dataset: 1 of one unit is so many of the other.</summary>
internal sealed record Factor
{
    public required string NutrientId { get; init; }

    public required Unit From { get; init; }

    /// <summary>The form that it holds for; null if it holds for every form.</summary>
    public required string? Form { get; init; }

    public required Unit To { get; init; }

    public required double Value { get; init; }

    public required string SourceId { get; init; }

    public required string? Note { get; init; }

    public bool Connects(string kind, string other) => (From.Kind == kind && To.Kind == other) || (From.Kind == other && To.Kind == kind);
}

/// <summary>
/// A way from one unit to another, as a ratio: what is a whole number on paper must not become 0.8999999999999999 because a factor of 0.3 is none in binary.
/// </summary>
/// <param name="Times">The numerator.</param>
/// <param name="Over">The denominator.</param>
/// <param name="Stated">The factor that it rests on; null if it needs none.</param>
/// <param name="IsReciprocal">Whether the factor is stated for the other direction.</param>
internal sealed record Link(double Times, double Over, Factor? Stated, bool IsReciprocal)
{
    public double Factor => Times / Over;

    public double Convert(double amount) => amount * Times / Over;

    /// <summary>From one mass to another of the same kind, or from a unit to itself.</summary>
    public static Link Between(Unit from, Unit to) => Of(1, from.Exponent - to.Exponent, stated: null, isReciprocal: false);

    /// <summary>From a mass to that of the factor, by the factor or its reciprocal, and on to another mass.</summary>
    public static Link By(Factor factor, Unit from, Unit to)
    {
        // The text of a double is the shortest that names it: the digits that stand in the data.
        var written = decimal.Parse(factor.Value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        var digits = (double)written * PowerOfTen(written.Scale);
        var isReciprocal = factor.From.Kind != from.Kind;
        var (near, far) = isReciprocal ? (factor.To, factor.From) : (factor.From, factor.To);
        var exponent = from.Exponent - near.Exponent + far.Exponent - to.Exponent;

        return Of(Math.Round(digits), isReciprocal ? exponent + written.Scale : exponent - written.Scale, factor, isReciprocal);
    }

    private static Link Of(double digits, int exponent, Factor? stated, bool isReciprocal)
    {
        var (raised, lowered) = (PowerOfTen(Math.Max(exponent, 0)), PowerOfTen(Math.Max(-exponent, 0)));
        return isReciprocal ? new(raised, digits * lowered, stated, isReciprocal) : new(digits * raised, lowered, stated, isReciprocal);
    }

    private static double PowerOfTen(int exponent) => Math.Pow(10, exponent);
}
