using Nutrients.Api.Amounts;
using Nutrients.Api.Foods;
using Nutrients.Api.Measures;

namespace Nutrients.Api.Composition;

/// <summary>A nutrient as lists and answers name it.</summary>
/// <param name="Position">Its place in lists.</param>
/// <param name="Id">The nutrient.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Category">Its category.</param>
/// <param name="Unit">Its one unit.</param>
internal sealed record NutrientLine(int Position, string Id, string Name, string Category, string Unit);

/// <summary>What is known of one nutrient in a food, per 100 g.</summary>
/// <param name="Position">The place of the nutrient in lists.</param>
/// <param name="Shown">As it is answered without sources=all.</param>
/// <param name="Amounts">The values of all sources.</param>
/// <param name="Outcome">'ranked', or why the food cannot be ranked by the nutrient.</param>
/// <param name="RankValue">The amount, or the lower bound of a partial total; 0 unless it is ranked.</param>
internal sealed record CompositionLine(int Position, FoodNutrient Shown, IReadOnlyList<Amount> Amounts, string Outcome, double RankValue)
{
    /// <summary>The same with the values of all sources.</summary>
    public FoodNutrient WithAlternatives() => Shown with { Alternatives = [.. Amounts.Where(amount => amount != Shown.Amount)] };
}

/// <summary>What is known of a food: every nutrient that any source has a value of, in their order.</summary>
internal sealed class FoodComposition(int index, long number, string id, string name, string category, string state, string[] tags)
{
    /// <summary>Its place among all foods in the order of ids.</summary>
    public int Index => index;

    /// <summary>Ties it to the text search.</summary>
    public long Number => number;

    public string Id => id;

    public string Name => name;

    public string Category => category;

    public string State => state;

    public IReadOnlyList<string> Tags => tags;

    public List<Portion> Portions { get; } = [];

    public List<CompositionLine> Lines { get; } = [];

    /// <summary>kcal in 100 g; null if it is not quantified.</summary>
    public double? Energy { get; set; }

    /// <summary>What is known of a nutrient; null if nobody measured it.</summary>
    public CompositionLine? Of(int position)
    {
        var (low, high) = (0, Lines.Count - 1);

        while (low <= high)
        {
            var middle = (low + high) / 2;

            switch (Lines[middle].Position.CompareTo(position))
            {
                case 0:
                    return Lines[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }

    /// <summary>How much of the food was asked for.</summary>
    public Measure In(IMeasureFilter filter) => Measure.Of(filter, Portion(filter), Energy);

    /// <summary>The portion that was asked for, the first if it was not said which; null if there is none.</summary>
    public Portion? Portion(IMeasureFilter filter) => Portions.Find(portion => portion.Position == (filter.Portion ?? 1));
}
