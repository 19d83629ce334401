using System.IO.Compression;

namespace Nutrients.Compiler.Tests;

/// <summary>A small download of FoodData Central with the columns of the official one, and a data folder to bring it under.</summary>
internal sealed class FdcFolder : IDisposable
{
    private const string NutrientColumns = "id,fdc_id,nutrient_id,amount,data_points,derivation_id,min,max,median,footnote,min_year_acquired";

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["food.csv"] = "fdc_id,data_type,description,food_category_id,publication_date",
        ["foundation_food.csv"] = "fdc_id,NDB_number,footnote",
        ["sr_legacy_food.csv"] = "fdc_id,NDB_number",
        ["branded_food.csv"] = "fdc_id,brand_owner,brand_name,subbrand_name,gtin_upc,ingredients,not_a_significant_source_of,serving_size,serving_size_unit,household_serving_fulltext,branded_food_category,data_source,package_weight,modified_date,available_date,market_country,discontinued_date,preparation_state_code,trade_channel,short_description,material_code",
        ["nutrient.csv"] = "id,name,unit_name,nutrient_nbr,rank",
        ["food_category.csv"] = "id,code,description",
        ["measure_unit.csv"] = "id,name",
        ["food_nutrient.csv"] = NutrientColumns,
        ["food_nutrient_derivation.csv"] = "id,code,description",
        ["food_portion.csv"] = "id,fdc_id,seq_num,amount,measure_unit_id,portion_description,modifier,gram_weight,data_points,footnote,min_year_acquired",
    };

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("nutrients-");

    public FdcFolder(string name = "FoodData_Central_foundation_food_csv_2024-10-31")
    {
        Download = Directory.CreateDirectory(Path.Combine(_temporary.FullName, name)).FullName;
        Data.Replace("nutrient-codes.tsv", "vitamin-k1\tcas\t84-80-0", "carbohydrate\tfdc\t1005\ncarbohydrate\tusda-number\t205\nenergy\tfdc\t1008\nenergy\tusda-number\t208\nfat\tfdc\t1004\nmk-4\tfdc\t1183\nprotein\tfdc\t1003\nsaturated-fat\tfdc\t1258\nvitamin-d\tfdc\t1110\nvitamin-d\tfdc\t1114\nvitamin-k1\tcas\t84-80-0");
        Data.Replace("vocabularies.tsv", "nutrient-code-system\tunii\tUNII", "nutrient-code-system\tunii\tUNII\nnutrient-code-system\tusda-number\tUSDA nutrient number");

        Write("nutrient.csv", "1003|Protein|G|203|600", "1004|Total lipid (fat)|G|204|800", "1005|Carbohydrate, by difference|G|205|1110", "1007|Ash|G|207|1000", "1008|Energy|KCAL|208|300", "1110|Vitamin D (D2 + D3), International Units|IU|324|8650", "1114|Vitamin D (D2 + D3)|UG|328|8700", "1183|Vitamin K (Menaquinone-4)|MG|428|8950", "1185|Vitamin K (phylloquinone)|UG|430|8800", "1258|Fatty acids, total saturated|G|606|9700", "2047|Energy (Atwater General Factors)|KCAL|957|280", "2048|Energy (Atwater Specific Factors)|KCAL|958|290");
        Write("food_category.csv", "1|0100|Dairy and Egg Products", "11|1100|Vegetables and Vegetable Products", "25|3600|Restaurant Foods");
        Write("measure_unit.csv", "1000|cup", "9999|undetermined");
        Write("food.csv");
        Write("food_nutrient.csv");
    }

    public TestFolder Data { get; } = new();

    public string Download { get; }

    public string Imported => Path.Combine(_temporary.FullName, "imported");

    /// <summary>Writes a file of the download: the columns, and rows of values with <c>|</c> between, all of them quoted.</summary>
    public void Write(string file, params IEnumerable<string> rows) => WriteText(file, string.Concat(rows.Prepend(Columns[file].Replace(',', '|')).Select(row => Quoted(row) + "\n")));

    public void WriteText(string file, string text) => File.WriteAllText(Path.Combine(Download, file), text);

    /// <summary>Adds rows to a file of the download.</summary>
    public void Add(string file, params IEnumerable<string> rows)
    {
        if (!File.Exists(Path.Combine(Download, file)))
        {
            Write(file);
        }

        File.AppendAllText(Path.Combine(Download, file), string.Concat(rows.Select(row => Quoted(row) + "\n")));
    }

    /// <summary>Adds a current Foundation food.</summary>
    public void AddFood(int id, string description, string category = "11")
    {
        Add("food.csv", $"{id}|foundation_food|{description}|{category}|2024-10-31");
        Add("foundation_food.csv", $"{id}||");
    }

    /// <summary>Adds a branded food; the columns between are those that an import reads.</summary>
    public void AddBranded(int id, string description, string gtin = "", string size = "30", string unit = "g", string household = "", string category = "Cheese", string published = "2024-10-31")
    {
        Add("food.csv", $"{id}|branded_food|{description}|{category}|{published}");
        Add("branded_food.csv", $"{id}|Some Foods, Inc.|SOME BRAND||{gtin}|MILK, SALT||{size}|{unit}|{household}|{category}|LI||2024-01-01|2024-01-01|United States|||||");
    }

    /// <summary>Adds a value without more.</summary>
    public void AddValue(int food, int nutrient, string amount, string derivation = "1") => Add("food_nutrient.csv", $"1|{food}|{nutrient}|{amount}||{derivation}|||||");

    /// <summary>The zip that the folder would be downloaded as.</summary>
    public string Zip()
    {
        var zip = Download + ".zip";
        ZipFile.CreateFromDirectory(Download, zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        return zip;
    }

    /// <summary>Imports the folder, or a zip of it.</summary>
    public (int ExitCode, string Output, string Errors) Import(string? download = null) => TestFolder.Run("import", "fdc", download ?? Download, "--to", Imported, "--data", Data.Data);

    /// <summary>A file of what was imported.</summary>
    public string Text(string file) => File.ReadAllText(Path.Combine(Imported, file));

    /// <summary>The lines of a file of what was imported, without its header.</summary>
    public string[] Lines(string file) => [.. Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    public void Dispose()
    {
        Data.Dispose();
        _temporary.Delete(recursive: true);
    }

    private static string Quoted(string row) => string.Join(',', row.Split('|').Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
