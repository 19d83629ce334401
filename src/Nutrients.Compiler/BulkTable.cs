using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Nutrients.Compiler;

/// <summary>A column of a bulk file.</summary>
/// <param name="Name">Its name, in every format.</param>
/// <param name="Type">Its type in Table Schema's words.</param>
/// <param name="Sql">The expression that it is, of the table <c>t</c>.</param>
/// <param name="Description">What it means, where schema.sql says so.</param>
internal sealed record BulkColumn(string Name, string Type, string Sql, string? Description);

/// <summary>A column whose values are keys of a table.</summary>
internal sealed record BulkReference(string Column, string Table, string Key);

/// <summary>
/// A table of the compiled dataset as the bulk files show it: all but those of the text search, without the numbers that only tie rows together within the file. An amount has its id in their
/// place, and the unit and the reference that whoever reads the table alone would have to look for in others.
/// </summary>
internal sealed partial record BulkTable(string Name, string? Description, IReadOnlyList<BulkColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<BulkReference> References, string Order)
{
    private static readonly (string Table, string Before, BulkColumn Column)[] Added =
    [
        ("amount", "food_id", new("id", "string", "t.food_id || '.' || t.nutrient_id || '.' || t.source_id", "of food, nutrient and source; the API has it at /v1/amounts/{id}")),
        ("amount", "amount", new("selected", "boolean", "EXISTS (SELECT 1 FROM selection s WHERE s.food_id = t.food_id AND s.position = (SELECT n.position FROM nutrient n WHERE n.id = t.nutrient_id) AND s.amount_number = t.number)", "whether it is the value to use where sources differ")),
        ("amount", "lower_bound", new("unit", "string", "(SELECT n.unit FROM nutrient n WHERE n.id = t.nutrient_id)", "of all numbers of the row: the nutrient's one unit")),
        ("amount", "doubt", new("reference", "string", "(SELECT coalesce('https://doi.org/' || s.doi, s.url) FROM source s WHERE s.id = t.source_id)", "where the source is to be found; the table source has the whole record")),
        ("selection", "rule", new("amount_id", "string", "(SELECT a.food_id || '.' || a.nutrient_id || '.' || a.source_id FROM amount a WHERE a.number = t.amount_number)", "empty if every value is doubtful")),
    ];

    /// <summary>The statement that reads its rows, always in the same order.</summary>
    public string Sql => $"SELECT {string.Join(", ", Columns.Select(column => column.Sql))} FROM {Name} t ORDER BY {Order}";

    /// <summary>Every table, in the order of schema.sql.</summary>
    public static IReadOnlyList<BulkTable> All(SqliteConnection connection, string schema)
    {
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%' ORDER BY rowid")
            .Select(name => Of(name, connection, schema))
            .ToArray();

        return [.. tables.Select(table => table with { References = [.. table.References.Where(reference => tables.Any(other => other.Name == reference.Table && other.Columns.Any(column => column.Name == reference.Key)))] })];
    }

    private static BulkTable Of(string name, SqliteConnection connection, string schema)
    {
        var definition = Definition(name).Match(schema);
        var described = Commented().Matches(definition.Groups["columns"].Value).ToDictionary(column => column.Groups["name"].Value, column => column.Groups["comment"].Value, StringComparer.Ordinal);
        var own = connection.Query<(string Name, string Type, int Key)>("SELECT name, type, pk FROM pragma_table_info(@name)", new { name }).ToArray();
        var columns = own
            .SelectMany(column => Added.Where(added => added.Table == name && added.Before == column.Name).Select(added => added.Column)
                .Append(new BulkColumn(column.Name, TypeOf(column.Type), "t." + column.Name, described.GetValueOrDefault(column.Name))))
            .Where(column => column.Name is not "number" && !column.Name.EndsWith("_number", StringComparison.Ordinal))
            .ToArray();

        string[] primary = [.. own.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name)];
        var key = columns.Any(column => column.Name == "id") ? ["id"]
            : primary is ["number"] ? connection.Query<string>("SELECT c.name FROM pragma_index_list(@name) i, pragma_index_info(i.name) c WHERE i.origin = 'u' ORDER BY i.seq, c.seqno", new { name })
            : primary;

        var references = connection.Query<(string Column, string Table, string Key)>("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(@name) ORDER BY id DESC", new { name })
            .Append(("amount_id", "amount", "id"))
            .Where(reference => columns.Any(column => column.Name == reference.Item1))
            .Select(reference => new BulkReference(reference.Item1, reference.Item2, reference.Item3));

        return new(name, definition.Groups["comment"].Value is { Length: > 0 } comment ? string.Join(' ', comment.Split('\n').Select(line => line.TrimStart('-', ' '))).Trim() : null, columns, [.. key], [.. references],
            string.Join(", ", own.Any(column => column.Name == "id") ? ["t.id"] : primary.Select(column => "t." + column)));
    }

    private static string TypeOf(string declared) => declared switch { "TEXT" => "string", "INTEGER" => "integer", "REAL" => "number", _ => throw new InvalidDataException($"Bulk files know no column of the type {declared}.") };

    /// <summary>A table of schema.sql with the comment above it.</summary>
    private static Regex Definition(string table) => new($"(?<comment>(^--[^\n]*\n)*)^CREATE TABLE {table} \\((?<columns>.*?)^\\)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    /// <summary>A column of schema.sql with the comment behind it.</summary>
    [GeneratedRegex("^    (?<name>[a-z_]+) +(TEXT|INTEGER|REAL)[^\n]*? -- (?<comment>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commented();
}
