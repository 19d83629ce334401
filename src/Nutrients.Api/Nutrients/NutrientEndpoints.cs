using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Nutrients;

internal static class NutrientEndpoints
{
    public static void MapNutrients(this IEndpointRouteBuilder routes)
    {
        var nutrients = routes.MapGroup("/nutrients").WithTags("Nutrients");

        nutrients.MapRead("/", List)
            .WithName("listNutrients")
            .WithSummary("List nutrients")
            .WithDescription("All nutrients and their forms, in the order of food tables, as a flat list: parentId makes it a tree.")
            .WithRules(new NutrientFilterRules());

        nutrients.MapRead("/{id}", Get)
            .WithName("getNutrient")
            .WithSummary("Get a nutrient")
            .WithDescription("One nutrient with its names, identifiers in other systems, unit conversions and the forms below it.")
            .WithRules(new NutrientExpansionRules());
    }

    private static Results<Ok<Page<Nutrient, PageMeta>>, ProblemResult> List([AsParameters] NutrientFilter filter, NutrientQueries nutrients, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Count, KeyPart.Text, KeyPart.Text], after => nutrients.List(filter, after), () => nutrients.Count(filter), row => [row.Position.ToString(CultureInfo.InvariantCulture), row.Nutrient.Name, row.Nutrient.Id], row => row.Nutrient);

    private static Results<Ok<NutrientDetail>, ProblemResult> Get(string id, [AsParameters] NutrientExpansion expansion, NutrientQueries nutrients, Dataset dataset) =>
        nutrients.Find(id, withForms: expansion.Expand is "forms") is { } nutrient
            ? TypedResults.Ok(nutrient)
            : NotFound(id, dataset);

    public static ProblemResult NotFound(string id, Dataset dataset) => Problems.NotFound("nutrient", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Nutrient), most: 5));
}
