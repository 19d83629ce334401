using Dapper;

namespace Nutrients.Compiler.Tests;

/// <summary>Which of several values of vitamin K2 in natto is selected; <c>data/README.md</c> states the rule.</summary>
public sealed class SelectionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string[]> Choices => new()
    {
        { "table-2015", "only-value", ["table-2015 amount=5"] },
        { "table-2015", "only-value", ["table-2015 amount=5", "table-2020 amount=9 doubt=misprint"] },

        { "table-2015", "fuller-panel", ["table-2015 amount=5 forms=mk-4;mk-7", "table-2020 amount=9 forms=mk-4"] },
        { "table-2015", "fuller-panel", ["table-2015 amount=5 forms=mk-4", "table-2020 amount=9"] },
        { "table-2015", "fuller-panel", ["table-2015 status=partial lowerBound=5 forms=mk-4;mk-7", "table-2020 amount=9 forms=mk-7"] },
        { "table-2015", "fuller-panel", ["table-2015 status=trace forms=mk-4", "table-2020 amount=9"] },

        { "table-2015", "number-first", ["table-2015 amount=5", "table-2020 min=1 max=9"] },
        { "table-2015", "number-first", ["table-2015 amount=5", "table-2020 status=trace"] },
        { "table-2015", "number-first", ["table-2015 amount=5", "table-2020 status=below-loq lowerBound=0"] },
        { "table-2015", "number-first", ["table-2015 amount=5", "table-2020 status=below-lod lowerBound=0"] },
        { "table-2015", "number-first", ["table-2015 status=logical-zero amount=0", "table-2020 status=trace"] },
        { "table-2015", "number-first", ["table-2015 status=below-loq lowerBound=0 upperBound=1", "table-2020 status=trace"] },
        { "table-2015", "number-first", ["table-2015 status=partial lowerBound=5 forms=mk-4", "table-2020 status=trace forms=mk-7"] },
        { "table-2020", "newer-release", ["table-2015 amount=5", "table-2020 status=below-loq lowerBound=0 upperBound=1"] },
        { "table-2015", "number-first", ["table-2015 amount=5 derivation=imputed", "table-2020 status=trace derivation=analytical"] },

        { "table-2015", "derivation", ["table-2015 amount=5 derivation=analytical", "table-2020 amount=9 derivation=literature"] },
        { "table-2015", "derivation", ["table-2015 amount=5 derivation=literature", "table-2020 amount=9 derivation=calculated"] },
        { "table-2015", "derivation", ["table-2015 amount=5 derivation=calculated", "table-2020 amount=9 derivation=unknown"] },
        { "table-2015", "derivation", ["table-2015 amount=5 derivation=unknown", "table-2020 amount=9 derivation=assumed-zero"] },
        { "table-2015", "derivation", ["table-2015 amount=5 derivation=assumed-zero", "table-2020 amount=9 derivation=imputed"] },
        { "study-2024", "derivation", ["study-2024 amount=5 derivation=literature", "table-2020 amount=9 derivation=calculated"] },

        // A copy is no better than its original, be that doubtful or not, and its own derivation where that is worse.
        { "table-2015", "original-before-copy", ["table-2015 amount=5 derivation=imputed", "table-2020 amount=5 derivation=unknown copyOf=table-2015"] },
        { "study-2020", "derivation", ["study-2020 amount=9 derivation=assumed-zero", "table-2015 amount=5 derivation=imputed doubt=misprint", "table-2020 amount=5 derivation=unknown copyOf=table-2015"] },
        { "table-2015", "derivation", ["table-2015 amount=5 derivation=analytical", "table-2020 amount=5 derivation=unknown copyOf=table-2015"] },

        { "table-2015", "confirmed-source", ["table-2015 amount=5", "study-2024 amount=9"] },
        { "study-2020", "confirmed-source", ["study-2020 amount=5 evidence=third-party-transcription", "study-2024 amount=9 evidence=abstract-or-page"] },

        { "table-2015", "evidence", ["table-2015 amount=5", "table-2020 amount=9 evidence=third-party-transcription"] },
        { "table-2015", "evidence", ["table-2015 amount=5 evidence=abstract-or-page", "table-2020 amount=9 evidence=third-party-transcription"] },
        { "study-2020", "newer-release", ["table-2015 amount=5 evidence=national-table", "study-2020 amount=9 evidence=abstract-or-page"] },
        { "table-2020", "evidence", ["table-2015 amount=5 evidence=third-party-transcription", "table-2020 amount=5 copyOf=table-2015"] },

        { "table-2015", "original-before-copy", ["table-2015 amount=5", "table-2020 amount=5 copyOf=table-2015"] },

        { "table-2020", "newer-release", ["table-2015 amount=5", "table-2020 amount=9"] },
        { "table-2015", "newer-release", ["table-2015 amount=5", "page amount=9"] },

        { "study-2020", "source-id", ["study-2020 amount=5", "table-2020 amount=9"] },

        // Each criterion keeps the best and hands them on to the next; the one that leaves a single value is the rule.
        { "table-2020", "newer-release", ["page amount=1", "study-2024 amount=2", "study-2020 amount=3 evidence=third-party-transcription", "table-2015 amount=4", "table-2020 amount=5"] },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_first_criterion_that_tells_them_apart_selects(string source, string rule, string[] amounts)
    {
        _folder.WriteAmounts(amounts.Select(OfNattoAndK2));

        var (selected, decidedBy, _, _) = Selected();

        (selected, decidedBy).ShouldBe((source, rule));
    }

    public static TheoryData<string, double?, string[]> Outcomes => new()
    {
        { "ranked", 5, ["table-2015 amount=5"] },
        { "ranked", 5, ["table-2015 status=partial lowerBound=5 forms=mk-7"] },
        { "zero", null, ["table-2015 amount=0"] },
        { "zero", null, ["table-2015 status=logical-zero amount=0"] },
        { "trace", null, ["table-2015 status=trace"] },
        { "below-loq", null, ["table-2015 status=below-loq lowerBound=0 upperBound=1"] },
        { "below-lod", null, ["table-2015 status=below-lod lowerBound=0"] },
        { "range-only", null, ["table-2015 min=1 max=9"] },
        { "partial-without-amount", null, ["table-2015 status=partial lowerBound=0 forms=mk-7"] },
        { "doubtful", null, ["page amount=5 doubt=misprint", "table-2015 amount=9 doubt=misprint"] },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_outcome_says_whether_the_food_can_be_ranked(string outcome, double? rankedBy, string[] amounts)
    {
        _folder.WriteAmounts(amounts.Select(OfNattoAndK2));

        var (_, _, found, rankValue) = Selected();

        (found, rankValue).ShouldBe((outcome, rankedBy));
    }

    [Fact]
    public void None_is_selected_where_all_are_doubtful()
    {
        _folder.WriteAmounts(OfNattoAndK2("table-2015 amount=5 doubt=misprint"), OfNattoAndK2("table-2020 amount=9 doubt=misprint"));

        Selected().ShouldBe((null, null, "doubtful", null));
    }

    public static TheoryData<string, string[]> Spreads => new()
    {
        { "[null,null,null]", ["table-2015 amount=5"] },
        { "[5.0,9.0,2]", ["table-2015 amount=5", "table-2020 amount=9"] },
        { "[0.0,9.0,3]", ["table-2015 amount=5", "table-2020 amount=9", "study-2024 amount=0"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 amount=9 doubt=misprint"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 amount=9 copyOf=table-2015"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 min=1 max=9"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 status=below-loq lowerBound=0 upperBound=1"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 status=logical-zero amount=0"] },
        { "[null,null,null]", ["table-2015 amount=5", "table-2020 status=partial lowerBound=9 forms=mk-4"] },
    };

    [Theory]
    [MemberData(nameof(Spreads))]
    public void The_spread_is_over_independent_amounts(string spread, string[] amounts)
    {
        _folder.WriteAmounts(amounts.Select(OfNattoAndK2));
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<string>("SELECT json_array(spread_min, spread_max, spread_sources) FROM selection WHERE food_id = 'natto' AND nutrient_id = 'vitamin-k2'")
            .ShouldBe(spread);
    }

    private static string OfNattoAndK2(string amount) => amount.Insert(amount.IndexOf(' ', StringComparison.Ordinal), " natto vitamin-k2");

    private (string? SourceId, string? Rule, string Outcome, double? RankValue) Selected()
    {
        using var dataset = _folder.OpenCompiled();

        return dataset.QuerySingle<(string?, string?, string, double?)>("""
            SELECT a.source_id, s.rule, s.outcome, s.rank_value
            FROM selection s
            LEFT JOIN amount a ON a.number = s.amount_number
            WHERE s.food_id = 'natto' AND s.nutrient_id = 'vitamin-k2'
            """);
    }
}
