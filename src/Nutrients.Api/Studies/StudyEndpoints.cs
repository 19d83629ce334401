using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Citations;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Studies;

internal static class StudyEndpoints
{
    public static void MapStudies(this IEndpointRouteBuilder routes)
    {
        var studies = routes.MapGroup("/studies").WithTags("Studies");

        studies.MapRead("/", List)
            .WithName("listStudies")
            .WithSummary("List studies")
            .WithDescription("Trials, cohorts, reviews, guidelines and opinions, each with its design, what it found and the statements that cite it; also as BibTeX, RIS, CSL-JSON or a plain bibliography.")
            .WithRules(new StudyFilterRules(), CitationFormats.All);

        studies.MapRead("/{id}", Get)
            .WithName("getStudy")
            .WithSummary("Get a study")
            .WithDescription("One study with its bibliographic record, design, finding, and the statements that cite it.")
            .WithoutQuery(CitationFormats.All);
    }

    private static Results<Ok<Page<Study, PageMeta>>, ProblemResult> List([AsParameters] StudyFilter filter, StudyQueries studies, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Count, KeyPart.Text], after => studies.List(filter, after), () => studies.Count(filter), study => [study.Year!.Value.ToString(CultureInfo.InvariantCulture), study.Id], study => study);

    private static Results<Ok<Study>, ProblemResult> Get(string id, StudyQueries studies, Dataset dataset) =>
        studies.Find(id) is { } study ? TypedResults.Ok(study) : Problems.NotFound("study", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Study), most: 5));
}
