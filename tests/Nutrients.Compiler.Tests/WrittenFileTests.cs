using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Shared;

namespace Nutrients.Compiler.Tests;

public sealed class WrittenFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SQLite_finds_nothing_wrong_with_it()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("PRAGMA integrity_check").ShouldBe("ok");
        dataset.Query("PRAGMA foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<int>("PRAGMA application_id").ShouldBe(0x4E757472);
        dataset.QuerySingle<int>("PRAGMA user_version").ShouldBe(3);
    }

    [Fact]
    public void It_is_analyzed_for_the_query_planner()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT DISTINCT tbl FROM sqlite_stat1").ShouldContain("selection");
    }

    [Fact]
    public void An_amount_stands_there_with_all_its_columns()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("""
            SELECT json_object('status', status, 'amount', amount, 'min', min, 'max', max, 'lower', lower_bound, 'upper', upper_bound, 'sd', sd, 'n', n,
                'derivation', derivation, 'evidence', evidence, 'forms', forms, 'components', components, 'copyOf', copy_of, 'doubt', doubt, 'note', note)
            FROM amount WHERE food_id = 'spinach-raw' AND nutrient_id = 'vitamin-k1'
            """).ShouldBe(/*lang=json,strict*/ """{"status":"quantified","amount":500.0,"min":400.0,"max":600.0,"lower":null,"upper":null,"sd":20.0,"n":4,"derivation":"analytical","evidence":"national-table","forms":null,"components":null,"copyOf":null,"doubt":null,"note":null}""");
        dataset.QuerySingle<string>("""
            SELECT json_object('status', status, 'amount', amount, 'min', min, 'max', max, 'copyOf', copy_of, 'doubt', doubt, 'note', note)
            FROM amount WHERE food_id = 'emmental-cheese' AND nutrient_id = 'mk-4'
            """).ShouldBe(/*lang=json,strict*/ """{"status":"quantified","amount":null,"min":4.0,"max":8.0,"copyOf":null,"doubt":null,"note":"range only"}""");
        dataset.QuerySingle<string>("SELECT copy_of FROM amount WHERE source_id = 'table-2020' AND food_id = 'natto'").ShouldBe("table-2015");
        dataset.QuerySingle<string>("SELECT doubt FROM amount WHERE source_id = 'study-2020' AND food_id = 'natto' AND nutrient_id = 'vitamin-k1'").ShouldBe("the unit was not seen");
    }

    [Fact]
    public void A_food_stands_there_with_its_names_codes_tags_and_portions()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("SELECT json_object('name', name, 'description', description, 'tags', tags, 'scientificName', scientific_name, 'ediblePart', edible_part) FROM food WHERE id = 'natto'")
            .ShouldBe(/*lang=json,strict*/ """{"name":"Natto","description":"Whole soybeans, fermented","tags":"fermented;soy","scientificName":"Glycine max","ediblePart":null}""");
        dataset.Query<string>("SELECT lang || position || ' ' || name FROM food_name WHERE food_id = 'natto'").ShouldBe(["en1 Fermented beans", "en2 Nattō", "ja1 納豆"]);
        dataset.Query<string>("SELECT system || ' ' || code FROM food_code WHERE food_id = 'natto'").ShouldBe(["fdc 172443", "ndb 16113"], ignoreOrder: true);
        dataset.Query<string>("SELECT food_id FROM food_tag WHERE tag = 'fermented'").ShouldBe(["emmental-cheese", "natto"]);
        dataset.Query<double>("SELECT grams FROM portion WHERE food_id = 'spinach-raw' ORDER BY position").ShouldBe([10, 340.5]);
    }

    [Fact]
    public void A_nutrient_is_found_by_a_synonym()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT n.id FROM nutrient_search s JOIN nutrient n ON n.position = s.rowid WHERE nutrient_search MATCH @match", new { match = SearchText.Match("phyllo") })
            .ShouldBe(["vitamin-k1"]);
    }

    [Fact]
    public void A_study_stands_there_with_all_its_columns()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "source", "id = 'study-2020'").ShouldBe("""
            id=study-2020|type=article-journal|title=A study made up for the tests|authors=Doe, J.; van der Roe, R. M.; et al.|publisher=|journal=Journal of Tests|year=2020|version=|volume=1|issue=2|pages=3-4|doi=10.5555/study-2020|pmid=1|pmcid=PMC1|url=https://example.org/study|licence=|attribution=|doubt=|number=5|design=rct|population=Adults in Ōsaka|sample_size=20|exposure=natto, 45 g a day|duration=6 months|finding=Natto raised menaquinone-7 in plasma.|funding=Office of Tests
            """);
        dataset.QuerySingle<string>("SELECT authors || '|' || design FROM source WHERE id = 'study-body-2021'").ShouldBe("Society of Tests, Committee on Vitamins; Doe, J., Jr.|guideline");
        dataset.QuerySingle<string>("SELECT journal || '|' || publisher || '|' || pages FROM source WHERE id = 'study-chapter-2022' AND authors IS NULL").ShouldBe("A book of tests|Press of Tests|10-20");
    }

    [Fact]
    public void Studies_are_numbered_after_the_other_sources_and_alone_have_a_design()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT id FROM source ORDER BY number").ShouldBe(["page", "sum-of-forms", "table-2015", "table-2020", "study-2020", "study-2024", "study-body-2021", "study-chapter-2022", "study-report-2023"]);
        dataset.Query<string>("SELECT id FROM source WHERE design IS NULL ORDER BY id").ShouldBe(["page", "sum-of-forms", "table-2015", "table-2020"]);
    }

    [Fact]
    public void A_function_stands_there_with_its_nutrients()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "function", "id = 'blood-clotting'").ShouldBe("number=1|id=blood-clotting|name=Blood clotting|body_system=blood|mechanism=Carboxylated clotting factors bind calcium.|key_molecules=factor X;prothrombin");
        LineOf(dataset, "function", "id = 'bone-mineralisation'").ShouldEndWith("|key_molecules=''");
        dataset.Query<string>("SELECT nutrient_id FROM function_nutrient WHERE function_id = 'bone-mineralisation'").ShouldBe(["vitamin-d", "vitamin-k2"]);
        LineOf(dataset, "function_nutrient", "nutrient_id = 'vitamin-d'").ShouldBe("""
            function_id=bone-mineralisation|nutrient_id=vitamin-d|role=Raises the absorption of calcium.|certainty=moderate|certainty_reason=trials disagree|supports=study-2020|opposes=study-body-2021|mixed=study-chapter-2022
            """);
    }

    [Fact]
    public void A_deficiency_stands_there_with_all_its_columns()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "deficiency", "number = 1").ShouldBe("""
            number=1|id=vitamin-d-excess-high-blood-calcium|nutrient_id=vitamin-d|kind=excess|sign=High blood calcium|standing=established|certainty=high|certainty_reason=seen in poisoning|groups_at_risk=''|note=|supports=study-report-2023|opposes=''|mixed=''
            """);
        LineOf(dataset, "deficiency", "number = 2").ShouldBe("""
            number=2|id=vitamin-k-deficiency-bleeding|nutrient_id=vitamin-k|kind=deficiency|sign=Bleeding|standing=established|certainty=high|certainty_reason=prevented by vitamin K|groups_at_risk=newborn infants;people with cœliac disease|note=Rare in adults.|supports=study-2020|opposes=study-2024|mixed=study-body-2021
            """);
    }

    [Fact]
    public void An_interaction_stands_there_with_and_without_advice()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "interaction", "number = 2").ShouldBe("""
            number=2|id=cholestyramine-vitamin-k|nutrient_id=vitamin-k|kind=drug|other=cholestyramine|direction=other-lowers-nutrient|effect=Less vitamin K is absorbed.|severity=moderate|severity_by=page|concerns_food=no|advice=Take them hours apart (Office of Tests).|advice_by=page;study-2020;study-report-2023|note=Seen with long use.|supports=study-2020|opposes=study-2024|mixed=study-body-2021
            """);
        LineOf(dataset, "interaction", "number = 3").ShouldBe("""
            number=3|id=fat-vitamin-k1|nutrient_id=vitamin-k1|kind=food|other=Fat in the meal|direction=other-raises-nutrient|effect=More is absorbed.|severity=none|severity_by=|concerns_food=|advice=|advice_by=''|note=|supports=''|opposes=''|mixed=study-2020
            """);
    }

    [Fact]
    public void A_substance_stands_there_with_the_codes_it_has()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT number || ' ' || interaction_id || ' ' || name || ' ' || coalesce(atc, '-') || ' ' || coalesce(rxcui, '-') FROM interaction_substance ORDER BY number").ShouldBe([
            "1 antagonists-mk-7 vitamin K antagonists B01AA -",
            "2 antagonists-mk-7 warfarin B01AA03 11289",
            "3 cholestyramine-vitamin-k Quantalan - -",
            "4 cholestyramine-vitamin-k cholestyramine C10AC01 2447",
        ]);
    }

    [Fact]
    public void A_claim_stands_there_with_its_nutrients_if_it_has_any()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "claim", "number = 2").ShouldBe("""
            number=2|id=vitamin-d-needs-vitamin-k2|nutrient_ids=vitamin-d;vitamin-k2|topic=bone|statement=Vitamin D harms without vitamin K2.|verdict=contradicted|certainty=low|certainty_reason=one guideline|correction=No harm was found in trials.|origins=article;field|supports=study-2024|opposes=study-body-2021|mixed=study-chapter-2022
            """);
        LineOf(dataset, "claim", "number = 1").ShouldContain("|correction=|");
        LineOf(dataset, "claim", "number = 3").ShouldStartWith("number=3|id=warfarin-is-a-vitamin|nutrient_ids=''|");
        dataset.Query<string>("SELECT nutrient_id || ' ' || claim_id FROM claim_nutrient ORDER BY nutrient_id").ShouldBe(["mk-7 natto-holds-mk-7", "vitamin-d vitamin-d-needs-vitamin-k2", "vitamin-k2 vitamin-d-needs-vitamin-k2"]);
    }

    [Fact]
    public void A_reference_intake_stands_there_with_all_its_columns()
    {
        using var dataset = _folder.OpenCompiled();

        LineOf(dataset, "reference_intake", "number = 1").ShouldBe("""
            number=1|id=vitamin-d-efsa-ul-supplements-only-0m|nutrient_id=vitamin-d|authority=EFSA|type=UL|condition=none|sex=any|scope=supplements-only|qualifiers=''|age_from=0|age_to=12|status=value|amount=25.5|unit=µg|source_id=page|evidence=authority-page|note=
            """);
        LineOf(dataset, "reference_intake", "number = 4").ShouldBe("""
            number=4|id=vitamin-k-nasem-ai-pregnancy-female-trimester-2-trimester-3-168m|nutrient_id=vitamin-k|authority=NASEM|type=AI|condition=pregnancy|sex=female|scope=total-intake|qualifiers=trimester-2;trimester-3|age_from=168|age_to=612|status=value|amount=90.0|unit=µg|source_id=table-2020|evidence=table-copy|note=From a table made up for the tests.
            """);
    }

    [Fact]
    public void A_reference_intake_without_a_value_is_not_zero()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT id || ' ' || status FROM reference_intake WHERE amount IS NULL AND unit IS NULL ORDER BY number").ShouldBe(["vitamin-k-efsa-ul-0m not-determinable", "vitamin-k-nasem-ul-12m not-set"]);
    }

    [Fact]
    public void Reference_intakes_are_numbered_by_age_as_a_number()
    {
        const string Band = "vitamin-d\tEFSA\tUL\tnone\tany\tsupplements-only\t\t";
        _folder.Replace("reference-intakes.tsv", Band + "12\t\t", $"{Band}12\t108\tvalue\t50\tµg\tpage\tauthority-page\t\n{Band}108\t\t");

        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT id FROM reference_intake WHERE nutrient_id = 'vitamin-d' ORDER BY number").ShouldBe(["vitamin-d-efsa-ul-supplements-only-0m", "vitamin-d-efsa-ul-supplements-only-12m", "vitamin-d-efsa-ul-supplements-only-108m"]);
    }

    [Theory]
    [InlineData("vitamin-k", "mk-4 mk-7 vitamin-k vitamin-k1 vitamin-k2")]
    [InlineData("vitamin-k1", "vitamin-k vitamin-k1")]
    [InlineData("vitamin-k2", "mk-4 mk-7 vitamin-k vitamin-k2")]
    [InlineData("mk-7", "mk-7 vitamin-k vitamin-k2")]
    [InlineData("water", "water")]
    public void The_kin_of_a_nutrient_are_itself_its_forms_and_what_it_is_a_form_of(string nutrient, string kin)
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT kin_id FROM nutrient_kin WHERE nutrient_id = @nutrient ORDER BY kin_id", new { nutrient }).ShouldBe(kin.Split(' '));
    }

    [Fact]
    public void Every_citation_stands_there_with_its_stance()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT kind || ' ' || fact_id || ' [' || nutrient_id || '] ' || stance || ' ' || source_id FROM citation ORDER BY kind, fact_id, nutrient_id, source_id").ShouldBe([
            "claim natto-holds-mk-7 [mk-7] supports study-2020",
            "claim natto-holds-mk-7 [mk-7] supports table-2015",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-d] supports study-2024",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-d] opposes study-body-2021",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-d] mixed study-chapter-2022",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-k2] supports study-2024",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-k2] opposes study-body-2021",
            "claim vitamin-d-needs-vitamin-k2 [vitamin-k2] mixed study-chapter-2022",
            "claim warfarin-is-a-vitamin [] opposes page",
            "deficiency vitamin-d-excess-high-blood-calcium [vitamin-d] supports study-report-2023",
            "deficiency vitamin-k-deficiency-bleeding [vitamin-k] supports study-2020",
            "deficiency vitamin-k-deficiency-bleeding [vitamin-k] opposes study-2024",
            "deficiency vitamin-k-deficiency-bleeding [vitamin-k] mixed study-body-2021",
            "function blood-clotting [vitamin-k] supports page",
            "function blood-clotting [vitamin-k] supports study-2020",
            "function bone-mineralisation [vitamin-d] supports study-2020",
            "function bone-mineralisation [vitamin-d] opposes study-body-2021",
            "function bone-mineralisation [vitamin-d] mixed study-chapter-2022",
            "function bone-mineralisation [vitamin-k2] mixed study-body-2021",
            "interaction antagonists-mk-7 [mk-7] supports study-2020",
            "interaction antagonists-mk-7 [mk-7] background study-report-2023",
            "interaction cholestyramine-vitamin-k [vitamin-k] background page",
            "interaction cholestyramine-vitamin-k [vitamin-k] supports study-2020",
            "interaction cholestyramine-vitamin-k [vitamin-k] opposes study-2024",
            "interaction cholestyramine-vitamin-k [vitamin-k] mixed study-body-2021",
            "interaction cholestyramine-vitamin-k [vitamin-k] background study-report-2023",
            "interaction fat-vitamin-k1 [vitamin-k1] mixed study-2020",
            "reference-intake vitamin-d-efsa-ul-supplements-only-0m [vitamin-d] supports page",
            "reference-intake vitamin-d-efsa-ul-supplements-only-12m [vitamin-d] supports page",
            "reference-intake vitamin-k-efsa-ul-0m [vitamin-k] supports study-report-2023",
            "reference-intake vitamin-k-nasem-ai-pregnancy-female-trimester-2-trimester-3-168m [vitamin-k] supports table-2020",
            "reference-intake vitamin-k-nasem-ul-12m [vitamin-k] supports page",
        ]);
    }

    [Theory]
    [InlineData("source", "source", "raised", "study-2020")]
    [InlineData("source", "source", "osaka", null)]
    [InlineData("source", "source", "sum forms measured", "sum-of-forms")]
    [InlineData("source", "source", "van der roe", "study-2020")]
    [InlineData("source", "source", "chapter", "study-chapter-2022")]
    [InlineData("source", "source", "committee vitamins", "study-body-2021")]
    [InlineData("function", "function", "mineralisation", "bone-mineralisation")]
    [InlineData("function", "function", "carboxylated", "blood-clotting")]
    [InlineData("function", "function", "prothrom", "blood-clotting")]
    [InlineData("deficiency", "deficiency", "calcium", "vitamin-d-excess-high-blood-calcium")]
    [InlineData("deficiency", "deficiency", "coeliac", "vitamin-k-deficiency-bleeding")]
    [InlineData("interaction", "interaction", "antagonist", "antagonists-mk-7")]
    [InlineData("interaction", "interaction", "anticoagulation", "antagonists-mk-7")]
    [InlineData("interaction", "interaction", "warfarin", "antagonists-mk-7")]
    [InlineData("interaction", "interaction", "steady", null)]
    [InlineData("substance", "interaction_substance", "WARFARIN", "antagonists-mk-7")]
    [InlineData("substance", "interaction_substance", "quantal", "cholestyramine-vitamin-k")]
    [InlineData("claim", "claim", "warfarin", "warfarin-is-a-vitamin")]
    [InlineData("claim", "claim", "harm", "vitamin-d-needs-vitamin-k2")]
    [InlineData("claim", "claim", "blocks", "warfarin-is-a-vitamin")]
    public void A_statement_or_a_study_is_found_by_its_words(string index, string table, string query, string? found)
    {
        using var dataset = _folder.OpenCompiled();
        var id = table is "interaction_substance" ? "interaction_id" : "id";

        dataset.Query<string>($"SELECT t.{id} FROM {index}_search s JOIN {table} t ON t.number = s.rowid WHERE {index}_search MATCH @match", new { match = SearchText.Match(query) })
            .ShouldBe(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("source", 9)]
    [InlineData("function", 2)]
    [InlineData("deficiency", 2)]
    [InlineData("interaction", 3)]
    [InlineData("substance", 4)]
    [InlineData("claim", 3)]
    public void Every_statement_and_study_is_in_the_full_text(string index, int rows)
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<int>($"SELECT count(*) FROM {index}_search").ShouldBe(rows);
    }

    [Fact]
    public void Foods_of_few_words_come_first()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT id FROM search_item WHERE type = 'food' ORDER BY number").ShouldBe(["natto", "spinach-raw", "emmental-cheese", "egg-yolk-raw"]);
    }

    [Fact]
    public void Coverage_counts_every_food_once_for_each_nutrient()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT n.id || ' ' || coalesce(sum(c.foods), 0) FROM nutrient n LEFT JOIN coverage c ON c.nutrient_id = n.id GROUP BY n.id")
            .ShouldAllBe(line => line.EndsWith(" 4"));
        dataset.Query<string>("SELECT outcome || ' ' || foods FROM coverage WHERE nutrient_id = 'mk-4' ORDER BY outcome")
            .ShouldBe(["below-lod 1", "not-measured 1", "range-only 1", "ranked 1"]);
    }

    [Fact]
    public void Source_coverage_counts_every_amount_once()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT source_id || ' ' || sum(amounts) FROM source_coverage GROUP BY source_id ORDER BY source_id")
            .ShouldBe(["study-2020 7", "sum-of-forms 5", "table-2015 8", "table-2020 6"]);
        dataset.QuerySingle<bool>("SELECT (SELECT sum(selected) FROM source_coverage) = (SELECT count(*) FROM selection WHERE amount_number IS NOT NULL)").ShouldBeTrue();
    }

    [Fact]
    public void A_failing_compile_writes_no_file()
    {
        _folder.Replace("foods.tsv", "\traw\tGallus", "\trotten\tGallus");

        _folder.Compile().ExitCode.ShouldBe(1);

        _folder.Written.ShouldBeEmpty();
    }

    [Fact]
    public void A_failing_compile_leaves_the_former_file_as_it_was()
    {
        _folder.Compile().ShouldBe((0, ""));
        var (dataset, hash) = (File.ReadAllBytes(_folder.Output), File.ReadAllText(_folder.Output + ".sha256"));
        _folder.Replace("foods.tsv", "\traw\tGallus", "\trotten\tGallus");

        _folder.Compile().ExitCode.ShouldBe(1);

        _folder.Written.ShouldBe(["nutrients.db", "nutrients.db.csv.zip", "nutrients.db.datapackage.json", "nutrients.db.ndjson.zip", "nutrients.db.sha256"]);
        File.ReadAllBytes(_folder.Output).SequenceEqual(dataset).ShouldBeTrue();
        File.ReadAllText(_folder.Output + ".sha256").ShouldBe(hash);
    }

    [Fact]
    public void A_later_compile_replaces_the_former_file()
    {
        _folder.Compile().ShouldBe((0, ""));
        _folder.Replace("foods.tsv", "natto\tNatto", "natto\tNatto, plain");

        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("SELECT name FROM food WHERE id = 'natto'").ShouldBe("Natto, plain");
        _folder.Written.ShouldBe(["nutrients.db", "nutrients.db.csv.zip", "nutrients.db.datapackage.json", "nutrients.db.ndjson.zip", "nutrients.db.sha256"]);
    }

    /// <summary>Every column of the one row, as <c>name=value</c>: nothing is NULL, and <c>''</c> the empty text.</summary>
    private static string LineOf(SqliteConnection dataset, string table, string where)
    {
        var row = (IDictionary<string, object?>)dataset.QuerySingle($"SELECT * FROM {table} WHERE {where}");
        return string.Join('|', row.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Key}={(cell.Value is "" ? "''" : cell.Value is double number ? number.ToString("0.0##", CultureInfo.InvariantCulture) : cell.Value)}")));
    }
}
