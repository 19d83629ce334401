using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Citations;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Nutrients;

internal static class NutrientEndpoints
{
    public static void MapNutrients(this IEndpointRouteBuilder routes)
    {
        var nutrients = routes.MapGroup("/nutrients").WithTags("Nutrients");

        nutrients.MapRead("/", List)
            .WithName("listNutrients")
            .WithSummary("List nutrients")
            .WithDescription("All nutrients and their forms, in the order of food tables, as a flat list: parentId makes it a tree.")
            .WithRules(new NutrientFilterRules(), Format.Tables);

        nutrients.MapRead("/{id}", Get)
            .WithName("getNutrient")
            .WithSummary("Get a nutrient")
            .WithDescription("One nutrient with its names, identifiers in other systems, unit conversions and the forms below it; with expand the whole fact sheet in one answer: functions, signs of deficiency and excess, interactions, reference intakes, claims and citations.")
            .WithRules(new NutrientExpansionRules());

        nutrients.MapRead("/{id}/citations", ListCitations)
            .WithName("listNutrientCitations")
            .WithSummary("List the sources of a nutrient")
            .WithDescription("Every source and study that stands behind the numbers of a nutrient and of the forms below it, and behind what is stated of them and of what they are forms of; also as BibTeX, RIS, CSL-JSON or a plain bibliography.")
            .WithRulesBelowNutrient(new CitationFilterRules(), CitationFormats.All);
    }

    private static Results<Ok<Page<Nutrient, PageMeta>>, ProblemResult> List([AsParameters] NutrientFilter filter, NutrientQueries nutrients, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Count, KeyPart.Text, KeyPart.Text], after => nutrients.List(filter, after), () => nutrients.Count(filter), row => [row.Position.ToString(CultureInfo.InvariantCulture), row.Nutrient.Name, row.Nutrient.Id], row => row.Nutrient);

    private static Results<Ok<NutrientDetail>, ProblemResult> Get(string id, [AsParameters] NutrientExpansion expansion, FactSheetQueries sheets, Dataset dataset) =>
        sheets.Find(id, (expansion.Expand?.Split(',') ?? []).ToHashSet(StringComparer.Ordinal)) is { } nutrient
            ? TypedResults.Ok(nutrient)
            : NotFound(id, dataset);

    private static Results<Ok<Page<NutrientCitation, PageMeta>>, ProblemResult> ListCitations(
        string id, [AsParameters] CitationFilter filter, NutrientCitationQueries citations, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, [KeyPart.Text], after => citations.List(id, filter, after), () => citations.Count(id), citation => [citation.Source.Id], citation => citation);

    public static ProblemResult NotFound(string id, Dataset dataset) => Problems.NotFound("nutrient", id, NearMiss.Of(id, dataset.Vocabulary.AllOf(Vocabulary.Nutrient), most: 5));
}
