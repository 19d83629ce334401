using Nutrients.Api.Composition;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Comparisons;

/// <summary>What /comparisons is made of.</summary>
internal sealed class ComparisonQueries(CompositionTable composition)
{
    /// <summary>The selected values of foods, each in its measure; foods and nutrients in the order of the lists.</summary>
    public IReadOnlyList<ComparedFood> Rows(IEnumerable<string> foodIds, IReadOnlyList<string> nutrientIds, IMeasureFilter filter, IReadOnlyDictionary<string, ReferenceChoice>? references) =>
    [
        .. foodIds.Select(id => composition.Food(id)!).Select(food => (Food: food, Measure: food.In(filter))).Select(row => new ComparedFood
        {
            FoodId = row.Food.Id,
            FoodName = row.Food.Name,
            State = row.Food.State,
            Measure = row.Measure,
            Cells = [.. nutrientIds.Select(id => CellOf(row.Food, composition.Nutrient(id)!, row.Measure, references?[id]))],
        }),
    ];

    public IReadOnlyList<ComparedNutrient> Columns(IEnumerable<string> nutrientIds, IReadOnlyDictionary<string, ReferenceChoice>? references) =>
        [.. nutrientIds.Select(id => composition.Nutrient(id)!).Select(nutrient => new ComparedNutrient { NutrientId = nutrient.Id, NutrientName = nutrient.Name, Unit = nutrient.Unit, Reference = references?[nutrient.Id].Reference })];

    private static ComparisonCell CellOf(FoodComposition food, NutrientLine nutrient, Measure measure, ReferenceChoice? reference)
    {
        var amount = food.AmountOf(nutrient).In(measure);

        return new ComparisonCell
        {
            NutrientId = nutrient.Id,
            Amount = amount,
            ReferencePercent = reference?.PercentOf(amount, measure),
            CitationIds = amount.CitationIds(),
        };
    }
}
