using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Nutrients.Compiler.Tests;

/// <summary>The dataset as files by the table, beside the dataset itself.</summary>
public sealed class BulkFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_data_gives_the_same_bytes_whenever_it_is_compiled()
    {
        using var other = new TestFolder();
        _folder.Compile().ShouldBe((0, ""));
        other.Compile().ShouldBe((0, ""));

        foreach (var suffix in new[] { ".csv.zip", ".ndjson.zip", ".datapackage.json" })
        {
            File.ReadAllBytes(other.Output + suffix).SequenceEqual(File.ReadAllBytes(_folder.Output + suffix)).ShouldBeTrue(suffix);
        }
    }

    [Fact]
    public void Every_table_is_there_but_those_of_the_search()
    {
        using var dataset = _folder.OpenCompiled();
        string[] tables = ["vocabulary", "unit", "source", "nutrient", "nutrient_kin", "nutrient_name", "nutrient_code", "nutrient_conversion", "food", "food_tag", "food_name", "food_code", "portion", "amount", "selection", "coverage", "source_coverage",
            "function", "function_nutrient", "deficiency", "interaction", "interaction_substance", "claim", "claim_nutrient", "reference_intake", "citation"];

        Members(".csv.zip").ShouldBe(tables.Select(table => table + ".csv").Append("datapackage.json"));
        Members(".ndjson.zip").ShouldBe(tables.Select(table => table + ".ndjson").Append("datapackage.json"));
    }

    [Fact]
    public void A_row_of_amounts_stands_alone()
    {
        _folder.Compile().ShouldBe((0, ""));
        var lines = Text(".csv.zip", "amount.csv").Split("\r\n");

        lines[0].ShouldBe("id,food_id,nutrient_id,source_id,status,selected,amount,unit,lower_bound,upper_bound,min,max,sd,n,derivation,evidence,forms,components,copy_of,reference,doubt,note");
        lines.ShouldContain("spinach-raw.vitamin-k1.table-2020,spinach-raw,vitamin-k1,table-2020,quantified,true,500,µg,,,400,600,20,4,analytical,national-table,,,,https://doi.org/10.5555/table-2020,,");
        lines.Single(line => line.StartsWith("natto.vitamin-k1.study-2020,", StringComparison.Ordinal)).ShouldContain(",false,");
        lines[^1].ShouldBeEmpty();
        JsonNode.Parse(Text(".ndjson.zip", "amount.ndjson").Split('\n').Single(line => line.Contains("\"spinach-raw.vitamin-k1.table-2020\"", StringComparison.Ordinal)))!.ToJsonString().ShouldBe(
            /*lang=json,strict*/ """{"id":"spinach-raw.vitamin-k1.table-2020","food_id":"spinach-raw","nutrient_id":"vitamin-k1","source_id":"table-2020","status":"quantified","selected":true,"amount":500,"unit":"\u00B5g","lower_bound":null,"upper_bound":null,"min":400,"max":600,"sd":20,"n":4,"derivation":"analytical","evidence":"national-table","forms":null,"components":null,"copy_of":null,"reference":"https://doi.org/10.5555/table-2020","doubt":null,"note":null}""");
    }

    [Fact]
    public void Numbers_keep_their_full_precision_and_text_what_is_in_it()
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=0.1234567890123 note=a,\"b\"");
        _folder.Compile().ShouldBe((0, ""));

        Text(".csv.zip", "amount.csv").ShouldContain(",0.1234567890123,µg,");
        Text(".csv.zip", "amount.csv").ShouldContain("\"a,\"\"b\"\"\"\r\n");
        Text(".ndjson.zip", "amount.ndjson").ShouldContain("\"amount\":0.1234567890123,");
        Text(".ndjson.zip", "amount.ndjson").ShouldContain("\"note\":\"a,\\\"b\\\"\"");
        Text(".csv.zip", "food_name.csv").ShouldContain("natto,ja,1,納豆\r\n");
    }

    [Fact]
    public void The_descriptor_knows_what_the_schema_says()
    {
        _folder.Compile().ShouldBe((0, ""));
        var tables = JsonNode.Parse(File.ReadAllText(_folder.Output + ".datapackage.json"))!["resources"]![1]!["resources"]!.AsArray().ToDictionary(table => table!["name"]!.ToString(), table => table!);

        tables["amount"]["description"]!.ToString().ShouldBe("What the sources say, per 100 g of the edible part, in the nutrient's unit. No row: not measured, which is not zero.");
        tables["amount"]["schema"]!["primaryKey"]!.ToJsonString().ShouldBe("""["id"]""");
        Field("amount", "amount").ShouldBe("""{"name":"amount","type":"number","description":"the central value; NULL says that there is none, never zero"}""");
        Field("amount", "status").ShouldBe("""{"name":"status","type":"string","description":"how the value is known: a code of amount-status","constraints":{"required":true}}""");
        Field("amount", "n").ShouldContain("\"integer\"");
        Field("amount", "selected").ShouldContain("\"boolean\"");
        tables["nutrient"]["schema"]!["foreignKeys"]!.ToJsonString().ShouldBe("""[{"fields":["unit"],"reference":{"fields":["id"],"resource":"unit"}},{"fields":["parent_id"],"reference":{"fields":["id"]}}]""");
        tables["interaction_substance"]["schema"]!["primaryKey"]!.ToJsonString().ShouldBe("""["interaction_id","name"]""");
        tables["food"]["schema"]!["fields"]!.AsArray().ShouldNotContain(field => field!["name"]!.ToString() == "number");

        string Field(string table, string name) => tables[table]["schema"]!["fields"]!.AsArray().Single(field => field!["name"]!.ToString() == name)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [Fact]
    public void The_descriptor_names_whom_to_cite_and_on_what_terms()
    {
        _folder.Compile().ShouldBe((0, ""));
        var package = JsonNode.Parse(File.ReadAllText(_folder.Output + ".datapackage.json"))!;

        package["version"]!.ToString().ShouldBe(File.ReadAllText(_folder.Output + ".sha256")[..16]);
        package["licenses"]!.AsArray().Select(licence => licence!["name"]!.ToString()).ShouldBe(["CC0-1.0", "other-at"]);
        package["sources"]!.AsArray().Select(source => source!["id"]!.ToString()).ShouldBe(["study-2020", "sum-of-forms", "table-2015", "table-2020"]);
    }

    private List<string> Members(string suffix)
    {
        using var zip = ZipFile.OpenRead(_folder.Output + suffix);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private string Text(string suffix, string member)
    {
        using var zip = ZipFile.OpenRead(_folder.Output + suffix);
        using var reader = new StreamReader(zip.GetEntry(member)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
