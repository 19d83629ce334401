using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Citations;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Sources;

internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var sources = routes.MapGroup("/sources").WithTags("Sources");

        sources.MapRead("/", List)
            .WithName("listSources")
            .WithSummary("List sources")
            .WithDescription("Everything that facts rest on: national tables, studies, books, reports and web pages, with licence and attribution.")
            .WithRules(new SourceFilterRules(), CitationFormats.All);

        sources.MapRead("/{id}", Get)
            .WithName("getSource")
            .WithSummary("Get a source")
            .WithDescription("One source with its bibliographic record, licence and attribution. Every sourceId and citationId is the id of one.")
            .WithoutQuery(CitationFormats.All);
    }

    private static Results<Ok<Page<Source, PageMeta>>, ProblemResult> List([AsParameters] SourceFilter filter, SourceQueries sources, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => sources.List(filter, after), () => sources.Count(filter), source => [source.Id], source => source);

    private static Results<Ok<Source>, ProblemResult> Get(string id, SourceQueries sources, Dataset dataset) =>
        sources.Find(id) is { } source
            ? TypedResults.Ok(source)
            : Problems.NotFound("source", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Source), most: 5));
}
