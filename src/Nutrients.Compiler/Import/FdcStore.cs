using Dapper;
using Microsoft.Data.Sqlite;

namespace Nutrients.Compiler.Import;

/// <summary>
/// Where an import keeps what it has read until it can be written in order: a SQLite file, which joins and orders on the disk, so that the memory does not grow with the download.
/// </summary>
internal sealed class FdcStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA temp_store = FILE;
        PRAGMA cache_size = -65536;

        CREATE TABLE food (fdc_id INTEGER PRIMARY KEY, line INTEGER NOT NULL, type TEXT NOT NULL, description TEXT NOT NULL, food_group TEXT NOT NULL, published TEXT NOT NULL);
        CREATE TABLE foundation (fdc_id INTEGER PRIMARY KEY);
        CREATE TABLE sr_legacy (fdc_id INTEGER PRIMARY KEY, ndb TEXT);
        CREATE TABLE branded (fdc_id INTEGER PRIMARY KEY, line INTEGER NOT NULL, brand TEXT NOT NULL, gtin TEXT NOT NULL, size TEXT NOT NULL, unit TEXT NOT NULL, household TEXT NOT NULL, category TEXT NOT NULL);

        -- The foods to be imported, under the ids that they get. Tables in the order of their keys: SQLite's sorter maps its files into memory.
        CREATE TABLE chosen (food_id TEXT NOT NULL, type TEXT NOT NULL, fdc_id INTEGER NOT NULL, is_new INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, category TEXT NOT NULL, state TEXT NOT NULL, ndb TEXT, gtin TEXT, household TEXT, grams TEXT, PRIMARY KEY (food_id, type, fdc_id)) WITHOUT ROWID;

        -- The same, numbered: what belongs to a food is kept under its place.
        CREATE TABLE placed (place INTEGER PRIMARY KEY, food_id TEXT NOT NULL, type TEXT NOT NULL, fdc_id INTEGER NOT NULL UNIQUE, is_new INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, category TEXT NOT NULL, state TEXT NOT NULL, ndb TEXT, gtin TEXT, household TEXT, grams TEXT);
        CREATE TABLE amount (place INTEGER NOT NULL, rank INTEGER NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (place, rank, line)) WITHOUT ROWID;
        CREATE TABLE portion (place INTEGER NOT NULL, seq INTEGER NOT NULL, line INTEGER NOT NULL, label TEXT NOT NULL, grams TEXT NOT NULL, PRIMARY KEY (place, seq, line)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly SqliteTransaction _transaction;

    public FdcStore(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        _connection.Execute(Schema);
        _transaction = _connection.BeginTransaction();
    }

    /// <summary>Runs a statement with values for its parameters in their order; gives the number of rows that it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row; null if there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteScalar();

    /// <summary>The rows of a query, one after the other. No other statement may change its tables meanwhile.</summary>
    public IEnumerable<SqliteDataReader> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = _transaction;
        using var rows = command.ExecuteReader();

        while (rows.Read())
        {
            yield return rows;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _transaction.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = _connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this folder.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Transaction = _transaction;

            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"@{i}", null));
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
