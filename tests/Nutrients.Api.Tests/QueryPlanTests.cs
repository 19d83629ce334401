using System.Reflection;
using System.Text.RegularExpressions;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;

namespace Nutrients.Api.Tests;

public sealed partial class QueryPlanTests(PublishedApi api)
{
    // Together they reach every piece of SQL that statements are composed of.
    private static readonly string[] Requests =
    [
        "/v1/dataset", "/v1/dataset/coverage",
        "/v1/nutrients?q=vitamin&category=vitamins", "/v1/nutrients?sort=name", "/v1/nutrients?sort=id&parentId=vitamin-k", "/v1/nutrients/vitamin-k?expand=forms",
        "/v1/foods", "/v1/foods?sort=name", "/v1/foods?q=cheese", "/v1/foods?q=cheese&sort=name&category=cheese&tag=fermented&state=raw", "/v1/foods?q=cheese&category=cheese&tag=fermented&state=raw&lang=fr",
        "/v1/foods?code=fdc:168421", "/v1/foods/natto", "/v1/foods/nattto", "/v1/foods/natto/citations?limit=1",
        "/v1/foods/natto/nutrients?limit=5", "/v1/foods/natto/nutrients?sources=all", "/v1/foods/natto/nutrients?nutrientIds=mk-7,iodine", "/v1/foods/natto/nutrients?nutrientIds=mk-7&sources=all",
        "/v1/nutrients/calcium/food-sources", "/v1/nutrients/calcium/food-sources?sort=amount", "/v1/nutrients/calcium/food-sources?category=cheese&tag=fermented&state=raw&q=cheese&minAmount=10",
        "/v1/nutrients/calcium/food-sources?sourceId=ciqual-2020", "/v1/nutrients/calcium/food-sources?sourceId=ciqual-2020&minAmount=5&sort=amount&tag=soy",
        "/v1/nutrients/vitamin-k/citations?limit=1", "/v1/amounts/natto.mk-7.kamao-2007", "/v1/amounts/natto.mk-7.nobody", "/v1/sources", "/v1/sources/kamao-2007",
        "/v1/nutrients/vitamin-k?expand=forms,functions,deficiencies,interactions,referenceIntakes,claims,citations", "/v1/functions?limit=1&nutrientId=vitamin-k&certainty=high", "/v1/functions/blood-coagulation", "/v1/deficiencies?limit=1&q=bleeding", "/v1/deficiencies/vitamin-c-scurvy",
        "/v1/interactions?limit=1&drug=warfarin&atc=B01AA03&rxcui=11289", "/v1/interactions/warfarin-vitamin-k", "/v1/reference-intakes?limit=1&nutrientId=vitamin-k", "/v1/reference-intakes/nothing", "/v1/claims?limit=1&nutrientId=vitamin-k2", "/v1/claims/natto-is-nattokinase",
        "/v1/studies?limit=1&sort=year", "/v1/studies?limit=1&sort=-year&nutrientId=vitamin-k", "/v1/studies?limit=1&q=natto", "/v1/studies/geleijnse-2004",
        "/v1/conversions?nutrientId=vitamin-d&amount=400&from=IU&to=mcg",
        "/v1/search?limit=1&q=vitamin", "/v1/search?limit=1&q=spinich&type=food", "/v1/search?limit=1&q=vitamin%20k%202", "/v1/suggestions?q=n&type=food",
    ];

    private Dataset Dataset => api.Of<Dataset>();

    /// <summary>A statement that reads a large table from end to end needs an index.</summary>
    [Fact]
    public async Task No_statement_that_a_request_runs_scans_a_large_table()
    {
        foreach (var request in Requests)
        {
            using var response = await api.Get(request);
            ((int)response.StatusCode).ShouldBeLessThan(500, request);

            if ((await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\"next\":\"") is [_, var next])
            {
                using var following = await api.Get(next.Split('"')[0]);
                ((int)following.StatusCode).ShouldBe(200, next);
            }
        }

        var statements = Dataset.Statements.Where(sql => sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.StartsWith("WITH", StringComparison.Ordinal)).ToArray();

        statements.Length.ShouldBeGreaterThan(20);
        // All amounts are read once, when the dataset is opened.
        statements.Where(sql => sql != CompositionTable.AllAmounts).SelectMany(Scans).ShouldBeEmpty();
    }

    /// <summary>Every constant is a statement that fits the schema, even one that no request above has reached.</summary>
    [Fact]
    public void No_statement_in_the_source_scans_a_large_table()
    {
        var constants =
            from type in typeof(Program).Assembly.GetTypes()
            from constant in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            where constant.IsLiteral && constant.Name.EndsWith("Sql", StringComparison.Ordinal)
            select (string)constant.GetRawConstantValue()!;

        constants.Count().ShouldBeGreaterThan(15);
        constants.SelectMany(Scans).ShouldBeEmpty();
    }

    [Fact]
    public void The_test_itself_sees_a_scan() =>
        Scans("SELECT count(*) FROM amount a WHERE a.note = @note").ShouldNotBeEmpty();

    private IEnumerable<string> Scans(string sql)
    {
        var parameters = Parameter().Matches(sql).Select(match => (match.Value, (object?)null)).Distinct().ToArray();
        var plan = Dataset.Query("EXPLAIN QUERY PLAN " + sql, static (ref row) => (row.Whole(), row.Whole(), row.Whole(), row.Text()), parameters).Select(step => step.Item4);

        // 3.35 says "SCAN TABLE amount AS a", later versions "SCAN a".
        string[] large = ["amount", "selection", .. Aliased().Matches(sql).Select(match => match.Groups["alias"].Value)];
        return plan.Where(step => Scan().Match(step) is { Success: true } scan && large.Contains(scan.Groups["table"].Value)).Select(step => $"{step}: {sql}");
    }

    [GeneratedRegex("@[A-Za-z]+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b(FROM|JOIN) (amount|selection) (AS )?(?<alias>[a-z]+)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Aliased();

    [GeneratedRegex(@"^SCAN (TABLE )?(?<table>\w+)\b(?! \(SUBQUERY)", RegexOptions.ExplicitCapture)]
    private static partial Regex Scan();
}
