using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Comparisons;

internal static class ComparisonEndpoints
{
    public static void MapComparisons(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/comparisons", Compare)
            .WithTags("Comparisons")
            .WithName("compareFoods")
            .WithSummary("Compare foods")
            .WithDescription("A matrix of up to 20 foods and 50 nutrients in one measure: the selected value of each, and where there is none, why. With authority, sex and age also as a percentage of the reference intake, or why that would mislead. It is one page.")
            .WithRules(new ComparisonFilterRules(), Format.Tables);

    private static Ok<Page<ComparedFood, ComparisonMeta>> Compare([AsParameters] ComparisonFilter filter, ComparisonQueries comparisons, ReferenceChooser chooser, Dataset dataset, HttpRequest request)
    {
        var (foodIds, nutrientIds) = (filter.FoodIds!.Split(','), filter.NutrientIds!.Split(','));
        var references = filter.Authority is null ? null : chooser.Choose(filter, nutrientIds);

        return Pages.Only(request, dataset, comparisons.Rows(foodIds, nutrientIds, filter, references), meta => new ComparisonMeta
        {
            TotalCount = meta.TotalCount,
            HasMore = meta.HasMore,
            DatasetVersion = meta.DatasetVersion,
            Basis = Measure.BasisOf(filter),
            Nutrients = comparisons.Columns(nutrientIds, references),
        });
    }
}
