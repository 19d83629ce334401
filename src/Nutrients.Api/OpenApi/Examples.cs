namespace Nutrients.Api.OpenApi;

/// <summary>What the contract shows as examples; a test asks the running service for each.</summary>
internal static class Examples
{
    public static string PathOf(string path) => path.Split('/')[1] switch
    {
        "nutrients" => "The id of a nutrient, such as vitamin-k2.",
        "foods" => "The id of a food, such as natto.",
        "amounts" => "The id of an amount: food.nutrient.source.",
        _ => "The id of a source, such as ciqual-2020.",
    };

    public static string IdOf(string path) => path.Split('/')[1] switch
    {
        "nutrients" => "vitamin-k2",
        "foods" => "natto",
        "amounts" => "natto.mk-7.schurgers-vermeer-2000",
        _ => "schurgers-vermeer-2000",
    };
}
