using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>Writes what can be searched, and the names that are suggested.</summary>
internal static class SearchWriter
{
    public static void Insert(Tables tables, SqliteConnection connection)
    {
        Item[] items = [.. Items(tables)];

        connection.Execute("INSERT INTO search_item VALUES (@Number, @Type, @Id, @Name, @ShortName, @Text)", items.Select((item, index) => new { Number = index + 1, item.Type, item.Id, item.Name, ShortName = item.Names[^1] == item.Name ? null : item.Names[^1], Text = item.Text.OrNull() }));
        InsertNames(items, connection);
    }

    /// <summary>Names of few words before names of many, and of those the short ones.</summary>
    private static IEnumerable<TRow> PlainestFirst<TRow>(this IEnumerable<TRow> rows, Func<TRow, string> name, Func<TRow, string> id) =>
        rows.OrderBy(row => SearchText.Words(name(row)).Count).ThenBy(row => name(row).Length).ThenBy(id, StringComparer.Ordinal);

    /// <summary>In the order in which equally good matches are given.</summary>
    private static IEnumerable<Item> Items(Tables tables)
    {
        var foodNames = tables.FoodNames.OrderBy(row => row.Key, KeyOrder.Instance).ToLookup(row => row.FoodId, row => row.Name, StringComparer.Ordinal);
        var nutrientNames = tables.NutrientNames.OrderBy(row => row.Key, KeyOrder.Instance).ToLookup(row => row.NutrientId, row => row.Name, StringComparer.Ordinal);
        var substances = tables.InteractionSubstances.OrderBy(row => row.Key, KeyOrder.Instance).ToLookup(row => row.InteractionId, row => row.Name, StringComparer.Ordinal);

        IEnumerable<Item>[] types =
        [
            tables.Nutrients.Select(row => new Item("nutrient", row.Id, row.Name, [.. nutrientNames[row.Id]], "") { Names = [row.Name, .. WithoutGloss(row.Name)] }),
            tables.Foods.Select(row => new Item("food", row.Id, row.Name, [.. foodNames[row.Id]], Lines(row.Description, row.ScientificName))),
            tables.Functions.Select(row => new Item("function", row.Id, row.Name, [], Lines(row.Mechanism, Enumerated(row.KeyMolecules.Listed())))),
            tables.Interactions.Select(row => new Item("interaction", row.Id, row.Other, [], Lines(row.Effect, Enumerated(substances[row.Id])))),
            tables.Claims.Select(row => new Item("claim", row.Id, row.Statement, [], row.Correction)),
            tables.Deficiencies.Select(row => new Item("deficiency", row.Id, row.Sign, [], Enumerated(row.GroupsAtRisk.Listed()))),
            tables.Studies.Select(row => new Item("study", row.Id, row.Title, [], Lines(row.Finding, row.Authors))),
        ];

        return types.SelectMany(items => items.PlainestFirst(item => item.Names[^1], item => item.Id));
    }

    private static void InsertNames(IEnumerable<Item> items, SqliteConnection connection)
    {
        var names = items.SelectMany((item, index) => item.Type is "nutrient" or "food" or "function" ? item.OtherNames.Prepend(item.Name).Select((name, position) => (Item: index + 1, Position: position, Name: name, (position == 0 ? item.Names[^1] : name).Length)) : [])
            .OrderBy(name => name.Length).ThenBy(name => name.Name, StringComparer.Ordinal).ThenBy(name => name.Item).ThenBy(name => name.Position)
            .Select((name, index) => new { Number = index + 1, name.Item, name.Position, name.Name });

        connection.Execute("INSERT INTO search_name VALUES (@Number, @Item, @Position, @Name)", names);
    }

    /// <summary>What follows a comma or stands in brackets makes another food, but only says more of a nutrient: "Vitamin K2 (total menaquinones)" is vitamin K2.</summary>
    private static IEnumerable<string> WithoutGloss(string name) => name.IndexOfAny([',', '(']) is > 0 and var end ? [name[..end].TrimEnd()] : [];

    private static string Lines(params IEnumerable<string> parts) => string.Join('\n', parts.Where(part => part.Length > 0));

    private static string Enumerated(IEnumerable<string> words) => string.Join(", ", words);

    private sealed record Item(string Type, string Id, string Name, IReadOnlyList<string> OtherNames, string Text)
    {
        /// <summary>The name, and what it is for short.</summary>
        public IReadOnlyList<string> Names { get; init; } = [Name];
    }
}
