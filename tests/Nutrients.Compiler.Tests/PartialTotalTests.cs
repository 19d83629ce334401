using Dapper;

namespace Nutrients.Compiler.Tests;

public sealed class PartialTotalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Forms_are_summed_and_the_sum_of_a_family_counts_in_the_one_above()
    {
        _folder.WriteAmounts("table-2015 natto mk-4 amount=0.1", "table-2015 natto mk-7 amount=0.2", "table-2020 natto vitamin-k1 amount=20");

        Sums().ShouldBe([
            "natto vitamin-k >= 20.3 of vitamin-k1;mk-4;mk-7 from natto.vitamin-k1.table-2020;natto.mk-4.table-2015;natto.mk-7.table-2015",
            "natto vitamin-k2 >= 0.3 of mk-4;mk-7 from natto.mk-4.table-2015;natto.mk-7.table-2015",
        ]);
    }

    [Fact]
    public void One_form_is_enough()
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=5", "table-2015 spinach-raw vitamin-k1 amount=500");

        Sums().ShouldBe([
            "natto vitamin-k >= 5.0 of mk-7 from natto.mk-7.table-2015",
            "natto vitamin-k2 >= 5.0 of mk-7 from natto.mk-7.table-2015",
            "spinach-raw vitamin-k >= 500.0 of vitamin-k1 from spinach-raw.vitamin-k1.table-2015",
        ]);
    }

    [Fact]
    public void Of_each_form_only_the_selected_value_counts()
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=5", "table-2020 natto mk-7 amount=9", "study-2020 natto mk-7 amount=100 doubt=misprint");

        Sums().ShouldContain("natto vitamin-k2 >= 9.0 of mk-7 from natto.mk-7.table-2020");
    }

    [Fact]
    public void A_printed_total_is_taken_as_it_is_and_not_mixed_with_its_forms()
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=9", "table-2015 natto vitamin-k2 amount=10", "table-2020 natto vitamin-k1 amount=20");

        Sums().ShouldBe(["natto vitamin-k >= 30.0 of vitamin-k1;vitamin-k2 from natto.vitamin-k1.table-2020;natto.vitamin-k2.table-2015"]);
    }

    [Fact]
    public void The_forms_that_a_printed_total_states_are_those_of_the_sum()
    {
        _folder.WriteAmounts("table-2015 natto vitamin-k2 amount=10 forms=mk-4;mk-7");

        Sums().ShouldBe(["natto vitamin-k >= 10.0 of mk-4;mk-7 from natto.vitamin-k2.table-2015"]);
    }

    [Theory]
    [InlineData("amount=30")]
    [InlineData("min=20 max=40")]
    [InlineData("status=trace")]
    public void There_is_no_sum_where_a_source_prints_the_total(string total)
    {
        _folder.WriteAmounts("table-2015 natto vitamin-k2 amount=10", "table-2015 natto vitamin-k1 amount=20", $"table-2020 natto vitamin-k {total}");

        Sums().ShouldBeEmpty();
    }

    [Fact]
    public void A_doubtful_total_is_no_total()
    {
        _folder.WriteAmounts("table-2015 natto vitamin-k1 amount=20", "table-2020 natto vitamin-k amount=3000 doubt=misprint");

        Sums().ShouldBe(["natto vitamin-k >= 20.0 of vitamin-k1 from natto.vitamin-k1.table-2015"]);
    }

    [Fact]
    public void A_doubtful_form_is_not_counted()
    {
        _folder.WriteAmounts("table-2015 natto vitamin-k1 amount=20 doubt=misprint");

        Sums().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("amount=2", "7.0")]
    [InlineData("min=1 max=3", "6.0")]
    [InlineData("status=trace", "5.0")]
    [InlineData("status=below-loq lowerBound=0 upperBound=1", "5.0")]
    [InlineData("status=logical-zero amount=0", "5.0")]
    public void What_is_no_number_adds_the_least_that_it_can_be(string form, string sum)
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=5", $"table-2015 natto mk-4 {form}");

        Sums().ShouldContain($"natto vitamin-k2 >= {sum} of mk-4;mk-7 from natto.mk-4.table-2015;natto.mk-7.table-2015");
    }

    [Fact]
    public void A_partial_total_of_a_source_adds_its_lower_bound()
    {
        _folder.WriteAmounts("table-2015 natto vitamin-k2 status=partial lowerBound=7 forms=mk-4;mk-7", "table-2015 natto mk-7 amount=5");

        Sums().ShouldBe(["natto vitamin-k >= 7.0 of mk-4;mk-7 from natto.vitamin-k2.table-2015"]);
    }

    [Fact]
    public void The_sum_is_marked_as_what_it_is()
    {
        _folder.WriteAmounts("table-2015 natto mk-4 amount=1 derivation=analytical", "study-2020 natto mk-7 amount=5 evidence=third-party-transcription");
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("""
            SELECT json_object('status', status, 'amount', amount, 'upper', upper_bound, 'derivation', derivation, 'evidence', evidence, 'doubt', doubt)
            FROM amount WHERE nutrient_id = 'vitamin-k2'
            """).ShouldBe(/*lang=json,strict*/ """{"status":"partial","amount":null,"upper":null,"derivation":"calculated","evidence":"third-party-transcription","doubt":null}""");
    }

    [Fact]
    public void A_sum_is_ranked_by_its_lower_bound()
    {
        _folder.WriteAmounts("table-2015 natto mk-7 amount=5", "table-2015 spinach-raw mk-4 status=trace");
        using var dataset = _folder.OpenCompiled();

        dataset.Query<(string, string, double?)>("SELECT food_id, outcome, rank_value FROM selection WHERE nutrient_id = 'vitamin-k2' ORDER BY food_id")
            .ShouldBe([("natto", "ranked", 5), ("spinach-raw", "partial-without-amount", null)]);
    }

    private IEnumerable<string> Sums()
    {
        using var dataset = _folder.OpenCompiled();

        return dataset.Query<string>("""
            SELECT food_id || ' ' || nutrient_id || ' >= ' || lower_bound || ' of ' || forms || ' from ' || components
            FROM amount
            WHERE source_id = 'sum-of-forms'
            ORDER BY number
            """);
    }
}
