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
        ["compareFoods"] = "/v1/comparisons?foodIds=natto,emmental-cheese&nutrientIds=vitamin-k1,mk-7&basis=100kcal&authority=EFSA&sex=female&ageYears=30",
        ["analyseIntake"] = "/v1/intake-analyses",
        ["listSources"] = "/v1/sources?type=dataset&limit=2",
        ["getSource"] = "/v1/sources/schurgers-vermeer-2000",
        ["listFunctions"] = "/v1/functions?nutrientId=vitamin-k2&limit=1",
        ["getFunction"] = "/v1/functions/osteocalcin-carboxylation",
        ["listNutrientFunctions"] = "/v1/nutrients/vitamin-k2/functions?limit=1",
        ["listDeficiencies"] = "/v1/deficiencies?q=scurvy",
        ["getDeficiency"] = "/v1/deficiencies/vitamin-c-scurvy",
        ["listNutrientDeficiencies"] = "/v1/nutrients/vitamin-k/deficiencies?limit=1",
        ["listInteractions"] = "/v1/interactions?drug=warfarin&limit=1",
        ["getInteraction"] = "/v1/interactions/warfarin-vitamin-k",
        ["listNutrientInteractions"] = "/v1/nutrients/mk-7/interactions?atc=B01AA03&limit=1",
        ["listReferenceIntakes"] = "/v1/reference-intakes?nutrientId=vitamin-k&sex=female&ageYears=30&condition=pregnancy",
        ["getReferenceIntake"] = "/v1/reference-intakes/magnesium-nasem-ul-female-supplements-only-228m",
        ["listNutrientReferenceIntakes"] = "/v1/nutrients/vitamin-k/reference-intakes?type=UL&sex=male&ageYears=40",
        ["convert"] = "/v1/conversions?nutrientId=vitamin-d&amount=400&from=IU&to=%C2%B5g",
        ["listClaims"] = "/v1/claims?q=nattokinase&verdict=wrong",
        ["getClaim"] = "/v1/claims/low-dose-k2-safe-with-warfarin",
        ["listNutrientClaims"] = "/v1/nutrients/mk-7/claims?verdict=contradicted&limit=1",
        ["listStudies"] = "/v1/studies?doi=10.1093%2Fjn%2F134.11.3100",
        ["getStudy"] = "/v1/studies/geleijnse-2004",
        ["search"] = "/v1/search?q=vitamin%20k%202&type=nutrient,interaction&limit=3",
        ["listSuggestions"] = "/v1/suggestions?q=nat&limit=3",
        ["getDataset"] = "/v1/dataset",
        ["listCoverage"] = "/v1/dataset/coverage?nutrientIds=mk-7",
        ["listDatasetFiles"] = "/v1/dataset/files",
        ["getDatasetFile"] = "/v1/dataset/files/datapackage.json",
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
        ["foodIds"] = "natto,emmental-cheese",
        ["nutrientIds"] = "vitamin-k1,mk-7",
        ["sources"] = "all",
        ["sourceId"] = "walther-2021",
        ["minAmount"] = "10",
        ["basis"] = "100g",
        ["parentId"] = "vitamin-k2",
        ["expand"] = "functions,deficiencies,interactions,referenceIntakes,claims,citations",
        ["type"] = "article-journal",
        ["doi"] = "10.1159/000054147",
        ["pmid"] = "11356998",
        ["nutrientId"] = "vitamin-k2",
        ["certainty"] = "high,moderate,low",
        ["bodySystem"] = "bone,blood,cardiovascular",
        ["standing"] = "established",
        ["drug"] = "warfarin",
        ["atc"] = "B01AA03",
        ["rxcui"] = "11289",
        ["severity"] = "major",
        ["authority"] = "NASEM,EFSA",
        ["sex"] = "female",
        ["ageYears"] = "30",
        ["condition"] = "pregnancy",
        ["status"] = "value",
        ["verdict"] = "wrong",
        ["topic"] = "safety,food-source",
        ["design"] = "cohort,rct",
        ["yearFrom"] = "2000",
        ["yearTo"] = "2010",
        ["amount"] = "400",
        ["from"] = "IU",
        ["to"] = "µg",
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
            ("listFoodSources" or "listFoodNutrients" or "compareFoods", "authority") => "EFSA",
            ("listFoodSources" or "listFoodNutrients" or "compareFoods", "type") => "AI",
            ("listFoodSources", "sort") => "-amount",
            ("listFunctions" or "listNutrientFunctions", "q") => "osteocalcin",
            ("listDeficiencies" or "listNutrientDeficiencies", "q") => "bleeding",
            ("listDeficiencies" or "listNutrientDeficiencies", "kind") => "deficiency",
            ("listInteractions" or "listNutrientInteractions", "q") => "warfarin",
            ("listInteractions" or "listNutrientInteractions", "kind") => "drug,drug-class",
            ("listReferenceIntakes" or "listNutrientReferenceIntakes", "type") => "RDA,AI",
            ("listClaims" or "listNutrientClaims", "q") => "nattokinase",
            ("listSources", "ids") => "beulens-2010,ciqual-2020",
            ("listSources", "type") => "article-journal",
            ("listSources" or "listStudies", "q") => "menaquinones",
            ("listSources" or "listStudies", "doi") => "10.2337/dc09-2302",
            ("listSources" or "listStudies", "pmid") => "20424220",
            ("listSources" or "listStudies", "pmcid") => "PMC2909045",
            ("listStudies", "sort") => "-year",
            ("convert", "nutrientId") => "vitamin-d",
            ("convert", "sourceId") => "nasem-dri-2011",
            ("search", "q") => "osteocalcin",
            ("search", "type") => "function,study",
            ("listSuggestions", "q") => "nat",
            ("listSuggestions", "type") => "food",
            ("getDatasetFile", "name") => "datapackage.json",
            _ when Parameters.TryGetValue(parameter, out var value) => isNumber ? JsonNode.Parse(value) : value,
            _ => null,
        };

    /// <summary>What a path's id is of.</summary>
    public static string DescriptionOfId(string operationId) => operationId switch
    {
        "getAmount" => "The id of an amount: food.nutrient.source.",
        "getSource" => "The id of a source.",
        "getStudy" => "The id of a study.",
        "getDatasetFile" => "The name of a file that /v1/dataset/files lists.",
        "getFunction" => "The id of a function.",
        "getDeficiency" => "The id of a sign of deficiency or excess.",
        "getInteraction" => "The id of an interaction.",
        "getClaim" => "The id of a claim.",
        "getReferenceIntake" => "The id of a reference intake.",
        "getNutrient" or "listFoodSources" => "The id of a nutrient.",
        _ when operationId.StartsWith("listNutrient", StringComparison.Ordinal) => "The id of a nutrient.",
        _ => "The id of a food.",
    };

    /// <summary>What a path's id looks like.</summary>
    public static TextForm FormOfId(string operationId) => operationId switch
    {
        "getAmount" => new(Forms.Whole(Forms.AmountId), Forms.MostOfId),
        "getReferenceIntake" => new(Forms.Whole(Forms.Slug), Forms.MostOfId),
        _ => new(Forms.Whole(Forms.Slug), Forms.MostOfSlug),
    };

    /// <summary>Requests that are refused, by the status; "default" is a body that is wrong.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refused = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["400"] = "/v1/foods?categry=cheese&limit=500",
        ["404"] = "/v1/foods/nattoo",
        ["406"] = "/v1/foods/natto",
        ["415"] = "/v1/intake-analyses",
        ["default"] = "/v1/intake-analyses",
    };

    /// <summary>The answer to the example request, as it was when it was recorded.</summary>
    public static JsonNode? OfAnswer(string operationId) => Recorded(operationId);

    /// <summary>The same in another format: text, or JSON that is not ours.</summary>
    public static JsonNode? OfAnswer(string operationId, string format) => Recorded($"{operationId}.formats")?[format]?.DeepClone();

    /// <summary>The answer to a request that is refused; null where no request is sure to be refused so.</summary>
    public static JsonNode? OfProblem(string status) => Refused.ContainsKey(status) ? Recorded($"problem.{status}") : null;

    private static JsonNode? Recorded(string name)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream($"Examples/{name}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }

    /// <summary>The body of the example request; null if it has none.</summary>
    public static JsonNode? OfBody(string operationId) => operationId is "analyseIntake"
        ? JsonNode.Parse("""
            {
              "authority": "NASEM",
              "lifeStage": { "sex": "female", "ageYears": 34, "condition": "pregnancy" },
              "medications": ["warfarin"],
              "nutrientIds": ["vitamin-k1", "mk-7", "calcium"],
              "items": [{ "foodId": "natto", "grams": 50 }, { "foodId": "spinach-boiled", "portion": 1, "quantity": 0.5 }]
            }
            """)
        : null;

    private static string IdOf(string operationId) => Requests[operationId].Split('/', '?')[3];
}
