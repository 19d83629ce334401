using System.Runtime.InteropServices;
using System.Text;

namespace Nutrients.Api.Data;

/// <summary>Makes an object of the columns of a row, reading them in the order of the SELECT.</summary>
internal delegate T RowReader<out T>(ref Row row);

/// <summary>
/// The row that a statement stands on. Each call reads the next column, so a reader names the columns in the order in which its SELECT does.
/// It calls SQLite's own functions: through the provider, a column costs a reference count and two locks, and an answer has a thousand of them.
/// </summary>
internal unsafe partial struct Row(nint statement)
{
    private const int Null = 5;

    private int _column;

    /// <summary>Back to the first column.</summary>
    public void Begin() => _column = 0;

    /// <summary>The next column, which is never NULL.</summary>
    public string Text() => TextOrNull() ?? throw new InvalidOperationException($"Column {_column - 1} is NULL.");

    public string? TextOrNull() => sqlite3_column_text(statement, _column++) is var text && text is null ? null : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>The values of a list column, with semicolons between; empty if it is empty or NULL.</summary>
    public string[] List() => TextOrNull()?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public double Number() => sqlite3_column_double(statement, _column++);

    public double? NumberOrNull() => sqlite3_column_type(statement, _column) == Null ? Skip<double>() : Number();

    public long Whole() => sqlite3_column_int64(statement, _column++);

    public long? WholeOrNull() => sqlite3_column_type(statement, _column) == Null ? Skip<long>() : Whole();

    private T? Skip<T>() where T : struct
    {
        _column++;
        return null;
    }

    // None of these blocks, calls back or runs for long, which is what SuppressGCTransition asks for.
    [LibraryImport("e_sqlite3"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial byte* sqlite3_column_text(nint statement, int column);

    [LibraryImport("e_sqlite3"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial double sqlite3_column_double(nint statement, int column);

    [LibraryImport("e_sqlite3"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long sqlite3_column_int64(nint statement, int column);

    [LibraryImport("e_sqlite3"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int sqlite3_column_type(nint statement, int column);
}
