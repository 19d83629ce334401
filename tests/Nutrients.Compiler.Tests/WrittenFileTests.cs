using Dapper;
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
        dataset.QuerySingle<int>("PRAGMA user_version").ShouldBe(1);
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

    [Theory]
    [InlineData("納豆", "natto")]
    [InlineData("豆", "natto")]
    [InlineData("れん草ほう", null)]
    [InlineData("ほうれん", "spinach-raw")]
    [InlineData("épinard", "spinach-raw")]
    [InlineData("epinard", "spinach-raw")]
    [InlineData("EPI", "spinach-raw")]
    [InlineData("œuf", "egg-yolk-raw")]
    [InlineData("oeuf", "egg-yolk-raw")]
    [InlineData("oeufs", null)]
    [InlineData("yolk egg", "egg-yolk-raw")]
    [InlineData("gallus", "egg-yolk-raw")]
    [InlineData("soybeans", "natto")]
    [InlineData("yolk natto", null)]
    public void A_food_is_found_by_any_of_its_names(string query, string? food)
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT f.id FROM food_search s JOIN food f ON f.number = s.rowid WHERE food_search MATCH @match", new { match = SearchText.Match(query) })
            .ShouldBe(food is null ? [] : [food]);
    }

    [Fact]
    public void A_nutrient_is_found_by_a_synonym()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT n.id FROM nutrient_search s JOIN nutrient n ON n.position = s.rowid WHERE nutrient_search MATCH @match", new { match = SearchText.Match("phyllo") })
            .ShouldBe(["vitamin-k1"]);
    }

    [Fact]
    public void Foods_of_few_words_come_first()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT id FROM food ORDER BY number").ShouldBe(["natto", "spinach-raw", "emmental-cheese", "egg-yolk-raw"]);
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

        _folder.Written.ShouldBe(["nutrients.db", "nutrients.db.sha256"]);
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
        _folder.Written.ShouldBe(["nutrients.db", "nutrients.db.sha256"]);
    }
}
