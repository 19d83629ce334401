using System.Globalization;
using Nutrients.Api.Composition;

namespace Nutrients.Api.Foods;

/// <summary>What /foods/{id}/nutrients lists.</summary>
internal sealed class FoodNutrientQueries(CompositionTable composition)
{
    /// <summary>The nutrients of a food in their order, per 100 g, one more than the limit if there are so many.</summary>
    /// <param name="food">The food.</param>
    /// <param name="filter">Which nutrients, and from which sources.</param>
    /// <param name="after">The index of the nutrient that the page before ended with.</param>
    public IReadOnlyList<(int Index, FoodNutrient Nutrient)> List(FoodComposition food, FoodNutrientFilter filter, string[]? after)
    {
        var (first, all) = (after is null ? 0 : int.Parse(after[0], CultureInfo.InvariantCulture) + 1, filter.Sources is "all");

        return filter.NutrientIds is { } ids
            ? [.. AskedFor(ids).OrderBy(nutrient => nutrient.Index).Where(nutrient => nutrient.Index >= first).Take(filter.Limit + 1).Select(nutrient => (nutrient.Index, food.Of(nutrient)?.Shown(all) ?? NotMeasured(nutrient)))]
            : [.. food.Lines.SkipWhile(line => line.Nutrient.Index < first).Take(filter.Limit + 1).Select(line => (line.Nutrient.Index, line.Shown(all)))];
    }

    public long Count(FoodComposition food, FoodNutrientFilter filter) => filter.NutrientIds is { } ids ? AskedFor(ids).Count() : food.Lines.Count();

    private IEnumerable<NutrientLine> AskedFor(string ids) => ids.Split(',').Distinct(StringComparer.Ordinal).Select(id => composition.Nutrient(id)!);

    private static FoodNutrient NotMeasured(NutrientLine nutrient) => new()
    {
        NutrientId = nutrient.Id,
        NutrientName = nutrient.Name,
        Group = nutrient.Category,
        Amount = Amounts.Amount.None("not-measured", nutrient.Id, nutrient.Unit),
        SelectedBy = null,
        Alternatives = [],
        Spread = null,
        CitationIds = [],
    };
}
