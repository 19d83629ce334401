using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Nutrients.Api.Data;

/// <summary>One connection with its statements kept prepared. Used by one request at a time.</summary>
internal sealed class DatasetSession : IDisposable
{
    /// <summary>Steps of SQLite's machine between looks at the clock: about a tenth of a millisecond.</summary>
    private const int StepsBetweenLooks = 10_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SQLitePCL.sqlite3_stmt> _statements = new(StringComparer.Ordinal);

    private long _endsAt = long.MaxValue;

    static DatasetSession()
    {
        _ = SqliteLibrary.Version;

        // A session is used by one thread at a time, so SQLite need not lock at every call. It refuses if somebody has used it before; then it locks, which is slower and as right.
        _ = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    }

    public DatasetSession(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);

        try
        {
            Open();
        }
        catch
        {
            // Nobody else could, and the file would stay open.
            Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<string> Statements => _statements.Keys;

    /// <summary>Runs a statement and reads its rows.</summary>
    /// <param name="sql">One of a bounded set of texts, made of constants only; values are parameters.</param>
    /// <param name="read">Reads the columns of a row in their order.</param>
    /// <param name="parameters">A value for every parameter of the statement, by its name with the @.</param>
    /// <param name="timeout">How long it may take; null for as long as it takes.</param>
    /// <exception cref="SqliteException">SQLite refuses the statement or fails to run it.</exception>
    public List<T> Query<T>(string sql, RowReader<T> read, ReadOnlySpan<(string Name, object? Value)> parameters, TimeSpan? timeout = null)
    {
        _endsAt = timeout is { } most ? Environment.TickCount64 + (long)most.TotalMilliseconds : long.MaxValue;

        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(sqlite3_prepare_v3(_connection.Handle, sql, SQLITE_PREPARE_PERSISTENT, out statement));
            _statements[sql] = statement;
        }

        try
        {
            foreach (var (name, value) in parameters)
            {
                Bind(statement, sqlite3_bind_parameter_index(statement, name), value);
            }

            var rows = new List<T>();
            var row = new Row(statement.DangerousGetHandle());
            int result;

            while ((result = sqlite3_step(statement)) == SQLITE_ROW)
            {
                row.Begin();
                rows.Add(read(ref row));
            }

            Check(result == SQLITE_DONE ? SQLITE_OK : result);
            return rows;
        }
        finally
        {
            // Without the values, too: a parameter that somebody forgets to give must be NULL and not that of another request.
            _ = sqlite3_reset(statement);
            _ = sqlite3_clear_bindings(statement);
        }
    }

    private void Open()
    {
        _connection.Open();

        // The file is the one that was compiled, its hash says so. If it were not: it can be read and nothing else, and what it says of itself is not believed.
        Query("PRAGMA query_only = ON", static (ref _) => 0, []);
        Query("PRAGMA trusted_schema = OFF", static (ref _) => 0, []);
        Query("PRAGMA cell_size_check = ON", static (ref _) => 0, []);
        Check(sqlite3_db_config(_connection.Handle, SQLITE_DBCONFIG_DEFENSIVE, 1, out _));
        _ = sqlite3_limit(_connection.Handle, SQLITE_LIMIT_ATTACHED, 0);
        _ = sqlite3_limit(_connection.Handle, SQLITE_LIMIT_LENGTH, 1024 * 1024);
        sqlite3_progress_handler(_connection.Handle, StepsBetweenLooks, static session => Environment.TickCount64 > ((DatasetSession)session)._endsAt ? 1 : 0, this);

        // Half a megabyte of pages for each session; the operating system has the others. Mapping the file instead would save a copy, and count it as memory once for each session.
        Query("PRAGMA cache_size = -512", static (ref _) => 0, []);
    }

    private void Bind(SQLitePCL.sqlite3_stmt statement, int index, object? value) => Check(value switch
    {
        null => sqlite3_bind_null(statement, index),
        string text => sqlite3_bind_text(statement, index, text),
        long number => sqlite3_bind_int64(statement, index, number),
        int number => sqlite3_bind_int64(statement, index, number),
        double number => sqlite3_bind_double(statement, index, number),
        _ => throw new ArgumentException($"No way to bind a {value.GetType()}.", nameof(value)),
    });

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection.Handle);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
