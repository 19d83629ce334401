using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;
using Nutrients.Shared;

namespace Nutrients.Api.ReferenceIntakes;

internal static class ReferenceIntakeEndpoints
{
    public static void MapReferenceIntakes(this IEndpointRouteBuilder routes)
    {
        var intakes = routes.MapGroup("/reference-intakes").WithTags("Reference intakes");

        intakes.MapRead("/", List)
            .WithName("listReferenceIntakes")
            .WithSummary("List reference intakes")
            .WithDescription("How much of a nutrient authorities recommend or tolerate, by sex, age and condition. That an upper level could not be determined, or was not set, is an answer of its own; what is not here was not seen.")
            .WithRules(new ReferenceIntakeFilterRules(), Format.Tables);

        intakes.MapRead("/{id}", Get)
            .WithName("getReferenceIntake")
            .WithSummary("Get a reference intake")
            .WithDescription("The permalink of one reference intake.")
            .WithoutQuery();

        routes.MapRead("/nutrients/{id}/reference-intakes", ListOfNutrient)
            .WithTags("Nutrients")
            .WithName("listNutrientReferenceIntakes")
            .WithSummary("List the reference intakes of a nutrient")
            .WithDescription("How much of a nutrient, of the forms below it or of what it is a form of authorities recommend or tolerate.")
            .WithRulesBelowNutrient(new ReferenceIntakeFilterRules(), Format.Tables);
    }

    private static Results<Ok<Page<ReferenceIntake, DisclaimedMeta>>, ProblemResult> List([AsParameters] ReferenceIntakeFilter filter, ReferenceIntakeQueries intakes, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Count], after => intakes.List(filter, after), () => intakes.Count(filter), row => [row.Number.ToString(CultureInfo.InvariantCulture)], row => row.Intake, DisclaimedMeta.Of);

    private static Results<Ok<Page<ReferenceIntake, DisclaimedMeta>>, ProblemResult> ListOfNutrient(string id, [AsParameters] ReferenceIntakeFilter filter, ReferenceIntakeQueries intakes, Dataset dataset, HttpRequest request) =>
        List(filter with { NutrientId = id }, intakes, dataset, request);

    private static Results<Ok<ReferenceIntake>, ProblemResult> Get(string id, ReferenceIntakeQueries intakes, Dataset dataset) =>
        intakes.Find(id) is { } intake ? TypedResults.Ok(intake) : Problems.NotFound("reference intake", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.ReferenceIntake), most: 5));
}
