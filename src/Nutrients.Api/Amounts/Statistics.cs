using Nutrients.Api.Measures;

namespace Nutrients.Api.Amounts;

/// <summary>What a source says of a number beside the amount: bounds and samples, in the nutrient's unit. What each part means is said of <see cref="Amount"/>.</summary>
internal sealed record Statistics(double? LowerBound, double? UpperBound, double? Min, double? Max, double? Sd, long? N)
{
    public static readonly Statistics None = new(null, null, null, null, null, null);

    /// <summary>The same in another measure; of as many samples.</summary>
    public Statistics In(Measure measure) => new(measure.Scale(LowerBound), measure.Scale(UpperBound), measure.Scale(Min), measure.Scale(Max), measure.Scale(Sd), N);
}
