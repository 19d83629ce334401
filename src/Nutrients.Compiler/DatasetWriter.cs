using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>Writes the dataset as one SQLite file; the same rows, in any order, always give the same bytes.</summary>
internal static class DatasetWriter
{
    /// <summary>Writes the file with its SHA-256 and the bulk files beside it, and reads the file back.</summary>
    /// <exception cref="InvalidDataException">SQLite itself finds the written file wrong.</exception>
    public static void Write(Tables tables, string path)
    {
        // Made beside its place and moved there whole: a reader never sees half a dataset, nor does an interrupted build leave one.
        var unfinished = path + ".tmp";
        File.Delete(unfinished);

        using (var connection = Open(unfinished, SqliteOpenMode.ReadWriteCreate))
        {
            connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
            connection.Execute(ReadSchema());

            using (var transaction = connection.BeginTransaction())
            {
                Insert(tables, connection);
                transaction.Commit();
            }

            foreach (var index in connection.Query<string>("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name").ToArray())
            {
                connection.Execute($"INSERT INTO {index} ({index}) VALUES ('optimize')");
            }

            connection.Execute("ANALYZE; VACUUM;");
        }

        ReadBack(tables, unfinished);
        var sha256 = HashOf(unfinished);
        BulkWriter.Write(unfinished, sha256, ReadSchema(), path);

        // Last the dataset itself: whoever watches it finds the rest in its place.
        File.WriteAllText(path + ".sha256", $"{sha256}  {Path.GetFileName(path)}\n");
        File.Move(unfinished, path, overwrite: true);
    }

    private static void Insert(Tables tables, SqliteConnection connection)
    {
        var inserter = new RowInserter(connection);

        inserter.Insert("vocabulary", tables.Vocabularies);
        inserter.Insert("unit", tables.Units);
        inserter.Insert("source", tables.Sources, derived: Numbered<SourceRow>());
        inserter.Insert("source", tables.Studies, derived: Numbered<StudyRow>(after: tables.Sources.Count));

        // A nutrient may stand before its parent.
        connection.Execute("PRAGMA defer_foreign_keys = ON");
        inserter.Insert("nutrient", tables.Nutrients);
        inserter.Insert("nutrient_name", tables.NutrientNames);
        inserter.Insert("nutrient_code", tables.NutrientCodes);
        inserter.Insert("nutrient_conversion", tables.Conversions);

        inserter.Insert("food", tables.Foods);
        inserter.Insert("food_name", tables.FoodNames);
        inserter.Insert("food_code", tables.FoodCodes);
        inserter.Insert("portion", tables.Portions);
        connection.Execute("INSERT INTO food_tag VALUES (@tag, @Id)", from food in tables.Foods from tag in food.Tags.Listed() orderby tag, food.Id select new { tag, food.Id });

        var partial = PartialTotals.Of(tables);
        var amounts = tables.Amounts.Concat(partial.Keys).OrderBy(row => row.FoodId, StringComparer.Ordinal).ThenBy(row => row.NutrientId, StringComparer.Ordinal).ThenBy(row => row.SourceId, StringComparer.Ordinal).ToArray();
        var amountNumber = 0;

        // The unit stands on each line for its reader; it is the nutrient's, as the rules have made sure.
        inserter.Insert("amount", amounts, without: [nameof(AmountRow.Unit)], derived: row => [("number", ++amountNumber), ("source_id", row.SourceId), ("components", partial.GetValueOrDefault(row))]);
        connection.Execute(
            """
            INSERT INTO selection
            SELECT f.id, n.position, n.id, a.number, @Rule, @Outcome, @RankValue, @SpreadMin, @SpreadMax, @SpreadSources
            FROM food f, nutrient n
            LEFT JOIN amount a ON a.food_id = @FoodId AND a.nutrient_id = @NutrientId AND a.source_id = @SourceId
            WHERE f.id = @FoodId AND n.id = @NutrientId
            """,
            Selection.Select(amounts, tables));
        connection.Execute("""
            INSERT INTO coverage
            SELECT nutrient_id, outcome, count(*) FROM selection GROUP BY nutrient_id, outcome
            UNION ALL
            SELECT id, 'not-measured', (SELECT count(*) FROM food) - (SELECT count(*) FROM selection WHERE nutrient_id = nutrient.id) FROM nutrient
            """);
        connection.Execute("""
            INSERT INTO source_coverage
            SELECT a.nutrient_id, a.source_id, count(*), count(s.amount_number)
            FROM amount a
            JOIN nutrient n ON n.id = a.nutrient_id
            LEFT JOIN selection s ON s.food_id = a.food_id AND s.position = n.position AND s.amount_number = a.number
            GROUP BY a.nutrient_id, a.source_id
            """);

        InsertSearchText(tables, connection);
        StatementWriter.Insert(tables, inserter, connection);
        SearchWriter.Insert(tables, connection);
    }

    /// <summary>The column "number", which counts the rows in the order in which they are inserted, on from those that are there.</summary>
    public static Func<TRow, IEnumerable<(string Column, object? Value)>> Numbered<TRow>(int after = 0)
    {
        var number = after;
        return _ => [("number", ++number)];
    }

    private static void InsertSearchText(Tables tables, SqliteConnection connection)
    {
        var nutrientNames = tables.NutrientNames.OrderBy(row => row.Key, KeyOrder.Instance).ToLookup(row => row.NutrientId, row => row.Name, StringComparer.Ordinal);

        connection.Execute(
            "INSERT INTO nutrient_search (rowid, name, other_names) VALUES (@Position, @Name, @OtherNames)",
            tables.Nutrients.OrderBy(row => row.Position.Number()).Select(row => new
            {
                row.Position,
                Name = SearchText.Fold(row.Name),
                OtherNames = SearchText.Fold(string.Join(" | ", nutrientNames[row.Id])),
            }));
    }

    /// <summary>What was written is what was read: SQLite's own checks pass, and no row is missing.</summary>
    private static void ReadBack(Tables tables, string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);

        if (connection.ExecuteScalar<string>("PRAGMA integrity_check") is not "ok" and var damage)
        {
            throw new InvalidDataException($"SQLite finds the written file damaged: {damage}");
        }

        if (connection.Query("PRAGMA foreign_key_check").Any())
        {
            throw new InvalidDataException("A foreign key of the written file points nowhere.");
        }

        foreach (var (table, expected) in new[] { ("food", tables.Foods.Count), ("nutrient", tables.Nutrients.Count), ("amount WHERE components IS NULL", tables.Amounts.Count), ("food_name", tables.FoodNames.Count), ("portion", tables.Portions.Count),
            ("source", tables.Sources.Count + tables.Studies.Count), ("function", tables.Functions.Count), ("function_nutrient", tables.FunctionNutrients.Count), ("deficiency", tables.Deficiencies.Count), ("interaction", tables.Interactions.Count),
            ("interaction_substance", tables.InteractionSubstances.Count), ("claim", tables.Claims.Count), ("reference_intake", tables.ReferenceIntakes.Count),
            ("search_item", tables.Nutrients.Count + tables.Foods.Count + tables.Functions.Count + tables.Interactions.Count + tables.Claims.Count + tables.Deficiencies.Count + tables.Studies.Count) })
        {
            if (connection.ExecuteScalar<int>($"SELECT count(*) FROM {table}") is var written && written != expected)
            {
                throw new InvalidDataException($"{written} rows of {table} were written instead of {expected}.");
            }
        }
    }

    /// <summary>The SHA-256 of a file.</summary>
    public static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string ReadSchema()
    {
        using var stream = typeof(DatasetWriter).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
