using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.Nutrients;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.FoodSources;

internal static class FoodSourceEndpoints
{
    public static void MapFoodSources(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/nutrients/{id}/food-sources", List)
            .WithTags("Nutrients")
            .WithName("listFoodSources")
            .WithSummary("Rank foods by a nutrient")
            .WithDescription(
                "The foods richest in a nutrient per 100 g of the edible part, serving or 100 kcal, each with its number, source and permalink, and with authority, sex and age as a percentage of the reference intake. Of a family such as vitamin K2, a food is ranked by a total "
                + "that a source prints; where there is none, by the sum of the forms that were measured, with status partial. What is left out is counted in meta.excluded.")
            .WithRules(new FoodSourceFilterRules(), Format.Tables);

    private static Results<Ok<Page<FoodSource, FoodSourcesMeta>>, ProblemResult> List(string id, [AsParameters] FoodSourceFilter filter, CompositionTable composition, FoodSourceQueries foodSources, ReferenceChooser chooser, Dataset dataset, HttpRequest request)
    {
        if (composition.Nutrient(id) is not { } nutrient)
        {
            return NutrientEndpoints.NotFound(id, dataset);
        }

        var ranked = foodSources.Rank(nutrient, filter);
        var reference = filter.Authority is null ? null : chooser.Choose(filter, [id])[id];

        return Pages.Of(request, dataset, filter, [KeyPart.Number, KeyPart.Text, KeyPart.Count], ranked.List, () => ranked.CountOf(Ranking.IsRanked), food => food.Key, food => reference is null ? food.Source : food.Source with { ReferencePercent = reference.PercentOf(food.Source.Amount, food.Source.Measure) }, meta => new FoodSourcesMeta
        {
            TotalCount = meta.TotalCount,
            HasMore = meta.HasMore,
            DatasetVersion = meta.DatasetVersion,
            NutrientId = nutrient.Id,
            NutrientName = nutrient.Name,
            Unit = nutrient.Unit,
            Basis = Measure.BasisOf(filter),
            Reference = reference?.Reference,
            Excluded = new Excluded
            {
                NotMeasured = ranked.CountOf("not-measured"),
                Trace = ranked.CountOf("trace"),
                BelowLoq = ranked.CountOf("below-loq"),
                BelowLod = ranked.CountOf("below-lod"),
                Zero = ranked.CountOf("zero"),
                RangeOnly = ranked.CountOf("range-only"),
                PartialWithoutAmount = ranked.CountOf("partial-without-amount"),
                Doubtful = ranked.CountOf("doubtful"),
                NoPortion = ranked.CountOf("no-portion"),
                NoEnergy = ranked.CountOf("no-energy"),
                BelowMinAmount = ranked.CountOf("below-min-amount"),
            },
        });
    }
}
