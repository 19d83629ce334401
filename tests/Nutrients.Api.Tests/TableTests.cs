using System.Net;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

public sealed class TableTests(SampleApi api, PublishedApi published)
{
    [Fact]
    public async Task A_ranking_is_a_table_with_the_status_beside_the_amount()
    {
        using var response = await api.Get("/v1/nutrients/vitamin-k2/food-sources?format=csv");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        (await Text(response)).ShouldBe(
            "rank,foodId,foodName,category,state,measure.basis,measure.portion.position,measure.portion.label,measure.portion.grams,measure.portion.sourceId,measure.quantity,measure.grams,measure.reason,amount.id,amount.nutrientId,amount.status,amount.amount,amount.unit,amount.basis,amount.lowerBound,amount.upperBound,amount.min,amount.max,amount.sd,amount.n,"
            + "amount.derivation,amount.evidence,amount.formsCounted,amount.componentIds,amount.sourceId,amount.copyOf,amount.selected,amount.doubt,amount.note,amount.permalink,"
            + "referencePercent.percent,referencePercent.reason,referencePercent.referenceIntakeId,citationIds\r\n"
            + "1,high,\"High cheese, aged\",cheese,fermented,100g,,,,,,100,,high.vitamin-k2.study-2005,vitamin-k2,quantified,80,µg,100g,,,,,,,literature,third-party-transcription,mk-4;mk-7,,study-2005,,true,,,/v1/amounts/high.vitamin-k2.study-2005,,,,study-2005\r\n"
            + "2,partial,Partial beans,legumes,fermented,100g,,,,,,100,,partial.vitamin-k2.sum-of-forms,vitamin-k2,partial,,µg,100g,12.3,,,,,,calculated,national-table,mk-4;mk-7,partial.mk-4.table-2020;partial.mk-7.study-2005,"
            + "sum-of-forms,,true,,the forms that were measured; the total is at least this,/v1/amounts/partial.vitamin-k2.sum-of-forms,,,,table-2020;study-2005\r\n");
    }

    [Fact]
    public async Task Quotes_and_letters_of_all_languages_survive()
    {
        using var response = await api.Get("/v1/foods?category=cheese&lang=ja", ("Accept", "text/csv"));

        (await Text(response)).ShouldBe(
            "id,name,lang,description,category,tags,state,scientificName,ediblePart\r\n"
            + "high,納豆チーズ,ja,A cheese of the test,cheese,fermented,fermented,,without rind\r\n"
            + "low,\"Low \"\"quoted\"\" cheese\",en,,cheese,,raw,,\r\n"
            + "low-too,\"Low too, cheese\",en,,cheese,fermented,raw,,\r\n");
    }

    [Fact]
    public async Task Every_source_of_a_nutrient_is_a_row_of_its_own()
    {
        using var response = await api.Get("/v1/foods/low/nutrients?nutrientIds=vitamin-k1,mk-7&sources=all&format=csv");
        var rows = (await Text(response)).Split("\r\n")[1..^1].Select(row => row.Split(','));

        rows.Select(row => $"{row[0]} {row[3]} {row[5]} {row[6]}").ShouldBe(["vitamin-k1 low.vitamin-k1.table-2020 quantified 10", "vitamin-k1 low.vitamin-k1.table-2010 quantified 10", "mk-7  not-measured "], ignoreOrder: false);
    }

    [Fact]
    public async Task A_list_within_an_item_keeps_its_order_in_every_column()
    {
        using var response = await api.Get("/v1/functions?nutrientId=energy&format=csv");
        using var listed = await api.Get("/v1/interactions?rxcui=11289&nutrientId=vitamin-k1&format=csv");

        (await Text(response)).ShouldBe(
            "id,name,bodySystem,mechanism,keyMolecules,nutrientIds,nutrients.nutrientId,nutrients.role,nutrients.certainty,nutrients.certaintyReason,"
            + "nutrients.citationIdsFor,nutrients.citationIdsAgainst,nutrients.citationIdsMixed\r\n"
            + "clotting,Blood clotting,blood,Residues are carboxylated.,factor II;factor X,energy;vitamin-k,energy,Drives it.,low,made up,,,trial-2010\r\n");
        (await Text(listed)).ShouldContain(",warfarin,coumadin | warfarin sodium,B01AA03 | B01AA03,11289 | 11289,nutrient-lowers-other,");
    }

    /// <summary>Rows of these pages are written by hand, lines of NDJSON by the generated code.</summary>
    [Theory]
    [InlineData("/v1/foods/natto/nutrients?limit=100")]
    [InlineData("/v1/foods/natto/nutrients?sources=all&basis=serving&authority=EFSA&sex=female&ageYears=34")]
    [InlineData("/v1/foods/spinach-raw/nutrients?basis=100kcal&nutrientIds=vitamin-k1,mk-7,energy,calcium")]
    [InlineData("/v1/nutrients/vitamin-k2/food-sources?limit=100")]
    [InlineData("/v1/nutrients/calcium/food-sources?basis=serving&authority=NASEM&sex=male&ageYears=70&limit=100")]
    [InlineData("/v1/nutrients/vitamin-k1/food-sources?grams=37.5&sort=amount&limit=100")]
    public async Task A_page_and_its_lines_say_the_same_byte_for_byte(string url)
    {
        using var page = await published.Get(url + "&format=json");
        using var lines = await published.Get(url + "&format=ndjson");

        (await Text(page)).ShouldStartWith($"{{\"data\":[{(await Text(lines)).TrimEnd('\n').Replace("\n", ",", StringComparison.Ordinal)}],\"links\":");
    }

    [Fact]
    public async Task An_empty_list_is_a_header()
    {
        using var response = await api.Get("/v1/sources?type=book&format=csv");

        (await Text(response)).ShouldBe("id,type,title,authors,publisher,journal,year,version,volume,issue,pages,doi,pmid,pmcid,url,licence,attribution,doubt\r\n");
    }

    [Fact]
    public async Task A_line_of_ndjson_is_an_item_of_the_list()
    {
        using var response = await api.Get("/v1/foods?limit=5&format=ndjson");
        var page = await api.Get("/v1/foods?limit=5").Json();

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/x-ndjson");
        response.Headers.GetValues("Link").Single().ShouldContain("format=ndjson");
        (await Text(response)).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.ToJsonString()).ShouldBe(page["data"]!.AsArray().Select(item => item!.ToJsonString()));
    }

    [Theory]
    [InlineData("/v1/nutrients?limit=100")]
    [InlineData("/v1/foods?limit=100&q=cheese")]
    [InlineData("/v1/nutrients/calcium/food-sources?limit=100")]
    [InlineData("/v1/nutrients/calcium/food-sources?limit=100&basis=serving&authority=EFSA&sex=female&ageYears=30")]
    [InlineData("/v1/foods/natto/nutrients")]
    [InlineData("/v1/foods/natto/nutrients?basis=100kcal&authority=NASEM&sex=male&ageMonths=600")]
    [InlineData("/v1/comparisons?foodIds=natto,emmental-cheese,kale-raw&nutrientIds=mk-7&basis=serving")]
    [InlineData("/v1/foods/natto/citations")]
    [InlineData("/v1/nutrients/vitamin-k2/citations")]
    [InlineData("/v1/sources?limit=100")]
    [InlineData("/v1/functions?limit=100")]
    [InlineData("/v1/deficiencies?limit=100")]
    [InlineData("/v1/interactions?limit=100")]
    [InlineData("/v1/claims?limit=100")]
    [InlineData("/v1/reference-intakes?limit=100")]
    [InlineData("/v1/studies?limit=100")]
    public async Task A_table_has_a_row_for_each_item_and_a_cell_for_each_column(string url)
    {
        using var response = await published.Get($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv");
        using var csv = new CsvHelper.CsvParser(new StringReader(await Text(response)), System.Globalization.CultureInfo.InvariantCulture);
        int? header = null;
        var rows = -1;

        while (await csv.ReadAsync())
        {
            rows++;
            header ??= csv.Count;
            csv.Count.ShouldBe(header.Value);
        }

        rows.ShouldBe((await published.Get(url).Json())["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task One_number_is_a_table_of_one_row()
    {
        using var response = await api.Get("/v1/amounts/high.mk-7.study-2005?format=csv");

        (await Text(response)).Split("\r\n").Length.ShouldBe(3);
    }

    private static async Task<string> Text(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
