using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Functions;

internal static class FunctionEndpoints
{
    public static void MapFunctions(this IEndpointRouteBuilder routes)
    {
        var functions = routes.MapGroup("/functions").WithTags("Functions");

        functions.MapRead("/", List)
            .WithName("listFunctions")
            .WithSummary("List functions")
            .WithDescription("What nutrients do in the body. A function stands here once, with every nutrient that serves it, how certain that is, and the studies for and against; with nutrientId, nutrients has the part of that nutrient alone.")
            .WithRules(new FunctionFilterRules(), Format.Tables);

        functions.MapRead("/{id}", Get)
            .WithName("getFunction")
            .WithSummary("Get a function")
            .WithDescription("One function with the nutrients that serve it.")
            .WithoutQuery();

        routes.MapRead("/nutrients/{id}/functions", ListOfNutrient)
            .WithTags("Nutrients")
            .WithName("listNutrientFunctions")
            .WithSummary("List the functions of a nutrient")
            .WithDescription("What a nutrient, the forms below it and what it is a form of do in the body.")
            .WithRulesBelowNutrient(new FunctionFilterRules(), Format.Tables);
    }

    private static Results<Ok<Page<Function, DisclaimedMeta>>, ProblemResult> List([AsParameters] FunctionFilter filter, FunctionQueries functions, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => functions.List(filter, after), () => functions.Count(filter), function => [function.Id], function => function, DisclaimedMeta.Of);

    private static Results<Ok<Page<Function, DisclaimedMeta>>, ProblemResult> ListOfNutrient(string id, [AsParameters] FunctionFilter filter, FunctionQueries functions, Dataset dataset, HttpRequest request) =>
        List(filter with { NutrientId = id }, functions, dataset, request);

    private static Results<Ok<Function>, ProblemResult> Get(string id, FunctionQueries functions, Dataset dataset) =>
        functions.Find(id) is { } function ? TypedResults.Ok(function) : Problems.NotFound("function", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Function), most: 5));
}
