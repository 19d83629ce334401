using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Deficiencies;

internal static class DeficiencyEndpoints
{
    public static void MapDeficiencies(this IEndpointRouteBuilder routes)
    {
        var deficiencies = routes.MapGroup("/deficiencies").WithTags("Deficiencies");

        deficiencies.MapRead("/", List)
            .WithName("listDeficiencies")
            .WithSummary("List signs of deficiency and excess")
            .WithDescription("What shows in somebody who gets too little or too much of a nutrient, whether that is established, who is at risk, and the studies for and against.")
            .WithRules(new DeficiencyFilterRules(), Format.Tables);

        deficiencies.MapRead("/{id}", Get)
            .WithName("getDeficiency")
            .WithSummary("Get a sign of deficiency or excess")
            .WithDescription("One sign with its standing, certainty and evidence.")
            .WithoutQuery();

        routes.MapRead("/nutrients/{id}/deficiencies", ListOfNutrient)
            .WithTags("Nutrients")
            .WithName("listNutrientDeficiencies")
            .WithSummary("List the signs of deficiency and excess of a nutrient")
            .WithDescription("What shows in somebody who gets too little or too much of a nutrient, of the forms below it or of what it is a form of.")
            .WithRulesBelowNutrient(new DeficiencyFilterRules(), Format.Tables);
    }

    private static Results<Ok<Page<Deficiency, DisclaimedMeta>>, ProblemResult> List([AsParameters] DeficiencyFilter filter, DeficiencyQueries deficiencies, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => deficiencies.List(filter, after), () => deficiencies.Count(filter), deficiency => [deficiency.Id], deficiency => deficiency, DisclaimedMeta.Of);

    private static Results<Ok<Page<Deficiency, DisclaimedMeta>>, ProblemResult> ListOfNutrient(string id, [AsParameters] DeficiencyFilter filter, DeficiencyQueries deficiencies, Dataset dataset, HttpRequest request) =>
        List(filter with { NutrientId = id }, deficiencies, dataset, request);

    private static Results<Ok<Deficiency>, ProblemResult> Get(string id, DeficiencyQueries deficiencies, Dataset dataset) =>
        deficiencies.Find(id) is { } deficiency ? TypedResults.Ok(deficiency) : Problems.NotFound("deficiency", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Deficiency), most: 5));
}
