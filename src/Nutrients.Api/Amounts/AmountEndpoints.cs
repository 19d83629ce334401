using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Http;

namespace Nutrients.Api.Amounts;

internal static class AmountEndpoints
{
    public static void MapAmounts(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/amounts/{id}", Get)
            .WithTags("Amounts")
            .WithName("getAmount")
            .WithSummary("Get one number")
            .WithDescription("The permalink of one number: what one source says of one nutrient in one food, with its provenance. The id is food.nutrient.source.")
            .WithoutQuery(Format.Tables);

    private static Results<Ok<AmountDetail>, ProblemResult> Get(string id, AmountQueries amounts) =>
        amounts.Find(id) is { } amount
            ? TypedResults.Ok(amount)
            : Problems.NotFound("amount", id, [.. amounts.Near(id).Take(5)]);
}
