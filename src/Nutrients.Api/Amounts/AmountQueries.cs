using Nutrients.Api.Composition;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Amounts;

/// <summary>What /amounts is made of.</summary>
internal sealed class AmountQueries(CompositionTable composition, SourceQueries sources)
{
    /// <summary>Null if there is no such number, and for anything that has not the three parts of an id.</summary>
    public AmountDetail? Find(string id) =>
        LineOf(id) is var (food, line) && line.Amounts.FirstOrDefault(amount => amount.Id == id) is { } amount
            ? new AmountDetail
            {
                FoodId = food.Id,
                FoodName = food.Name,
                NutrientName = line.Nutrient.Name,
                Amount = amount,
                SelectedBy = amount.Selected ? line.Rule : null,
                Source = sources.Find(amount.SourceId!)!,
                CitationIds = amount.CitationIds(),
            }
            : null;

    /// <summary>The numbers of the same food and nutrient, if the first two parts of an id are right.</summary>
    public IReadOnlyList<string> Near(string id) => LineOf(id) is var (_, line) ? [.. line.Amounts.Select(amount => amount.Id!)] : [];

    private (FoodComposition Food, CompositionLine Line)? LineOf(string id) =>
        id.Split('.') is [var foodId, var nutrientId, ..] && composition.Food(foodId) is { } food && composition.Nutrient(nutrientId) is { } nutrient && food.Of(nutrient) is { } line ? (food, line) : null;
}
