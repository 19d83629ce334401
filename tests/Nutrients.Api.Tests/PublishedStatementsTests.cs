using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Nutrients.Api.Tests;

/// <summary>What we publish as stated on evidence, from its text in data/ to the answers of the API. The text is read here by a path of the test's own.</summary>
public sealed class PublishedStatementsTests(PublishedApi api)
{
    /// <summary>Columns whose key in JSON is another.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["supports"] = "citationIdsFor",
        ["opposes"] = "citationIdsAgainst",
        ["mixed"] = "citationIdsMixed",
        ["adviceBy"] = "adviceCitationIds",
        ["ageFrom"] = "ageFromMonths",
        ["ageTo"] = "ageToMonths",
        ["sourceId"] = "citationIds",
    };

    private static readonly string[] CitationKeys = ["citationIdsFor", "citationIdsAgainst", "citationIdsMixed", "adviceCitationIds", "citationIds"];
    private static readonly string[] SheetLists = ["deficiencies", "interactions", "referenceIntakes", "claims"];

    [Theory]
    [InlineData("studies")]
    [InlineData("functions")]
    [InlineData("deficiencies")]
    [InlineData("interactions")]
    [InlineData("claims")]
    public async Task Every_row_of_the_text_is_answered_in_its_list_and_by_its_id(string resource)
    {
        var rows = Table(resource).ToArray();
        var listed = await All($"/v1/{resource}");

        listed.Keys.ShouldBe(rows.Select(row => row["id"]), ignoreOrder: true);

        foreach (var row in rows)
        {
            var item = await api.Get($"/v1/{resource}/{row["id"]}").Json();
            Compare(row, item);
            listed[row["id"]].ToJsonString().ShouldBe(item.ToJsonString());
        }
    }

    [Fact]
    public async Task Every_part_of_a_nutrient_in_a_function_is_answered()
    {
        var functions = await All("/v1/functions");
        var rows = Table("function-nutrients").ToArray();

        functions.Values.Sum(function => function["nutrients"]!.AsArray().Count).ShouldBe(rows.Length);

        foreach (var row in rows)
        {
            Compare(row, functions[row["functionId"]]["nutrients"]!.AsArray().Single(part => part!["nutrientId"]!.ToString() == row["nutrientId"])!, without: "functionId");
        }
    }

    [Fact]
    public async Task Every_name_and_code_of_an_interaction_is_answered()
    {
        var interactions = await All("/v1/interactions");
        var answered = interactions.Values.SelectMany(interaction => interaction["substances"]!.AsArray().Select(substance => $"{interaction["id"]} {substance!["name"]} {substance["atcCode"]} {substance["rxcui"]}"));

        answered.ShouldBe(Table("interaction-substances").Select(row => $"{row["interactionId"]} {row["name"]} {row["atc"]} {row["rxcui"]}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_reference_intake_of_the_text_is_answered_with_its_unit_scope_and_qualifiers()
    {
        var rows = Table("reference-intakes").ToArray();
        var listed = await All("/v1/reference-intakes");

        listed.Count.ShouldBe(rows.Length);

        foreach (var row in rows)
        {
            var id = IdOf(row);
            Compare(row, listed[id]);
            (await api.Get($"/v1/reference-intakes/{id}").Json()).ToJsonString().ShouldBe(listed[id].ToJsonString());
        }

        // What a reader would build it of: nutrient, authority and type, then whatever is not the common case, then the month.
        static string IdOf(Dictionary<string, string> row) => string.Join('-', new[]
        {
            row["nutrientId"], row["authority"], row["type"], row["condition"] == "none" ? "" : row["condition"], row["sex"] == "any" ? "" : row["sex"],
            row["scope"] == "total-intake" ? "" : row["scope"], row["qualifiers"].Replace(';', '-'), row["ageFrom"] + "m",
        }.Where(part => part.Length > 0)).ToLowerInvariant();
    }

    /// <summary>A clinician's first call.</summary>
    [Fact]
    public async Task The_fact_sheet_of_vitamin_K_is_whole_small_and_every_statement_of_it_can_be_looked_up()
    {
        using var response = await api.Get("/v1/nutrients/vitamin-k?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var sheet = JsonNode.Parse(text)!;
        var statements = sheet["functions"]!.AsArray().SelectMany(function => function!["nutrients"]!.AsArray())
            .Concat(SheetLists.SelectMany(list => sheet[list]!.AsArray()))
            .ToArray();
        var cited = statements.Select(statement => CitationsOf(statement!).ToArray()).ToArray();

        response.Content.Headers.ContentLength!.Value.ShouldBeLessThan(150_000);
        statements.Length.ShouldBeGreaterThan(200);
        cited.ShouldAllBe(ids => ids.Length > 0);
        sheet["citations"]!.AsArray().Select(reference => reference!["citationId"]!.ToString()).ShouldBe(cited.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        foreach (var id in cited.SelectMany(ids => ids).Distinct(StringComparer.Ordinal))
        {
            (await api.Get($"/v1/sources/{id}").Json())["id"]!.ToString().ShouldBe(id);
        }
    }

    [Theory]
    [InlineData("/v1/interactions?drug=warfarin")]
    [InlineData("/v1/interactions?drug=coumadin")]
    [InlineData("/v1/interactions?atc=B01AA03")]
    [InlineData("/v1/interactions?atc=B01AA")]
    [InlineData("/v1/interactions?rxcui=11289")]
    public async Task Whoever_asks_for_warfarin_is_told_to_keep_vitamin_K_steady(string url)
    {
        var interactions = await All(url);

        interactions["warfarin-vitamin-k"]["advice"]!.ToString().ShouldContain("steady");
        interactions["warfarin-vitamin-k"]["adviceCitationIds"]!.AsArray().ShouldNotBeEmpty();
        interactions.Keys.ShouldContain("mk-7-vitamin-k-antagonists");
    }

    [Fact]
    public async Task Popular_claims_are_answered_with_what_is_right()
    {
        var nattokinase = await All("/v1/claims?q=nattokinase");
        var statin = (await All("/v1/claims?q=statin"))["statins-harm-heart-via-k2"];
        var lowDose = await api.Get("/v1/claims/low-dose-k2-safe-with-warfarin").Json();

        nattokinase["natto-is-nattokinase"]["verdict"]!.ToString().ShouldBe("wrong");
        nattokinase["natto-is-nattokinase"]["correction"]!.ToString().ShouldContain("enzyme");
        statin["verdict"]!.ToString().ShouldBe("contradicted");
        statin["correction"]!.ToString().ShouldNotBeEmpty();
        (await Designs(statin["citationIdsAgainst"]!)).ShouldContain("meta-analysis");
        lowDose["verdict"]!.ToString().ShouldBeOneOf("contradicted", "wrong");
        lowDose["citationIdsAgainst"]!.AsArray().Select(id => id!.ToString()).ShouldContain("theuwissen-2013");
    }

    [Fact]
    public async Task A_pregnant_woman_of_thirty_is_told_what_each_authority_says_of_vitamin_K_and_what_counts()
    {
        var intakes = (await All("/v1/reference-intakes?nutrientId=vitamin-k&sex=female&ageYears=30&condition=pregnancy&type=AI")).Values.ToDictionary(intake => intake["authority"]!.ToString(), StringComparer.Ordinal);

        intakes["NASEM"]["amount"]!.GetValue<double>().ShouldBe(90);
        intakes["EFSA"]["amount"]!.GetValue<double>().ShouldBe(70);
        intakes["EFSA"]["scope"]!.ToString().ShouldBe("phylloquinone-only");
        intakes["EFSA"]["note"]!.ToString().ShouldContain("phylloquinone");
        intakes.Values.ShouldAllBe(intake => intake["unit"]!.ToString() == "µg");
    }

    [Fact]
    public async Task An_upper_level_says_what_counts_or_that_it_could_not_be_determined()
    {
        var magnesium = (await All("/v1/reference-intakes?nutrientId=magnesium&type=UL&status=value")).Values;
        var vitaminK = (await All("/v1/reference-intakes?nutrientId=vitamin-k&type=UL&authority=NASEM")).Values;

        magnesium.ShouldNotBeEmpty();
        magnesium.ShouldAllBe(intake => intake["scope"]!.ToString().StartsWith("supplements-") && intake["note"]!.ToString().Contains("upplements only"));
        vitaminK.ShouldNotBeEmpty();
        vitaminK.ShouldAllBe(intake => intake["status"]!.ToString() == "not-determinable" && intake["amount"] == null);
    }

    /// <summary>An app that reads the amount alone would take 1 g of protein for the need of a pregnant woman.</summary>
    [Fact]
    public async Task What_is_to_be_added_and_what_was_replaced_is_no_value()
    {
        var protein = (await All("/v1/reference-intakes?nutrientId=protein&authority=EFSA&condition=pregnancy&type=PRI")).Values;
        var japan = (await All("/v1/reference-intakes?nutrientId=vitamin-k&authority=MHLW&type=AI&sex=female&ageYears=30")).Values;

        protein.Select(intake => $"{intake["status"]} {intake["amount"]}").ShouldBe(["increment 1", "increment 9", "increment 28"], ignoreOrder: true);
        japan.Select(intake => $"{intake["status"]} {intake["citationIds"]![0]}").ShouldBe(["value mhlw-dri-2025", "superseded mhlw-dri-2020"], ignoreOrder: true);
    }

    /// <summary>What is said of a vitamin holds for its forms; what is said of protein, fat and carbohydrate is not said of what they are made of.</summary>
    [Theory]
    [InlineData("mk-7", "vitamin-k")]
    [InlineData("retinol", "vitamin-a")]
    [InlineData("leucine", "")]
    [InlineData("epa", "")]
    [InlineData("fibre", "")]
    public async Task A_part_of_a_macronutrient_is_not_told_what_holds_for_the_whole(string nutrient, string above)
    {
        var of = (await All($"/v1/nutrients/{nutrient}/reference-intakes")).Values.Select(intake => intake["nutrientId"]!.ToString()).Distinct(StringComparer.Ordinal);

        of.Where(id => id is "vitamin-k" or "vitamin-a" or "protein" or "fat" or "carbohydrate").ShouldBe(above.Length == 0 ? [] : [above]);
    }

    /// <summary>Many studies are of one year: a page ends between two of them.</summary>
    [Theory]
    [InlineData("year")]
    [InlineData("-year")]
    public async Task Studies_by_year_stand_on_one_page_each(string sort)
    {
        var whole = (await All("/v1/studies")).Values.Select(study => (Id: study["id"]!.ToString(), Year: study["year"]!.GetValue<int>()));
        var paged = await All($"/v1/studies?sort={sort}&limit=7");

        paged.Keys.ShouldBe(whole.OrderBy(study => sort == "year" ? study.Year : -study.Year).ThenBy(study => study.Id, StringComparer.Ordinal).Select(study => study.Id));
    }

    [Theory]
    [InlineData("10.1093/jn/134.11.3100")]
    [InlineData("10.1093/JN/134.11.3100")]
    [InlineData("https://doi.org/10.1093/jn/134.11.3100")]
    [InlineData("https%3A%2F%2Fdoi.org%2F10.1093%2Fjn%2F134.11.3100")]
    public async Task A_study_is_found_by_its_DOI_however_it_is_written(string doi) =>
        (await api.Get($"/v1/studies?doi={doi}").Json()).Each("id").ShouldBe(["geleijnse-2004"]);

    /// <summary>Nothing that a placeholder was left in, and nothing that cannot be found.</summary>
    [Fact]
    public async Task Every_study_can_be_found_and_none_has_a_placeholder()
    {
        // Four analyses of foods, whose records could not be completed and on which amounts rest.
        string[] incomplete = ["hojo-2007", "koivu-1997", "koivu-2000", "tanaka-2026"];

        foreach (var study in (await All("/v1/studies")).Values.Where(study => !incomplete.Contains(study["id"]!.ToString())))
        {
            var id = study["id"]!.ToString();
            study["authors"]!.AsArray().ShouldNotBeEmpty(id);
            study["year"].ShouldNotBeNull(id);
            (study["journal"] ?? study["publisher"]).ShouldNotBeNull(id);
            (study["doi"] ?? study["pmid"] ?? study["url"]).ShouldNotBeNull(id);
            $"{study["title"]} {study["authors"]}".ShouldNotContain("not shown", Case.Insensitive, id);
            study["title"]!.ToString().ShouldNotStartWith("(", Case.Insensitive, id);
        }
    }

    private static IEnumerable<string> CitationsOf(JsonNode statement) =>
        CitationKeys.SelectMany(key => statement[key]?.AsArray().Select(id => id!.ToString()) ?? [])
            .Concat(statement["severityBy"]?.ToString() is { } by and not "editorial" ? [by] : []);

    private async Task<string[]> Designs(JsonNode studies) =>
        [.. await Task.WhenAll(studies.AsArray().Select(async id => (await api.Get($"/v1/studies/{id}").Json())["design"]!.ToString()))];

    /// <summary>All pages of a list, by id.</summary>
    private async Task<Dictionary<string, JsonNode>> All(string url)
    {
        var items = new Dictionary<string, JsonNode>(StringComparer.Ordinal);

        for (var next = url.Contains("limit=", StringComparison.Ordinal) ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=100"; next is not null;)
        {
            var page = await api.Get(next).Json(HttpStatusCode.OK);

            foreach (var item in page["data"]!.AsArray())
            {
                items.Add(item!["id"]!.ToString(), item);
            }

            next = page["links"]!["next"]?.ToString();
        }

        return items;
    }

    private static void Compare(Dictionary<string, string> row, JsonNode item, string? without = null)
    {
        foreach (var (column, cell) in row.Where(pair => pair.Key != without))
        {
            var key = Keys.GetValueOrDefault(column, column);
            var expected = (column, cell) switch { ("severityBy", "") => "editorial", ("concernsFood", "yes") => "true", ("concernsFood", "no") => "false", _ => cell };

            item.AsObject().ContainsKey(key).ShouldBeTrue(key);
            Text(item[key], column == "authors" ? "; " : ";").ShouldBe(expected, $"{row.Values.First()} {column}");
        }
    }

    private static string Text(JsonNode? value, string separator) => value switch
    {
        null => "",
        JsonArray list => string.Join(separator, list.Select(item => item!.ToString())),
        JsonValue number when number.TryGetValue<decimal>(out var amount) => amount.ToString("0.############", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static IEnumerable<Dictionary<string, string>> Table(string name, [CallerFilePath] string file = "")
    {
        var lines = File.ReadLines(Path.GetFullPath($"../../../data/{name}.tsv", file));
        var columns = lines.First().Split('\t');
        return lines.Skip(1).Select(line => columns.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
