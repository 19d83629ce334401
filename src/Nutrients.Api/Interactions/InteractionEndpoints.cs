using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Interactions;

internal static class InteractionEndpoints
{
    public static void MapInteractions(this IEndpointRouteBuilder routes)
    {
        var interactions = routes.MapGroup("/interactions").WithTags("Interactions");

        interactions.MapRead("/", List)
            .WithName("listInteractions")
            .WithSummary("List interactions")
            .WithDescription("What nutrients and drugs, other nutrients, foods, conditions and laboratory tests do to each other: by name, ATC code or RxNorm concept, with what an authority advises and the studies for and against.")
            .WithRules(new InteractionFilterRules(), Format.Tables);

        interactions.MapRead("/{id}", Get)
            .WithName("getInteraction")
            .WithSummary("Get an interaction")
            .WithDescription("One interaction with its severity, whose judgement that is, and what an authority advises.")
            .WithoutQuery();

        routes.MapRead("/nutrients/{id}/interactions", ListOfNutrient)
            .WithTags("Nutrients")
            .WithName("listNutrientInteractions")
            .WithSummary("List the interactions of a nutrient")
            .WithDescription("What a nutrient, the forms below it and what it is a form of interact with.")
            .WithRulesBelowNutrient(new InteractionFilterRules(), Format.Tables);
    }

    private static Results<Ok<Page<Interaction, InteractionsMeta>>, ProblemResult> List([AsParameters] InteractionFilter filter, InteractionQueries interactions, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => interactions.List(filter, after), () => interactions.Count(filter), interaction => [interaction.Id], interaction => interaction, meta => new InteractionsMeta(meta, interactions.Matched(filter)));

    private static Results<Ok<Page<Interaction, InteractionsMeta>>, ProblemResult> ListOfNutrient(string id, [AsParameters] InteractionFilter filter, InteractionQueries interactions, Dataset dataset, HttpRequest request) =>
        List(filter with { NutrientId = id }, interactions, dataset, request);

    private static Results<Ok<Interaction>, ProblemResult> Get(string id, InteractionQueries interactions, Dataset dataset) =>
        interactions.Find(id) is { } interaction ? TypedResults.Ok(interaction) : Problems.NotFound("interaction", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Interaction), most: 5));
}
