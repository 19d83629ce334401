using System.Collections.Concurrent;
using System.Globalization;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>What /foods lists, and /foods/{id}.</summary>
internal sealed class FoodQueries(Dataset dataset, CompositionTable composition, FoodNarrowing narrowing)
{
    // The first name in the language. The English name stands with the food; other English names are not to take its place.
    private const string FoodsSql = """
        SELECT f.id, l.name, f.description, f.scientific_name, f.edible_part
        FROM food f
        LEFT JOIN food_name l ON l.food_id = f.id AND l.lang = nullif(@lang, 'en') AND l.position = 1
        ORDER BY f.id
        """;

    private const string NamesSql = "SELECT lang, name FROM (SELECT 'en' AS lang, 0 AS position, name FROM food WHERE id = @id UNION ALL SELECT lang, position, name FROM food_name WHERE food_id = @id) ORDER BY lang, position";

    private const string CodesSql = "SELECT system, code FROM food_code WHERE food_id = @id ORDER BY system, code";

    private const string NearSql = "SELECT id FROM food WHERE id >= @from AND id < @to LIMIT 2000";

    private const string WithCodeSql = "SELECT food_id FROM food_code WHERE system = @system AND code = @code";

    // Each made when it is first asked for, for what never changes: three statements for a food, one for the foods of a language.
    private readonly ConcurrentDictionary<(string Id, string Lang), FoodDetail> _details = new();
    private readonly ConcurrentDictionary<string, Lazy<Food[]>> _foods = new(StringComparer.Ordinal);

    // In the order of the English names.
    private readonly Lazy<FoodComposition[]> _byName = new(() => [.. composition.Foods.OrderBy(food => food.Name, StringComparer.Ordinal).ThenBy(food => food.Index)]);

    public FoodDetail? FindDetail(string id, string? lang) => composition.Food(id) is { } food ? _details.GetOrAdd((id, lang ?? "en"), _ => ReadDetail(food, lang)) : null;

    /// <summary>One more than the limit, if there are so many.</summary>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with.</param>
    public IReadOnlyList<FoodRow> List(FoodFilter filter, string[]? after)
    {
        var foods = FoodsIn(filter.Lang);

        // The steps of relevance have no other foods than those with the text.
        var left = Left(ByRelevance(filter) ? filter with { Q = null } : filter);
        var rows = ByRelevance(filter) ? Relevant(filter.Q!, left, after).Select(match => new FoodRow(foods[match.Food], [Whole(match.Step), Whole(match.Place)]))
            : (filter.Sort is "name" ? ByName(left, after) : ById(left, after)).Select(food => new FoodRow(foods[food], [composition.Foods[food].Name, composition.Foods[food].Id]));

        return [.. rows.Take(filter.Limit + 1)];
    }

    public long Count(FoodFilter filter) => Left(filter)?.Count ?? composition.Foods.Count;

    public static KeyPart[] KeyPartsOf(FoodFilter filter) => ByRelevance(filter) ? [KeyPart.Count, KeyPart.Count] : [KeyPart.Text, KeyPart.Text];

    /// <summary>Ids that begin with the same letter, for suggestions: enough of them, and no more than it is cheap to compare.</summary>
    public IReadOnlyList<string> Near(string id) =>
        id.Length > 0 && char.IsAsciiLetterOrDigit(id[0])
            ? dataset.Query(NearSql, static (ref row) => row.Text(), ("@from", $"{char.ToLowerInvariant(id[0])}"), ("@to", $"{(char)(char.ToLowerInvariant(id[0]) + 1)}"))
            : [];

    private static bool ByRelevance(FoodFilter filter) => filter.Q is not null && filter.Sort is null or "relevance";

    /// <summary>Step by step, the best matches first.</summary>
    private IEnumerable<(int Food, int Step, int Place)> Relevant(string text, NumberSet? left, string[]? after)
    {
        var steps = narrowing.StepsOf(text);
        var (first, from) = after is null ? (0, 0) : (int.Parse(after[0], CultureInfo.InvariantCulture), int.Parse(after[1], CultureInfo.InvariantCulture) + 1);

        for (var step = first; step < steps.Count; step++)
        {
            for (var place = steps[step].Next(step == first ? from : 0); place is { } found; place = steps[step].Next(found + 1))
            {
                if (narrowing.FoodAt(found) is var food && left?.Has(food) is not false)
                {
                    yield return (food, step, found);
                }
            }
        }
    }

    private IEnumerable<int> ById(NumberSet? left, string[]? after)
    {
        var from = after is null ? 0 : composition.Foods.CountFirst(food => string.CompareOrdinal(food.Id, after[1]) <= 0);

        for (var food = Next(from); food is { } found; food = Next(found + 1))
        {
            yield return found;
        }

        int? Next(int food) => left is { } some ? some.Next(food) : food < composition.Foods.Count ? food : null;
    }

    private IEnumerable<int> ByName(NumberSet? left, string[]? after)
    {
        var from = after is null ? 0 : _byName.Value.CountFirst(food => (string.CompareOrdinal(food.Name, after[0]) is not 0 and var order ? order : string.CompareOrdinal(food.Id, after[1])) <= 0);
        return _byName.Value.Skip(from).Select(food => food.Index).Where(food => left?.Has(food) is not false);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The foods that a filter leaves; null if it leaves all.</summary>
    private NumberSet? Left(FoodFilter filter)
    {
        var left = narrowing.Of(filter);

        if (filter.Code?.Split(':', 2) is not [var system, var code])
        {
            return left;
        }

        var coded = NumberSet.Of(composition.Foods.Count, dataset.Query(WithCodeSql, (ref row) => composition.Food(row.Text())!.Index, ("@system", system), ("@code", code)));
        return left?.And(coded) ?? coded;
    }

    /// <summary>All foods by their ids, named in a language.</summary>
    private Food[] FoodsIn(string? lang) => _foods.GetOrAdd(lang ?? "en", static (named, queries) => new(() => queries.ReadFoods(named)), this).Value;

    private Food[] ReadFoods(string lang)
    {
        var index = 0;

        return
        [
            .. dataset.ReadAll(FoodsSql, (ref row) =>
            {
                var (food, _, name) = (composition.Foods[index++], row.Text(), row.TextOrNull());

                return new Food
                {
                    Id = food.Id,
                    Name = name ?? food.Name,
                    Lang = name is null ? "en" : lang,
                    Description = row.TextOrNull(),
                    Category = food.Category,
                    Tags = food.Tags,
                    State = food.State,
                    ScientificName = row.TextOrNull(),
                    EdiblePart = row.TextOrNull(),
                };
            }, ("@lang", lang)),
        ];
    }

    private FoodDetail ReadDetail(FoodComposition food, string? lang) => new(
        FoodsIn(lang)[food.Index],
        dataset.Query(NamesSql, static (ref row) => new FoodName { Lang = row.Text(), Name = row.Text() }, ("@id", food.Id)),
        dataset.Query(CodesSql, static (ref row) => new FoodCode { System = row.Text(), Code = row.Text() }, ("@id", food.Id)),
        food.Portions);
}

/// <summary>A food in a list.</summary>
/// <param name="Food">The food.</param>
/// <param name="Key">What the list is sorted by.</param>
internal sealed record FoodRow(Food Food, string[] Key);
