using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Coverage;

internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/dataset/coverage", List)
            .WithTags("Dataset")
            .WithName("listCoverage")
            .WithSummary("See what is covered and what is not")
            .WithDescription("For every nutrient how many foods have a value, of which status, measured by whom and how recently, by category of food; and how many have none, which is not zero. meta counts what the dataset holds as a whole. It is one page.")
            .WithRules(new CoverageFilterRules(), Format.Tables);

    private static Ok<Page<NutrientCoverage, CoverageMeta>> List([AsParameters] CoverageFilter filter, CoverageQueries coverage, Dataset dataset, HttpRequest request)
    {
        var asked = filter.NutrientIds?.Split(',');
        return Pages.Only(request, dataset, [.. coverage.Nutrients.Where(nutrient => asked?.Contains(nutrient.NutrientId) is not false)], meta => coverage.Whole with { TotalCount = meta.TotalCount });
    }
}
