using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/search", Search)
            .WithTags("Search")
            .WithName("search")
            .WithSummary("Search everything")
            .WithDescription("Nutrients, foods, functions, interactions, claims, deficiencies and studies by their names in all languages and by what they say, the best first: a name that is the text, names with its words, names with words that begin with them, and the words anywhere. Of equally good ones nutrients come first, then foods, and the plainest name.")
            .WithRules(new SearchFilterRules(), Format.Tables);

    private static Results<Ok<Page<SearchHit, SearchMeta>>, ProblemResult> Search([AsParameters] SearchFilter filter, SearchQueries search, Dataset dataset, HttpRequest request)
    {
        var query = search.Understand(filter.Q!);
        return Pages.Of(request, dataset, filter, SearchQueries.KeyParts, after => search.List(query, filter, after), () => search.Count(query, filter), SearchQueries.KeyOf, search.HitOf, meta => new SearchMeta(meta, query.CorrectedTo));
    }
}
