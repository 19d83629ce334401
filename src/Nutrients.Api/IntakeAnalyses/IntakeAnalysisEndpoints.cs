using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Http;

namespace Nutrients.Api.IntakeAnalyses;

internal static class IntakeAnalysisEndpoints
{
    public static void MapIntakeAnalyses(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/intake-analyses", Analyse)
            .WithTags("Intake analyses")
            .WithName("analyseIntake")
            .WithSummary("Analyse an intake")
            .WithDescription(
                "What foods come to: a total for each nutrient with its bounds, what is missing from which food, the percentage of a reference intake and the comparison with an upper level where they do not mislead, "
                + "and the interactions of medications with what the foods hold. Nothing is stored. A body that is wrong is 422, with every fault by its JSONPath.")
            .Accepts<IntakeRequest>("application/json")
            .WithoutQuery();

    private static async Task<Results<Ok<IntakeAnalysis>, ProblemResult>> Analyse(HttpRequest request, IntakeRequestReader reader, IntakeAnalyser analyser)
    {
        var (body, problem) = await JsonBody.Read(request);

        return body is null ? problem!
            : reader.Read(body, request.HttpContext) is { } intake ? TypedResults.Ok(analyser.Analyse(intake))
            : Problems.Unprocessable(body.Faults);
    }
}
