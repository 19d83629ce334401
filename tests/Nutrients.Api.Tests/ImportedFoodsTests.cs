using System.Net;
using Nutrients.Compiler;

namespace Nutrients.Api.Tests;

/// <summary>Foods that were imported from FoodData Central beside those of the dataset.</summary>
public sealed class ImportedFoodsTests(ImportedApi api) : IClassFixture<ImportedApi>
{
    [Fact]
    public async Task An_imported_food_is_found_by_its_code_and_its_name()
    {
        (await api.Get("/v1/foods?code=fdc-foundation:2000001").Json()).Each("id").ShouldBe(["chard-swiss-raw-fdc-2000001"]);
        (await api.Get("/v1/foods?code=gtin:00036000291452").Json()).Each("id").ShouldBe(["swiss-cheese-fdc-2000002"]);
        (await api.Get("/v1/foods?code=fdc-branded:2000002").Json()).Each("id").ShouldBe(["swiss-cheese-fdc-2000002"]);
        (await api.Get("/v1/foods?q=chard%20raw").Json()).Each("id").ShouldBe(["chard-swiss-raw-fdc-2000001"]);
        (await api.Get("/v1/foods?category=other").Json()).Each("id").ShouldBe(["restaurant-chard-fdc-2000003"]);
    }

    [Fact]
    public async Task An_imported_value_is_served_with_its_source()
    {
        var amount = await api.Get("/v1/amounts/chard-swiss-raw-fdc-2000001.vitamin-k1.usda-foundation-2024-10").Json();

        amount["foodId"]!.ToString().ShouldBe("chard-swiss-raw-fdc-2000001");
        amount["amount"]!["amount"]!.GetValue<double>().ShouldBe(830);
        amount["amount"]!["derivation"]!.ToString().ShouldBe("analytical");
        (await api.Get("/v1/sources/usda-foundation-2024-10").Json())["title"]!.ToString().ShouldBe("USDA FoodData Central, Foundation Foods");
        (await api.Get("/v1/nutrients/vitamin-k1/food-sources?limit=1").Json()).Each("foodId").ShouldBe(["chard-swiss-raw-fdc-2000001"]);
    }

    [Fact]
    public async Task A_food_of_the_dataset_has_both_values_and_stands_there_once()
    {
        (await api.Get("/v1/foods?code=fdc:168421").Json()).Each("id").ShouldBe(["high"]);

        var page = await api.Get("/v1/foods/high/nutrients?nutrientIds=vitamin-k1&sources=all").Json();

        page.ToJsonString().ShouldContain("high.vitamin-k1.usda-sr-legacy-2018-04");
    }

    [Fact]
    public async Task A_code_of_a_system_that_is_not_known_is_refused() =>
        (await api.Get("/v1/foods?code=upc:036000291452").Json(HttpStatusCode.BadRequest)).ToJsonString().ShouldContain("the systems are fdc, fdc-foundation, fdc-branded, ndb, gtin, ciqual and mext");
}

/// <summary>The API over Sample/ and the import of a small download.</summary>
public sealed class ImportedApi() : RunningApi(Compile())
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("nutrients-").FullName;

    private static string Compile()
    {
        var (download, imported, output, sample) = (Path.Combine(Folder, "FoodData_Central_csv_2024-10-31"), Path.Combine(Folder, "imported"), Path.Combine(Folder, "nutrients.db"), Path.Combine(AppContext.BaseDirectory, "Sample"));
        Directory.CreateDirectory(download);

        Write("food.csv", "fdc_id,data_type,description,food_category_id,publication_date", "2000001,foundation_food,\"Chard, swiss, raw\",11,2024-10-31", "2000002,branded_food,SWISS CHEESE,,2024-10-31", "2000003,foundation_food,\"Restaurant, chard\",25,2024-10-31", "168421,sr_legacy_food,High cheese,1,2019-04-01");
        Write("foundation_food.csv", "fdc_id,NDB_number,footnote", "2000001,,", "2000003,,");
        Write("sr_legacy_food.csv", "fdc_id,NDB_number", "168421,1001");
        Write("branded_food.csv", "fdc_id,brand_owner,brand_name,gtin_upc,serving_size,serving_size_unit,household_serving_fulltext,branded_food_category", "2000002,\"Some Foods, Inc.\",SOME BRAND,036000291452,28,g,1 SLICE,Cheese");
        Write("food_category.csv", "id,code,description", "1,0100,Dairy and Egg Products", "11,1100,Vegetables and Vegetable Products", "25,3600,Restaurant Foods");
        Write("nutrient.csv", "id,name,unit_name,nutrient_nbr,rank", "1185,Vitamin K (phylloquinone),UG,430,8800");
        Write("food_nutrient.csv", "id,fdc_id,nutrient_id,amount,data_points,derivation_id", "1,2000001,1185,830.0,8,1", "2,2000002,1185,3,,", "3,168421,1185,2.5,3,1");
        DatasetCompiler.Main(["import", "fdc", download, "--to", imported, "--data", sample]).ShouldBe(0);
        DatasetCompiler.Main(["compile", sample, output, "--with", imported]).ShouldBe(0);
        return output;

        void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(download, file), lines);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(Folder, recursive: true);
    }
}
