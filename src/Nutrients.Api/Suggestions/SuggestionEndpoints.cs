using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Suggestions;

internal static class SuggestionEndpoints
{
    public static void MapSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/suggestions", List)
            .WithTags("Search")
            .WithName("listSuggestions")
            .WithSummary("Suggest names while somebody types")
            .WithDescription("Nutrients, foods and functions, each once: English names that begin with the text, then other names that do, then names that have words which begin with its words; of each the shortest first. The list ends with its limit; /v1/search has everything, and corrects slips.")
            .WithRules(new SuggestionFilterRules(), Format.Tables);

    private static Ok<Page<Suggestion, PageMeta>> List([AsParameters] SuggestionFilter filter, SuggestionQueries suggestions, Dataset dataset, HttpRequest request) =>
        Pages.Only(request, dataset, suggestions.List(filter), meta => meta);
}
