using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Citations;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Shared;

namespace Nutrients.Api.Foods;

internal static class FoodEndpoints
{
    public static void MapFoods(this IEndpointRouteBuilder routes)
    {
        var foods = routes.MapGroup("/foods").WithTags("Foods");

        foods.MapRead("/", List)
            .WithName("listFoods")
            .WithSummary("List or search foods")
            .WithDescription("Foods by full-text search over their names in all languages, by category, tag, state, or by their code in another table.")
            .WithRules(new FoodFilterRules(), Format.Tables);

        foods.MapRead("/{id}", Get)
            .WithName("getFood")
            .WithSummary("Get a food")
            .WithDescription("One food with its names, its codes in the tables that it was taken from, and its portions.")
            .WithRules(new FoodLanguageRules());

        foods.MapRead("/{id}/nutrients", ListNutrients)
            .WithName("listFoodNutrients")
            .WithSummary("List the nutrients of a food")
            .WithDescription("What is known of each nutrient in 100 g of the edible part, in a portion, in so many grams or in 100 kcal: the selected value, and with sources=all the values of all sources side by side; with authority, sex and age also as a percentage of the reference intake, or why that would mislead.")
            .WithRules(new FoodNutrientFilterRules(), Format.Tables);

        foods.MapRead("/{id}/citations", ListCitations)
            .WithName("listFoodCitations")
            .WithSummary("List the sources of a food")
            .WithDescription("Every source and study that stands behind the numbers of a food, with how many numbers it gives; also as BibTeX, RIS, CSL-JSON or a plain bibliography.")
            .WithRules(new CitationFilterRules(), CitationFormats.All);
    }

    private static Results<Ok<Page<Food, PageMeta>>, ProblemResult> List([AsParameters] FoodFilter filter, FoodQueries foods, Dataset dataset, HttpRequest request) =>
        Pages.Of(request, dataset, filter, FoodQueries.KeyPartsOf(filter), after => foods.List(filter, after), () => foods.Count(filter), row => row.Key, row => row.Food);

    private static Results<Ok<FoodDetail>, ProblemResult> Get(string id, [AsParameters] FoodLanguage language, FoodQueries foods) =>
        foods.FindDetail(id, language.Lang) is { } food
            ? TypedResults.Ok(food)
            : NotFound(id, foods);

    private static Results<Ok<Page<FoodNutrient, FoodNutrientsMeta>>, ProblemResult> ListNutrients(
        string id, [AsParameters] FoodNutrientFilter filter, FoodQueries foods, CompositionTable composition, FoodNutrientQueries nutrients, ReferenceChooser chooser, Dataset dataset, HttpRequest request)
    {
        if (composition.Food(id) is not { } food)
        {
            return NotFound(id, foods);
        }

        var measure = food.In(filter);

        if (filter.Portion is { } portion && measure.Portion is null)
        {
            return Problems.Invalid([new("portion", "unknown-id", FoodProblems.NoPortion(id, portion, food.Portions))]);
        }

        var references = filter.Authority is null ? null : chooser.Choose(filter, dataset.Vocabulary.AllOf(Vocabulary.Nutrient));

        return Pages.Of(request, dataset, filter, [KeyPart.Count],
            after => nutrients.List(food, filter, after),
            () => nutrients.Count(food, filter),
            nutrient => [nutrient.Index.ToString(CultureInfo.InvariantCulture)],
            nutrient => nutrient.Nutrient.In(measure, references?[nutrient.Nutrient.NutrientId]),
            meta => new FoodNutrientsMeta { TotalCount = meta.TotalCount, HasMore = meta.HasMore, DatasetVersion = meta.DatasetVersion, FoodId = food.Id, FoodName = food.Name, Measure = measure });
    }

    private static Results<Ok<Page<FoodCitation, PageMeta>>, ProblemResult> ListCitations(
        string id, [AsParameters] CitationFilter filter, FoodQueries foods, CompositionTable composition, FoodCitationQueries citations, Dataset dataset, HttpRequest request) =>
        composition.Food(id) is not null
            ? Pages.Of(request, dataset, filter, [KeyPart.Text], after => citations.List(id, filter, after), () => citations.Count(id), citation => [citation.Source.Id], citation => citation)
            : NotFound(id, foods);

    private static ProblemResult NotFound(string id, FoodQueries foods) => Problems.NotFound("food", id, NearMiss.Of(id, foods.Near(id), most: 5));
}
