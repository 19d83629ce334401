using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.Claims;

internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/claims").WithTags("Claims");

        claims.MapRead("/", List)
            .WithName("listClaims")
            .WithSummary("List popular claims")
            .WithDescription("What people say about nutrients, each with a verdict, how certain that is and why, what is right, and the studies for and against.")
            .WithRules(new ClaimFilterRules(), Format.Tables);

        claims.MapRead("/{id}", Get)
            .WithName("getClaim")
            .WithSummary("Get a claim")
            .WithDescription("One claim with its verdict, correction and evidence.")
            .WithoutQuery();

        routes.MapRead("/nutrients/{id}/claims", ListOfNutrient)
            .WithTags("Nutrients")
            .WithName("listNutrientClaims")
            .WithSummary("List the claims about a nutrient")
            .WithDescription("What people say about a nutrient, the forms below it or what it is a form of.")
            .WithRulesBelowNutrient(new ClaimFilterRules(), Format.Tables);
    }

    private static Results<Ok<Page<Claim, DisclaimedMeta>>, ProblemResult> List([AsParameters] ClaimFilter filter, ClaimQueries claims, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => claims.List(filter, after), () => claims.Count(filter), claim => [claim.Id], claim => claim, DisclaimedMeta.Of);

    private static Results<Ok<Page<Claim, DisclaimedMeta>>, ProblemResult> ListOfNutrient(string id, [AsParameters] ClaimFilter filter, ClaimQueries claims, Dataset dataset, HttpRequest request) =>
        List(filter with { NutrientId = id }, claims, dataset, request);

    private static Results<Ok<Claim>, ProblemResult> Get(string id, ClaimQueries claims, Dataset dataset) =>
        claims.Find(id) is { } claim ? TypedResults.Ok(claim) : Problems.NotFound("claim", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Claim), most: 5));
}
