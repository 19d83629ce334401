using Nutrients.Api.Amounts;
using Nutrients.Api.Foods;
using Nutrients.Api.Measures;

namespace Nutrients.Api.Composition;

/// <summary>A nutrient as lists and answers name it.</summary>
/// <param name="Index">Its place among all nutrients, from 0.</param>
/// <param name="Id">The nutrient.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Category">Its category.</param>
/// <param name="Unit">Its one unit.</param>
/// <param name="ParentId">What it is a form or a part of; null if nothing.</param>
internal sealed record NutrientLine(int Index, string Id, string Name, string Category, string Unit, string? ParentId);

/// <summary>What is known of one nutrient in a food, per 100 g.</summary>
/// <param name="Nutrient">The nutrient.</param>
/// <param name="Amounts">The values of all sources.</param>
/// <param name="Selected">The one to use; null if all are doubtful.</param>
/// <param name="Rule">The criterion by which it was selected; null if none was.</param>
/// <param name="Spread">How far the sources lie apart; null if fewer than two quantified it.</param>
/// <param name="Outcome">'ranked', or why the food cannot be ranked by the nutrient.</param>
/// <param name="RankValue">The amount, or the lower bound of a partial total; 0 unless it is ranked.</param>
internal sealed record CompositionLine(NutrientLine Nutrient, IReadOnlyList<Amount> Amounts, Amount? Selected, string? Rule, Spread? Spread, string Outcome, double RankValue)
{
    /// <summary>The value to use, or that there are only doubtful ones.</summary>
    public Amount Amount => Selected ?? Amount.None("doubtful", Nutrient.Id, Nutrient.Unit);

    /// <summary>As it is answered.</summary>
    /// <param name="withAlternatives">Whether with the values of all sources; where nothing is selected, what there is must be seen all the same.</param>
    public FoodNutrient Shown(bool withAlternatives) => new()
    {
        NutrientId = Nutrient.Id,
        NutrientName = Nutrient.Name,
        Group = Nutrient.Category,
        Amount = Amount,
        SelectedBy = Rule,
        Alternatives = Selected is null ? Amounts : withAlternatives ? [.. Amounts.Where(amount => amount != Selected)] : [],
        Spread = Spread,
        CitationIds = Selected?.CitationIds() ?? [],
    };
}

/// <summary>What is known of a food: every nutrient that any source has a value of, in their order.</summary>
internal sealed class FoodComposition(int index, string id, string name, string category, string state, string[] tags, int nutrients)
{
    private readonly CompositionLine?[] _lines = new CompositionLine?[nutrients];

    /// <summary>Its place among all foods in the order of ids.</summary>
    public int Index => index;

    public string Id => id;

    public string Name => name;

    public string Category => category;

    public string State => state;

    public IReadOnlyList<string> Tags => tags;

    public List<Portion> Portions { get; } = [];

    /// <summary>kcal in 100 g; null if it is not quantified.</summary>
    public double? Energy { get; set; }

    /// <summary>What is known, in the order of the nutrients.</summary>
    public IEnumerable<CompositionLine> Lines => _lines.OfType<CompositionLine>();

    /// <summary>What is known of a nutrient; null if nobody measured it.</summary>
    public CompositionLine? Of(NutrientLine nutrient) => _lines[nutrient.Index];

    public void Add(CompositionLine line) => _lines[line.Nutrient.Index] = line;

    /// <summary>The value to use of a nutrient per 100 g, or that there is none.</summary>
    public Amount AmountOf(NutrientLine nutrient) => Of(nutrient)?.Amount ?? Amount.None("not-measured", nutrient.Id, nutrient.Unit);

    /// <summary>How much of the food was asked for.</summary>
    public Measure In(IMeasureFilter filter) => Measure.Of(filter, Portion(filter), Energy);

    /// <summary>The portion that was asked for, the first if it was not said which; null if there is none.</summary>
    public Portion? Portion(IMeasureFilter filter) => Portions.Find(portion => portion.Position == (filter.Portion ?? 1));
}
