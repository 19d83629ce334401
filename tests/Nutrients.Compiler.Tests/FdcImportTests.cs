using Dapper;
using Nutrients.Compiler.Import;

namespace Nutrients.Compiler.Tests;

public sealed class FdcImportTests : IDisposable
{
    private readonly FdcFolder _fdc = new();

    public void Dispose() => _fdc.Dispose();

    [Fact]
    public void A_download_becomes_a_data_folder()
    {
        WriteSample();

        var (exitCode, output, errors) = _fdc.Import();

        (exitCode, errors).ShouldBe((0, ""));
        output.Split('\n')[0].ShouldBe("FoodData_Central_foundation_food_csv_2024-10-31: 2 new foods with 2 portions, 0 foods that the dataset has already, 5 values, 0 of them doubtful");
        _fdc.Text("foods.tsv").ShouldBe("""
            id	name	description	category	tags	state	scientificName	ediblePart
            chard-swiss-raw-fdc-2000001	Chard, Swiss, raw		vegetables		raw		
            restaurant-chicken-1-2-fried-fdc-2000002	Restaurant, chicken, 1/2, "fried"		other		as-sold		

            """);
        _fdc.Text("food-codes.tsv").ShouldBe("""
            foodId	system	code
            chard-swiss-raw-fdc-2000001	fdc-foundation	2000001
            restaurant-chicken-1-2-fried-fdc-2000002	fdc-foundation	2000002

            """);
        _fdc.Text("portions.tsv").ShouldBe("""
            foodId	position	label	grams	sourceId
            chard-swiss-raw-fdc-2000001	1	1 cup, chopped	36	usda-foundation-2024-10
            chard-swiss-raw-fdc-2000001	2	0.5 leaf	24.5	usda-foundation-2024-10

            """);
        _fdc.Text("amounts/usda-foundation-2024-10.tsv").ShouldBe("""
            foodId	nutrientId	status	amount	unit	min	max	lowerBound	upperBound	sd	n	derivation	evidence	forms	copyOf	doubt	note
            chard-swiss-raw-fdc-2000001	energy	quantified	19.5	kcal							calculated	national-table				Atwater specific factors
            chard-swiss-raw-fdc-2000001	mk-4	below-loq		µg	0	0.1	0			4	analytical	national-table				printed as 0
            chard-swiss-raw-fdc-2000001	protein	quantified	1.8	g	1.5	2				8	analytical	national-table				
            chard-swiss-raw-fdc-2000001	vitamin-k1	quantified	830	µg						1	analytical	national-table				published min-max excludes the value, left out; corrected
            restaurant-chicken-1-2-fried-fdc-2000002	protein	quantified	0.000025	g							unknown	national-table				

            """);
        _fdc.Text("sources.tsv").ShouldBe("""
            id	type	title	publisher	year	version	licence	attribution	doi	url
            usda-foundation-2024-10	dataset	USDA FoodData Central, Foundation Foods	U.S. Department of Agriculture, Agricultural Research Service	2024	October 2024	CC0 1.0 / public domain	USDA FoodData Central, Foundation Foods, October 2024 release.		https://fdc.nal.usda.gov/

            """);
        _fdc.Lines("vocabularies.tsv").Select(line => line[..line.LastIndexOf('\t')]).ShouldBe(["food-category\tother", "food-code-system\tfdc-foundation"]);
    }

    [Fact]
    public void What_is_left_out_is_counted_by_its_reason()
    {
        WriteSample();

        _fdc.Import().ExitCode.ShouldBe(0);

        var report = _fdc.Text(FdcImport.ReportFile);
        report.ShouldBe("""
            FoodData_Central_foundation_food_csv_2024-10-31: 2 new foods with 2 portions, 0 foods that the dataset has already, 5 values, 0 of them doubtful
                     1 foods in the category 'other', for want of one of their own
                               1 Restaurant Foods
                     2 foods of types that are not imported
                               1 sample_food
                               1 survey_fndds_food
                     1 older Foundation foods: foundation_food.csv does not list them
                               1 foundation_food
                     1 portions of foods that are not imported
                               1 sample_food
                     1 values in a unit that cannot be converted
                               1 1110 Vitamin D (D2 + D3), International Units, IU, to µg
                     2 values of foods that are not imported
                               1 foundation_food
                               1 sample_food
                     1 values of nutrients that are not in the dataset
                               1 1007 Ash, G
                     1 values that give way to a better one of the same nutrient and food
                               1 energy: Atwater general factors


            """);
    }

    [Fact]
    public void A_zip_gives_what_its_folder_gives()
    {
        WriteSample();
        _fdc.Import().ExitCode.ShouldBe(0);
        var fromFolder = Contents();
        Directory.Delete(_fdc.Imported, recursive: true);

        _fdc.Import(_fdc.Zip()).ExitCode.ShouldBe(0);

        Contents().ShouldBe([.. fromFolder.Select(text => text.Replace("2024-10-31: ", "2024-10-31.zip: ", StringComparison.Ordinal))]);

        string[] Contents() => [.. Directory.EnumerateFiles(_fdc.Imported, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{Path.GetRelativePath(_fdc.Imported, file)}\n{File.ReadAllText(file)}")];
    }

    [Fact]
    public void What_is_imported_compiles_with_the_dataset()
    {
        WriteSample();
        _fdc.Import().ExitCode.ShouldBe(0);

        using var dataset = _fdc.Data.OpenCompiled(_fdc.Imported);

        dataset.QuerySingle<int>("SELECT count(*) FROM food").ShouldBe(6);
        dataset.QuerySingle<double>("SELECT amount FROM amount WHERE food_id = 'chard-swiss-raw-fdc-2000001' AND nutrient_id = 'vitamin-k1' AND source_id = 'usda-foundation-2024-10'").ShouldBe(830);
        dataset.QuerySingle<string>("SELECT food_id FROM food_code WHERE system = 'fdc-foundation' AND code = '2000001'").ShouldBe("chard-swiss-raw-fdc-2000001");
    }

    [Fact]
    public void Byte_order_marks_line_ends_and_quoted_values_are_read()
    {
        _fdc.WriteText("food.csv", "\uFEFFfdc_id,data_type,description,food_category_id,publication_date\r\n7,foundation_food,\"Chard, \"\"red\"\",\r\nraw \u00A0 leaves\",11,2024-10-31\r\n\r\n8,foundation_food,Chard,11,2024-10-31");
        _fdc.Write("foundation_food.csv", "7||", "8||");
        _fdc.AddValue(7, 1185, "1");
        _fdc.AddValue(8, 1185, "2");

        _fdc.Import().Errors.ShouldBe("");

        _fdc.Lines("foods.tsv").Select(line => line.Split('\t')[..2]).ShouldBe([["chard-fdc-8", "Chard"], ["chard-red-raw-leaves-fdc-7", "Chard, \"red\", raw leaves"]]);
    }

    [Theory]
    [InlineData("1,7,1185,5,,1,,,,,", "")]
    [InlineData("\"1\",\"7\",\"1185\",\"5", "a quote is not closed")]
    [InlineData("\"1\",\"7\",\"1185\",\"5\"6,,1,,,,,", "text after a closing quote")]
    [InlineData("1,7,1185,5\"6,,1,,,,,", "a quote within a value that is not quoted")]
    [InlineData("1,7,1185,5", "4 fields instead of 11")]
    [InlineData("1,7,1185,5,,1,,,,,,", "12 fields instead of 11")]
    [InlineData("1,7,1185,about 5,,1,,,,,", "amount 'about 5' is not a number from 0 to 1000000000")]
    [InlineData("1,7,1185,\"5\n\u001b[2J6\",,1,,,,,", "amount '5 [2J6' is not a number from 0 to 1000000000")]
    [InlineData("1,7,1185,-5,,1,,,,,", "amount '-5' is not a number from 0 to 1000000000")]
    [InlineData("1,7,1185,5,,1,4,x,,,", "max 'x' is not a number from 0 to 1000000000")]
    [InlineData("1,7,1185,,,1,,,,,", "no amount")]
    [InlineData("1,7,1003,500,,1,,,,,", "500 g of protein is more than 100 g of food can hold")]
    [InlineData("1,9,1185,5,,1,,,,,", "fdc_id '9' is that of no row of food.csv")]
    [InlineData("1,seven,1185,5,,1,,,,,", "fdc_id 'seven' is that of no row of food.csv")]
    [InlineData("1,7,9999,5,,1,,,,,", "nutrient_id '9999' is that of no row of nutrient.csv")]
    public void A_wrong_row_is_reported_at_its_line_and_those_behind_it_are_read(string row, string problem)
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.AddValue(7, 1183, "0.001");
        File.AppendAllText(Path.Combine(_fdc.Download, "food_nutrient.csv"), row + "\n");
        _fdc.AddValue(7, 1258, "0.5");

        var (exitCode, _, errors) = _fdc.Import();

        exitCode.ShouldBe(0);
        errors.ShouldBe(problem.Length == 0 ? "" : $"food_nutrient.csv(3): {problem}\n");
        _fdc.Text(FdcImport.ReportFile).ShouldEndWith($"\n{errors}");
        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").Select(line => line.Split('\t')[1]).ShouldBe(problem.Length == 0 ? ["mk-4", "saturated-fat", "vitamin-k1"] : ["mk-4", "saturated-fat"]);
    }

    [Fact]
    public void A_food_without_a_usable_name_is_reported()
    {
        _fdc.AddFood(6, "Chard, raw");
        _fdc.AddFood(7, " ");
        _fdc.AddFood(8, new string('x', 301));
        _fdc.AddFood(9, "Chard\uFFFD");
        _fdc.Add("food.csv", "6|foundation_food|Chard, again|11|2024-10-31", "x|foundation_food|Chard|11|2024-10-31");
        _fdc.Add("foundation_food.csv", "10||", "6||");

        var (exitCode, _, errors) = _fdc.Import();

        exitCode.ShouldBe(0);
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            [
                "food.csv(6): fdc_id 6 stands on line 2 already",
                "food.csv(7): fdc_id 'x' is no FDC id",
                "foundation_food.csv(6): fdc_id '10' is that of no row of food.csv",
                "foundation_food.csv(7): fdc_id 6 stands on an earlier line already",
                "food.csv(3): the description has 0 letters; 1 to 300 can be",
                "food.csv(4): the description has 301 letters; 1 to 300 can be",
                "food.csv(5): the description is not UTF-8",
            ]);
        _fdc.Lines("foods.tsv").Length.ShouldBe(1);
    }

    [Fact]
    public void More_wrong_rows_than_can_be_shown_are_in_the_report()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.Add("food_nutrient.csv", Enumerable.Range(0, 30).Select(_ => "1|7|1185|x|||||||"));

        var (_, _, errors) = _fdc.Import();

        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(21);
        errors.ShouldEndWith("and 10 more, in import-report.txt\n");
        _fdc.Text(FdcImport.ReportFile).Split('\n').Count(line => line.StartsWith("food_nutrient.csv(", StringComparison.Ordinal)).ShouldBe(30);
    }

    [Theory]
    [InlineData("A", "0", "", "below-loq|||0||analytical|printed as 0")]
    [InlineData("A", "0", "0.2", "below-loq|||0|0.2|analytical|")]
    [InlineData("A", "", "0.2", "below-loq|||0|0.2|analytical|")]
    [InlineData("A", "0.3", "0.2", "quantified|0.3||||analytical|")]
    [InlineData("AI", "0", "", "below-loq|||0||literature|printed as 0")]
    [InlineData("NC", "0", "", "quantified|0||||calculated|")]
    [InlineData("BFZN", "0", "", "quantified|0||||imputed|")]
    [InlineData("Z", "0", "", "logical-zero|0||||assumed-zero|")]
    [InlineData("Z", "0.1", "", "quantified|0.1||||unknown|")]
    [InlineData("LCCS", "3.75E-5", "", "quantified|0.0000375||||calculated|")]
    [InlineData("LCSL", "3.5", "", "below-loq|||0|3.5|calculated|the label gives it as less than this")]
    [InlineData("LCSG", "3.5", "", null)]
    [InlineData("NEW", "3.50", "", "quantified|3.5||||unknown|")]
    [InlineData("", "0.0", "", "quantified|0||||unknown|")]
    public void The_derivation_says_what_a_number_is(string derivation, string amount, string loq, string? expected)
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.Write("food_nutrient_derivation.csv", $"3|{derivation}|As it says");
        _fdc.WriteText("food_nutrient.csv", $"id,fdc_id,nutrient_id,amount,data_points,derivation_id,min,max,median,loq,footnote,min_year_acquired,percent_daily_value\n1,7,1185,{amount},,{(derivation.Length > 0 ? "3" : "")},,,,{loq},,,\n2,7,1258,1,,,,,,,,,\n");

        var (exitCode, output, _) = _fdc.Import();

        exitCode.ShouldBe(0);
        var row = _fdc.Lines("amounts/usda-foundation-2024-10.tsv").Select(line => line.Split('\t')).SingleOrDefault(cells => cells[1] == "vitamin-k1");
        (row is null ? null : string.Join('|', row[2], row[3], row[5], row[7], row[8], row[11], row[16])).ShouldBe(expected);
        output.Contains("derivation that is not known here", StringComparison.Ordinal).ShouldBe(derivation == "NEW");
    }

    [Fact]
    public void A_range_or_a_median_stands_where_there_is_no_amount()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.Add("food_nutrient.csv", "1|7|1183||3|1|0.001|0.002|||", "2|7|1185||3|1|||4||", "3|7|1258|1||1|2||||");

        _fdc.Import().Errors.ShouldBe("");

        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").Select(line => string.Join('|', line.Split('\t')[2..7]) + line.Split('\t')[16])
            .ShouldBe(["quantified||µg|1|2", "quantified|1|g||half of a range was published, left out", "quantified|4|µg||median"]);
    }

    [Fact]
    public void A_food_of_the_dataset_gets_the_values_and_keeps_what_it_has()
    {
        File.AppendAllText(_fdc.Data.PathOf("sources.tsv"), "usda-sr28\tdataset\tRelease 28\tU.S. Department of Agriculture, Agricultural Research Service\t2015\t28\t\t\t\t\n");
        _fdc.Data.Write("amounts/usda-sr28.tsv", string.Join('\t', Row.ColumnsOf<AmountRow>()) + "\nnatto\tprotein\tquantified\t19.4\tg" + new string('\t', 7) + "analytical\tnational-table\t\t\t\t\n");
        _fdc.Add("food.csv", "172443|sr_legacy_food|Natto|16|2019-04-01", "172444|sr_legacy_food|Miso|16|2019-04-01");
        _fdc.Write("sr_legacy_food.csv", "172443|16113", "172444|16112");
        _fdc.AddValue(172443, 1003, "19.40");
        _fdc.AddValue(172443, 1185, "8");
        _fdc.AddValue(172444, 1003, "12");
        _fdc.Write("food_portion.csv", "1|172443|1|1|9999||cup|175|||", "2|172444|1|1|9999||tbsp|17|||");

        _fdc.Import().Output.ShouldStartWith("FoodData_Central_foundation_food_csv_2024-10-31: 1 new foods with 1 portions, 1 foods that the dataset has already, 3 values");

        _fdc.Lines("foods.tsv").ShouldHaveSingleItem().ShouldStartWith("miso-fdc-172444\t");
        _fdc.Lines("food-codes.tsv").ShouldBe(["miso-fdc-172444\tfdc\t172444", "miso-fdc-172444\tndb\t16112"]);
        _fdc.Lines("portions.tsv").ShouldBe(["miso-fdc-172444\t1\t1 tbsp\t17\tusda-sr-legacy-2018-04"]);
        _fdc.Lines("amounts/usda-sr-legacy-2018-04.tsv").Select(line => line.Split('\t')).Select(cells => $"{cells[0]} {cells[1]} {cells[3]} {cells[14]}")
            .ShouldBe(["miso-fdc-172444 protein 12 ", "natto protein 19.4 usda-sr28", "natto vitamin-k1 8 "]);
        _fdc.Data.Compile(_fdc.Imported).ShouldBe((0, ""));
    }

    [Fact]
    public void A_value_that_the_dataset_has_from_the_same_release_is_not_doubled()
    {
        _fdc.Data.Replace("food-codes.tsv", "spinach-raw\tfdc\t168462", "spinach-raw\tfdc\t168462\nspinach-raw\tfdc-foundation\t7");
        _fdc.Data.Replace("vocabularies.tsv", "food-code-system\tfdc\tFoodData Central", "food-code-system\tfdc\tFoodData Central\nfood-code-system\tfdc-foundation\tFoundation Foods");
        File.AppendAllText(_fdc.Data.PathOf("sources.tsv"), "usda-foundation-2024-10\tdataset\tFoundation\tU.S. Department of Agriculture, Agricultural Research Service\t2024\t\t\t\t\t\n");
        _fdc.Data.Write("amounts/usda-foundation-2024-10.tsv", string.Join('\t', Row.ColumnsOf<AmountRow>()) + "\nspinach-raw\tvitamin-k1\tquantified\t483\tµg" + new string('\t', 7) + "analytical\tnational-table\t\t\t\t\n");
        _fdc.AddFood(7, "Spinach, raw");
        _fdc.AddValue(7, 1185, "483");
        _fdc.AddValue(7, 1003, "2.9");

        _fdc.Import().Output.ShouldContain("1 values that the dataset has already from the same source");

        File.Exists(Path.Combine(_fdc.Imported, "foods.tsv")).ShouldBeFalse();
        File.Exists(Path.Combine(_fdc.Imported, "sources.tsv")).ShouldBeFalse();
        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").ShouldHaveSingleItem().ShouldStartWith("spinach-raw\tprotein\t");
        using var dataset = _fdc.Data.OpenCompiled(_fdc.Imported);
        dataset.Query<string>("SELECT nutrient_id FROM amount WHERE source_id = 'usda-foundation-2024-10' ORDER BY nutrient_id").ShouldBe(["protein", "vitamin-k1"]);
    }

    [Fact]
    public void An_implausible_value_stays_and_is_marked()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.AddValue(7, 1003, "2");
        _fdc.AddValue(7, 1004, "0.2");
        _fdc.AddValue(7, 1005, "4");
        _fdc.AddValue(7, 1008, "900");
        _fdc.AddValue(7, 1258, "0.1");

        _fdc.Import().Output.ShouldContain("5 values, 1 of them doubtful");

        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").Select(line => line.Split('\t')).Where(cells => cells[15].Length > 0).ShouldHaveSingleItem()[15]
            .ShouldBe("amount 900 kcal does not fit the macronutrients, which make between 4 and 38 kcal by Atwater's factors (NUT0017)");
        _fdc.Data.Compile(_fdc.Imported).ShouldBe((0, ""));
    }

    [Fact]
    public void A_second_value_of_a_nutrient_is_reported()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.AddValue(7, 1185, "5");
        _fdc.AddValue(7, 1185, "6");

        _fdc.Import().Errors.ShouldBe("food_nutrient.csv(3): vitamin-k1 of chard-raw-fdc-7 stands on line 2 already\n");

        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").ShouldHaveSingleItem().ShouldContain("\tquantified\t5\t");
    }

    [Fact]
    public void A_portion_without_grams_is_reported()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.Write("food_portion.csv", "1|7|1|1|1000|||0|||", "2|7|2|1|1000|||36|||", "3|7|3|1|9999|||10|||");

        _fdc.Import().Errors.ShouldBe("food_portion.csv(2): '1 cup' of '0' g: a portion needs a measure, and from 0.01 to 20000 g\nfood_portion.csv(4): '1' of '10' g: a portion needs a measure, and from 0.01 to 20000 g\n");

        _fdc.Lines("portions.tsv").ShouldBe(["chard-raw-fdc-7\t1\t1 cup\t36\tusda-foundation-2024-10"]);
    }

    [Fact]
    public void Branded_foods_come_with_their_codes_and_serving()
    {
        _fdc.AddBranded(1, "SWISS CHEESE", gtin: "036000291452", size: "28.0", unit: "GRM", household: "1 SLICE");
        _fdc.AddBranded(2, "SWISS CHEESE", gtin: "036000291453", category: "Frozen Dinners & Entrees");
        _fdc.AddValue(1, 1003, "26.8", "");

        _fdc.Import().ExitCode.ShouldBe(0);

        _fdc.Lines("foods.tsv").ShouldBe(["swiss-cheese-fdc-1\tSWISS CHEESE\tSOME BRAND, Some Foods, Inc.\tcheese\t\tas-sold\t\t", "swiss-cheese-fdc-2\tSWISS CHEESE\tSOME BRAND, Some Foods, Inc.\tother\t\tas-sold\t\t"]);

        // The check digit of the second is wrong: it names no product.
        _fdc.Lines("food-codes.tsv").ShouldBe(["swiss-cheese-fdc-1\tfdc-branded\t1", "swiss-cheese-fdc-1\tgtin\t00036000291452", "swiss-cheese-fdc-2\tfdc-branded\t2"]);
        _fdc.Lines("portions.tsv").ShouldBe(["swiss-cheese-fdc-1\t1\t1 SLICE\t28\tusda-branded-2024-10", "swiss-cheese-fdc-2\t1\t1 serving\t30\tusda-branded-2024-10"]);
        _fdc.Data.Compile(_fdc.Imported).ShouldBe((0, ""));
    }

    [Fact]
    public void Branded_foods_that_are_not_given_by_mass_are_reported()
    {
        _fdc.AddBranded(1, "SWISS CHEESE");
        _fdc.AddBranded(2, "MILK", unit: "ml", size: "240");
        _fdc.AddBranded(3, "COLA", unit: "");
        _fdc.AddValue(2, 1003, "3.4");

        var (_, output, errors) = _fdc.Import();

        errors.ShouldBe("branded_food.csv(3): serving_size_unit 'ML': the values are per 100 of it, not per 100 g\nbranded_food.csv(4): serving_size_unit '': the values are per 100 of it, not per 100 g\n");
        output.ShouldContain("1 values of foods that are not imported");
        _fdc.Lines("foods.tsv").Length.ShouldBe(1);
    }

    [Fact]
    public void Of_the_versions_of_a_product_the_newest_is_imported()
    {
        _fdc.AddBranded(1, "SWISS CHEESE, OLD", gtin: "036000291452", published: "2023-10-26");
        _fdc.AddBranded(3, "SWISS CHEESE, NEW", gtin: "00036000291452");
        _fdc.AddBranded(2, "SWISS CHEESE", gtin: "0036000291452");

        _fdc.Import().Output.ShouldContain("2 older versions of a branded food, by its GTIN");

        _fdc.Lines("foods.tsv").ShouldHaveSingleItem().ShouldStartWith("swiss-cheese-new-fdc-3\t");
    }

    [Fact]
    public void One_download_can_hold_every_type()
    {
        _fdc.AddFood(1, "Chard, raw");
        _fdc.AddBranded(2, "CHARD CHIPS");
        _fdc.Add("food.csv", "3|sr_legacy_food|Chard, raw|11|2019-04-01");
        _fdc.Write("sr_legacy_food.csv", "3|1147");
        _fdc.AddValue(1, 1185, "5");
        _fdc.AddValue(2, 1185, "6");
        _fdc.AddValue(3, 1185, "7");

        _fdc.Import().Errors.ShouldBe("");

        _fdc.Lines("sources.tsv").Select(line => line.Split('\t')[0]).ShouldBe(["usda-branded-2024-10", "usda-foundation-2024-10", "usda-sr-legacy-2018-04"]);
        _fdc.Lines("food-codes.tsv").ShouldContain("chard-raw-fdc-3\tndb\t01147");
        _fdc.Data.Compile(_fdc.Imported).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData("FoodData_Central_csv_2025-04", "2025-04")]
    [InlineData("download", "2024-10")]
    public void The_release_is_that_of_the_name_or_of_the_newest_food(string name, string release)
    {
        using var fdc = new FdcFolder(name);
        fdc.AddFood(7, "Chard, raw");
        fdc.AddValue(7, 1185, "5");

        fdc.Import().ExitCode.ShouldBe(0);

        fdc.Lines("sources.tsv").ShouldHaveSingleItem().ShouldStartWith($"usda-foundation-{release}\t");
    }

    [Fact]
    public void A_download_that_cannot_be_imported_is_refused_in_one_line()
    {
        Refused("'FoodData_Central_foundation_food_csv_2024-10-31' has no food that can be imported: food.csv names none of the types foundation_food, sr_legacy_food, branded_food, or all of them are left out");
        _fdc.Add("food.csv", "7|foundation_food|Chard|11|2024-10-31");
        Refused("there is no foundation_food.csv in 'FoodData_Central_foundation_food_csv_2024-10-31'; the import reads the CSV download of FoodData Central, as https://fdc.nal.usda.gov/download-datasets offers it");
        _fdc.WriteText("foundation_food.csv", "NDB_number\n1\n");
        Refused("foundation_food.csv(1): there is no column 'fdc_id'; the columns must be named as in the official download");
        _fdc.WriteText("foundation_food.csv", "");
        Refused("foundation_food.csv(1): there is no header; the first line must name the columns, as in the official download");
        Directory.CreateDirectory(Path.Combine(_fdc.Download, "again"));
        _fdc.WriteText("again/food.csv", "");
        Refused("there are two files food.csv in 'FoodData_Central_foundation_food_csv_2024-10-31'; import one download at a time");

        var file = Path.Combine(_fdc.Download, "food.csv");
        _fdc.Import(file).ShouldBe((1, "", $"'{file}' is neither a zip file nor a folder\n"));

        void Refused(string problem)
        {
            _fdc.Import().ShouldBe((1, "", problem + "\n"));
            Directory.GetDirectories(Path.GetDirectoryName(_fdc.Download)!).ShouldBe([_fdc.Download]);
        }
    }

    [Fact]
    public void A_folder_that_is_there_is_not_touched()
    {
        WriteSample();
        Directory.CreateDirectory(_fdc.Imported);

        _fdc.Import().ShouldBe((1, "", $"'{_fdc.Imported}' is there already; take it away, or name another folder with --to\n"));
    }

    [Fact]
    public void A_data_folder_with_findings_is_refused()
    {
        WriteSample();
        _fdc.Data.Write("notes.txt", "to do");

        _fdc.Import().ShouldBe((1, "", $"data/notes.txt(1): error NUT0001: there is no such file in the dataset: 'compile' shows all findings of '{_fdc.Data.Data}', which must have none\n"));
    }

    [Fact]
    public void A_damaged_zip_is_refused()
    {
        WriteSample();
        var zip = _fdc.Zip();
        var bytes = File.ReadAllBytes(zip);
        File.WriteAllBytes(zip, bytes[..(bytes.Length / 2)]);

        _fdc.Import(zip).ShouldBe((1, "", $"'{zip}' is neither a zip file nor a folder\n"));
    }

    [Fact]
    public void A_file_without_line_ends_or_closing_quotes_is_read_to_its_end()
    {
        _fdc.AddFood(7, "Chard, raw");
        _fdc.AddValue(7, 1185, "5");
        File.AppendAllText(Path.Combine(_fdc.Download, "food_nutrient.csv"), $"\"{new string('x', 3_000_000)}\n{string.Concat(Enumerable.Repeat("\"1,7\n", 300))}");
        _fdc.AddValue(7, 1258, "0.5");

        var (exitCode, _, errors) = _fdc.Import();

        exitCode.ShouldBe(0);
        errors.ShouldStartWith("food_nutrient.csv(3): longer than 1000000 letters\nfood_nutrient.csv(4): a quote is not closed\n");
        _fdc.Lines("amounts/usda-foundation-2024-10.tsv").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("Dairy and Egg Products", "Cheese, swiss", "cheese", "as-sold")]
    [InlineData("Dairy and Egg Products", "Cottage cheese, full fat", "cheese", "as-sold")]
    [InlineData("Dairy and Egg Products", "Cheese, dry white, queso seco", "cheese", "as-sold")]
    [InlineData("Dairy and Egg Products", "Egg, whole, cooked, poached", "eggs", "poached")]
    [InlineData("Dairy and Egg Products", "Eggnog", "milk-and-dairy", "as-sold")]
    [InlineData("Dairy and Egg Products", "Buttermilk, low fat", "milk-and-dairy", "as-sold")]
    [InlineData("Dairy and Egg Products", "Butter, stick, unsalted", "fats-and-oils", "as-sold")]
    [InlineData("Vegetables and Vegetable Products", "Mushrooms, white, raw", "mushrooms-and-seaweeds", "raw")]
    [InlineData("Vegetables and Vegetable Products", "Tomato juice, canned", "beverages", "canned")]
    [InlineData("Vegetables and Vegetable Products", "Kale, frozen, cooked, boiled, drained, without salt", "vegetables", "boiled")]
    [InlineData("Beef Products", "Beef, variety meats and by-products, liver, raw", "offal", "raw")]
    [InlineData("Beef Products", "Beef, ground, 90% lean meat / 10% fat, patty, cooked, broiled", "meat-and-poultry", "grilled")]
    [InlineData("Pork Products", "Pork, fresh, ground, cooked", "meat-and-poultry", "cooked")]
    [InlineData("Pork Products", "Pork, cured, bacon, cooked, restaurant", "processed-meat", "cured")]
    [InlineData("Nut and Seed Products", "Nuts, almonds, dry roasted, with salt added", "nuts-and-seeds", "roasted")]
    [InlineData("Soups, Sauces, and Gravies", "Soup, chicken, canned", "other", "canned")]
    [InlineData("Soups, Sauces, and Gravies", "Sauce, salsa, ready-to-serve", "sauces-and-condiments", "as-sold")]
    [InlineData("Baked Products", "Bread, white, commercially prepared", "bread-and-bakery", "as-sold")]
    [InlineData("Fast Foods", "Burrito, with beans", "other", "as-sold")]
    public void Category_and_state_are_read_from_group_and_description(string group, string description, string category, string state) =>
        (FdcVocabulary.CategoryOf(group, description), FdcVocabulary.StateOf(description)).ShouldBe((category, state));

    private void WriteSample()
    {
        _fdc.AddFood(2000002, "Restaurant, chicken, 1/2, \"fried\"", category: "25");
        _fdc.AddFood(2000001, "Chard,  Swiss, raw");
        _fdc.Add("food.csv", "1999999|foundation_food|Chard, Swiss, raw|11|2019-04-01", "1|sample_food|CHARD|11|2019-04-01", "2|survey_fndds_food|Chard, cooked|11|2019-04-01");
        _fdc.Write(
            "food_nutrient.csv",
            "1|2000002|1003|2.5E-5|||||||",
            "1|2000001|1185|830.0|1|1|1.5|1.5|1.5|corrected|2009",
            "1|2000001|1183|0.0|4|1|0.0|1.0E-4|0.0||",
            "1|2000001|1003|1.80|8|1|1.5|2.00|1.7||2015",
            "1|2000001|1007|1.6||1|||||",
            "1|2000001|1110|0.0||49|||||",
            "1|2000001|2047|20.1||49|||||",
            "1|2000001|2048|19.5||49|||||",
            "1|1999999|1185|700|1|1|||||",
            "1|1|1185|800|1|1|||||");
        _fdc.Write("food_portion.csv", "1|2000001|2|0.5|9999||leaf|24.50|1||", "2|2000001|1|1.0|1000||chopped|36.0|12||", "3|1|1|1.0|1000|||36.0|||");
    }
}
