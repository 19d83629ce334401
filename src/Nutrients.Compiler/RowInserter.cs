using System.Reflection;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Nutrients.Compiler;

/// <summary>
/// Writes rows of <c>data/</c> into the table of the same columns: <c>scientificName</c> goes to <c>scientific_name</c>, an empty cell becomes NULL
/// (or stays empty where the column is NOT NULL), and a number becomes one where the column is declared so.
/// </summary>
internal sealed class RowInserter(SqliteConnection connection)
{
    /// <summary>Inserts in the order of the rows' keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="without">Properties that the table does not hold.</param>
    /// <param name="derived">Columns that the row does not hold, and their values.</param>
    public void Insert<TRow>(string table, IEnumerable<TRow> rows, string[]? without = null, Func<TRow, IEnumerable<(string Column, object? Value)>>? derived = null) where TRow : Row
    {
        var columns = connection.Query<Column>($"PRAGMA table_info({table})").ToDictionary(column => column.Name, StringComparer.Ordinal);
        var properties = Row.PropertiesOf<TRow>().Where(property => without?.Contains(property.Name) is not true).ToArray();
        using var command = connection.CreateCommand();

        foreach (var row in rows.OrderBy(row => row.Key, KeyOrder.Instance))
        {
            var values = properties.Select(property => ValueOf(property, row, columns)).Concat(derived?.Invoke(row) ?? []).ToArray();

            if (command.CommandText is "")
            {
#pragma warning disable CA2100 // Table and column names come from the schema and from this assembly's own types.
                command.CommandText = $"INSERT INTO {table} ({string.Join(", ", values.Select(value => value.Column))}) VALUES ({string.Join(", ", values.Select(value => "@" + value.Column))})";
#pragma warning restore CA2100
                command.Parameters.AddRange(values.Select(value => new SqliteParameter("@" + value.Column, DBNull.Value)));
            }

            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static (string Column, object? Value) ValueOf(PropertyInfo property, Row row, Dictionary<string, Column> columns)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        var cell = (string)property.GetValue(row)!;

        // Parsed here, not by SQLite, whose conversion from text may miss the nearest double.
        return columns[name] switch
        {
            { Type: "REAL" } => (name, cell.Number()),
            { Type: "INTEGER" } => (name, (long?)cell.Number()),
            { NotNull: true } => (name, cell),
            _ => (name, cell.OrNull()),
        };
    }

    private sealed record Column
    {
        public required string Name { get; init; }
        public required string Type { get; init; }
        public required bool NotNull { get; init; }
    }
}
