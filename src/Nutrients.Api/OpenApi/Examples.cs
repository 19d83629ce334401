using System.Text.Json.Nodes;

namespace Nutrients.Api.OpenApi;

/// <summary>What the contract shows as examples; a test asks the running service for each and compares the answer.</summary>
internal static class Examples
{
    /// <summary>The request whose answer stands in Examples/{operationId}.json.</summary>
    public static readonly IReadOnlyDictionary<string, string> Requests = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["listNutrients"] = "/v1/nutrients?parentId=vitamin-k",
        ["getNutrient"] = "/v1/nutrients/vitamin-d",
        ["listNutrientCitations"] = "/v1/nutrients/vitamin-k2/citations?limit=2",
        ["listFoodSources"] = "/v1/nutrients/vitamin-k2/food-sources?limit=2",
        ["listFoods"] = "/v1/foods?q=swis%20chee",
        ["getFood"] = "/v1/foods/natto",
        ["listFoodNutrients"] = "/v1/foods/natto/nutrients?nutrientIds=vitamin-k1,iodine&sources=all",
        ["listFoodCitations"] = "/v1/foods/natto/citations?limit=2",
        ["getAmount"] = "/v1/amounts/natto.mk-7.schurgers-vermeer-2000",
        ["listSources"] = "/v1/sources?type=dataset&limit=2",
        ["getSource"] = "/v1/sources/schurgers-vermeer-2000",
        ["getDataset"] = "/v1/dataset",
    };

    // The page to try the API out fills in all of them at once, so together they must find something.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["q"] = "swiss",
        ["category"] = "cheese",
        ["tag"] = "fermented",
        ["state"] = "as-sold",
        ["code"] = "ciqual:12115",
        ["lang"] = "fr",
        ["sort"] = "name",
        ["nutrientIds"] = "vitamin-k1,mk-7",
        ["sources"] = "all",
        ["sourceId"] = "walther-2021",
        ["minAmount"] = "10",
        ["basis"] = "100g",
        ["parentId"] = "vitamin-k2",
        ["expand"] = "forms",
        ["type"] = "article-journal",
        ["doi"] = "10.1159/000054147",
        ["pmid"] = "11356998",
        ["format"] = "json",
        ["limit"] = "5",
    };

    /// <summary>A value for a parameter; null where there is none that always holds, as for a cursor.</summary>
    public static JsonNode? OfParameter(string operationId, string parameter, bool isNumber) =>
        parameter == "id" ? IdOf(operationId)
        : (operationId, parameter) switch
        {
            ("listNutrients", "category") => "vitamins",
            ("listNutrients", "q") => "menaquinone",
            ("listFoodSources", "sort") => "-amount",
            _ when Parameters.TryGetValue(parameter, out var value) => isNumber ? JsonNode.Parse(value) : value,
            _ => null,
        };

    /// <summary>What a path's id is of.</summary>
    public static string DescriptionOfId(string operationId) => operationId switch
    {
        "getAmount" => "The id of an amount: food.nutrient.source.",
        "getSource" => "The id of a source.",
        "getNutrient" or "listFoodSources" or "listNutrientCitations" => "The id of a nutrient.",
        _ => "The id of a food.",
    };

    /// <summary>The answer to the example request, as it was when it was recorded.</summary>
    public static JsonNode? OfAnswer(string operationId)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream($"Examples/{operationId}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }

    private static string IdOf(string operationId) => Requests[operationId].Split('/', '?')[3];
}
