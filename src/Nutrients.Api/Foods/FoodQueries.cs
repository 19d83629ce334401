using System.Collections.Concurrent;
using System.Globalization;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Foods;

/// <summary>The SQL behind /foods and /foods/{id}.</summary>
internal sealed class FoodQueries(Dataset dataset, CompositionTable composition)
{
    private const string Columns = "f.number, f.name, f.id, coalesce(l.name, f.name), coalesce(l.lang, 'en'), f.description, f.category, f.tags, f.state, f.scientific_name, f.edible_part";

    private const string InLanguage = "LEFT JOIN food_name l ON l.food_id = f.id AND l.lang = @lang AND l.position = 1";

    private const string FindSql = $"SELECT {Columns} FROM food f {InLanguage} WHERE f.id = @id";

    private const string NamesSql = "SELECT lang, name FROM (SELECT 'en' AS lang, 0 AS position, name FROM food WHERE id = @id UNION ALL SELECT lang, position, name FROM food_name WHERE food_id = @id) ORDER BY lang, position";

    private const string CodesSql = "SELECT system, code FROM food_code WHERE food_id = @id ORDER BY system, code";

    private const string NearSql = "SELECT id FROM food WHERE id >= @from AND id < @to LIMIT 2000";

    private const string Listed = $"SELECT {Columns} FROM food f {InLanguage} WHERE true";

    private const string WithCode = " AND f.id IN (SELECT food_id FROM food_code WHERE system = @system AND code = @code)";

    // In the order of food.number, the plainest name first, in which the index gives its matches: it stops when the page is full, however many there are.
    private const string Matching = $"""
        SELECT {Columns}
        FROM food_search
        CROSS JOIN food f ON f.number = food_search.rowid
        {InLanguage}
        WHERE food_search MATCH @step AND food_search.rowid > @after
        """;

    private const string CountMatchesSql = "SELECT count(*) FROM food_search WHERE food_search MATCH @match";

    // Each made when it is first asked for: three statements, for what never changes.
    private readonly ConcurrentDictionary<(string Id, string Lang), FoodDetail> _details = new();

    public Food? Find(string id, string? lang) => dataset.Find(FindSql, Read, ("@id", id), ("@lang", JoinedLanguage(lang)))?.Food;

    public FoodDetail? FindDetail(string id, string? lang) => composition.Food(id) is { } food ? _details.GetOrAdd((id, JoinedLanguage(lang)), _ => ReadDetail(food, lang)) : null;

    private FoodDetail ReadDetail(FoodComposition food, string? lang) => new(
        Find(food.Id, lang)!,
        dataset.Query(NamesSql, static (ref row) => new FoodName { Lang = row.Text(), Name = row.Text() }, ("@id", food.Id)),
        dataset.Query(CodesSql, static (ref row) => new FoodCode { System = row.Text(), Code = row.Text() }, ("@id", food.Id)),
        food.Portions);

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with.</param>
    public IReadOnlyList<FoodRow> List(FoodFilter filter, string[]? after)
    {
        if (ByRelevance(filter))
        {
            return ListByRelevance(filter, after);
        }

        var listed = Listed + ConditionsOf(filter);
        IEnumerable<(string, object?)> parameters = [.. ParametersOf(filter), ("@lang", JoinedLanguage(filter.Lang)), ("@take", filter.Limit + 1)];

        return (filter.Sort, after) switch
        {
            ("name", null) => dataset.Query($"{listed} ORDER BY f.name, f.id LIMIT @take", Read, [.. parameters]),
            ("name", _) => dataset.Query($"{listed} AND (f.name, f.id) > (@name, @id) ORDER BY f.name, f.id LIMIT @take", Read, [.. parameters, ("@name", after[0]), ("@id", after[1])]),
            (_, null) => dataset.Query($"{listed} ORDER BY f.id LIMIT @take", Read, [.. parameters]),
            _ => dataset.Query($"{listed} AND f.id > @id ORDER BY f.id LIMIT @take", Read, [.. parameters, ("@id", after[1])]),
        };
    }

    /// <summary>Step by step, the best matches first, until the page is full.</summary>
    private List<FoodRow> ListByRelevance(FoodFilter filter, string[]? after)
    {
        var sql = Matching + ConditionsOf(filter, withText: false) + " ORDER BY food_search.rowid LIMIT @take";
        var steps = SearchText.MatchInSteps(filter.Q!);
        var first = after is null ? 0 : int.Parse(after[0], CultureInfo.InvariantCulture);
        var foods = new List<FoodRow>();

        for (var step = first; step < steps.Count && foods.Count <= filter.Limit; step++)
        {
            var matches = dataset.Query(sql, Read, [
                .. ParametersOf(filter).Where(parameter => parameter.Item1 != "@match"),
                ("@step", steps[step]),
                ("@after", after is not null && step == first ? long.Parse(after[1], CultureInfo.InvariantCulture) : 0L),
                ("@lang", JoinedLanguage(filter.Lang)),
                ("@take", filter.Limit + 1 - foods.Count),
            ]);
            foods.AddRange(matches.Select(food => food with { Step = step }));
        }

        return foods;
    }

    public long Count(FoodFilter filter) =>
        filter is { Q: not null, Category: null, Tag: null, State: null, Code: null }
            ? dataset.Count(CountMatchesSql, [.. ParametersOf(filter)])
            : dataset.Count($"SELECT count(*) FROM food f WHERE true{ConditionsOf(filter)}", [.. ParametersOf(filter)]);

    /// <summary>What <see cref="List"/> sorts by, of one row: two parts, whatever the order.</summary>
    public static string[] KeyOf(FoodFilter filter, FoodRow food) =>
        ByRelevance(filter) ? [food.Step.ToString(CultureInfo.InvariantCulture), food.Number.ToString(CultureInfo.InvariantCulture)] : [food.EnglishName, food.Food.Id];

    public static KeyPart[] KeyPartsOf(FoodFilter filter) => ByRelevance(filter) ? [KeyPart.Count, KeyPart.Count] : [KeyPart.Text, KeyPart.Text];

    /// <summary>Ids that begin with the same letter, for suggestions: enough of them, and no more than it is cheap to compare.</summary>
    public IReadOnlyList<string> Near(string id) =>
        id.Length > 0 && char.IsAsciiLetterOrDigit(id[0])
            ? dataset.Query(NearSql, static (ref row) => row.Text(), ("@from", $"{char.ToLowerInvariant(id[0])}"), ("@to", $"{(char)(char.ToLowerInvariant(id[0]) + 1)}"))
            : [];

    private static FoodRow Read(ref Row row) => new(
        row.Whole(),
        row.Text(),
        new Food
        {
            Id = row.Text(),
            Name = row.Text(),
            Lang = row.Text(),
            Description = row.TextOrNull(),
            Category = row.Text(),
            Tags = row.List(),
            State = row.Text(),
            ScientificName = row.TextOrNull(),
            EdiblePart = row.TextOrNull(),
        },
        Step: 0);

    /// <summary>The English name stands with the food; other English names are not to take its place.</summary>
    private static string JoinedLanguage(string? lang) => lang is null or "en" ? "" : lang;

    private static bool ByRelevance(FoodFilter filter) => filter.Q is not null && filter.Sort is null or "relevance";

    private static string ConditionsOf(FoodFilter filter, bool withText = true) => FoodNarrowing.Conditions(filter, withText) + (filter.Code is null ? "" : WithCode);

    private static IEnumerable<(string, object?)> ParametersOf(FoodFilter filter) =>
        filter.Code?.Split(':', 2) is [var system, var code]
            ? FoodNarrowing.Parameters(filter).Append(("@system", system)).Append(("@code", code))
            : FoodNarrowing.Parameters(filter);
}

/// <summary>A food and its place in a list.</summary>
/// <param name="Number">Its place among equally good text matches.</param>
/// <param name="EnglishName">What lists are sorted by, whatever the language shown.</param>
/// <param name="Food">The food.</param>
/// <param name="Step">How well it matches a text, 0 being the best.</param>
internal sealed record FoodRow(long Number, string EnglishName, Food Food, int Step);
