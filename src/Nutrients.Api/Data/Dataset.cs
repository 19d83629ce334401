using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Nutrients.Api.Data;

/// <summary>
/// The compiled dataset: one SQLite file that never changes while the API serves it. Everything is synchronous, since SQLite has no asynchronous I/O.
/// A new dataset is a new file, moved into the place of the old one. Whoever overwrites the old one in its place pulls it from under the service, which then reads no more of it.
/// </summary>
internal sealed class Dataset : IDisposable
{
    /// <summary>'Nutr', as the compiler's schema.sql sets it.</summary>
    private const long ApplicationId = 0x4E757472;

    public const int SchemaVersion = 3;

    private const string AbsentSql = """
        SELECT 'nutrients' WHERE NOT EXISTS (SELECT 1 FROM nutrient)
        UNION ALL
        SELECT 'foods' WHERE NOT EXISTS (SELECT 1 FROM food)
        UNION ALL
        SELECT 'amounts' WHERE NOT EXISTS (SELECT 1 FROM source_coverage)
        UNION ALL
        SELECT 'sources' WHERE NOT EXISTS (SELECT 1 FROM source)
        """;

    // All are opened at once, so that they are of one file whatever comes into its place, and bound what statements and buffers can take.
    private readonly BlockingCollection<DatasetSession> _idle = new(new ConcurrentStack<DatasetSession>());

    private readonly TimeSpan _queryTimeout;
    private readonly FileStream _file;
    private readonly Lock _lookingAgain = new();
    private long _wholeAt;
    private bool _isOverwritten;

    private Dataset(string path, string sha256, TimeSpan queryTimeout)
    {
        (Path, _queryTimeout) = (path, queryTimeout);
        _file = Open(path);
        Stamp = new(File.GetLastWriteTimeUtc(_file.SafeFileHandle), _file.Length, sha256);
        _wholeAt = Stamp.WrittenAt.Ticks;
    }

    /// <summary>Where the file was when it was opened; another may have come into its place since.</summary>
    public string Path { get; }

    /// <summary>The hash of the file's bytes: two services with the same data answer with the same one.</summary>
    public string Sha256 => Stamp.Manifest;

    /// <summary>The dataset version that answers carry: the first 16 hexadecimal digits of the hash.</summary>
    public string Version => Stamp.Version;

    public long Bytes => Stamp.Bytes;

    /// <summary>What tells the file from another that comes into its place.</summary>
    public DatasetStamp Stamp { get; }

    /// <summary>What parameters may name. Read once: it is small, and every request is checked against it.</summary>
    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Opens a dataset after checking that it is the file that the compiler wrote.</summary>
    /// <param name="path">The file; its SHA-256 stands beside it.</param>
    /// <param name="queryTimeout">How long a statement may take that answers a request.</param>
    /// <param name="refusal">Why it cannot be served, in one line; null if it can.</param>
    public static Dataset? TryOpen(string path, TimeSpan queryTimeout, out string? refusal)
    {
        Dataset? dataset = null;

        try
        {
            refusal = FileProblem(path, out var sha256);

            if (refusal is null)
            {
                dataset = new Dataset(path, sha256, queryTimeout);
                dataset.OpenSessions(path);
                refusal = dataset.ContentProblem(path);
            }

            if (refusal is null)
            {
                dataset!.Vocabulary = Vocabulary.Of(dataset);
                refusal = HashOf(path) == sha256 ? null : $"The dataset '{path}' was replaced while it was opened; start again.";
            }
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException or InvalidDataException)
        {
            refusal = $"The file '{path}' is no dataset that can be read: {exception.Message.ReplaceLineEndings(" ")}";
        }

        if (refusal is not null)
        {
            dataset?.Dispose();
            return null;
        }

        return dataset;
    }

    private void OpenSessions(string path)
    {
        // Immutable: no locks and no look for changes at every read.
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{string.Join('/', System.IO.Path.GetFullPath(path).Split('/').Select(Uri.EscapeDataString))}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();

        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            _idle.Add(new DatasetSession(connectionString));
        }
    }

    private static string? FileProblem(string path, out string sha256)
    {
        // SQLite has no checksums of its own: one changed byte would be served as truth.
        var expected = DatasetStamp.ManifestOf(path);
        sha256 = "";

        if (!File.Exists(path))
        {
            return $"There is no dataset at '{path}'. 'dotnet build' compiles it from data/; the setting Dataset:Path names another place.";
        }

        if (expected.Length != 64)
        {
            return $"The dataset '{path}' cannot be checked: '{path}.sha256', which the compiler writes beside it, is missing or empty.";
        }

        sha256 = HashOf(path);
        return sha256 == expected ? null : $"The dataset '{path}' is damaged or not the one that was compiled: its SHA-256 is {sha256}, and '{path}.sha256' says {expected}.";
    }

    private static string HashOf(string path)
    {
        using var file = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    // Shared with everybody: what is read here keeps nobody from replacing it.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private string? ContentProblem(string path) =>
        Count("PRAGMA application_id") != ApplicationId ? $"The file '{path}' is no dataset of this project."
        : Count("PRAGMA user_version") is var version && version != SchemaVersion ? $"The dataset '{path}' has schema version {version}, and this build reads version {SchemaVersion}. Compile it with the same release."
        : Count("PRAGMA page_count") * Count("PRAGMA page_size") is var whole && whole != Bytes ? $"The file '{path}' is cut off: it has {Bytes} bytes of {whole}."
        : ReadAll("PRAGMA quick_check(1)", static (ref row) => row.Text()) is [var damage] && damage != "ok" ? $"The dataset '{path}' is damaged: {damage.ReplaceLineEndings(" ")}"
        : ReadAll(AbsentSql, static (ref row) => row.Text()) is { Count: > 0 } absent ? $"The dataset '{path}' has no {string.Join(" and no ", absent)}."
        : null;

    /// <summary>The rows of a statement that answers a request.</summary>
    /// <inheritdoc cref="DatasetSession.Query{T}"/>
    public List<T> Query<T>(string sql, RowReader<T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) => Query(sql, read, parameters, _queryTimeout);

    /// <summary>The rows of a statement that reads what is kept in memory. It takes as long as the dataset is large.</summary>
    /// <inheritdoc cref="DatasetSession.Query{T}"/>
    public List<T> ReadAll<T>(string sql, RowReader<T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) => Query(sql, read, parameters, timeout: null);

    private List<T> Query<T>(string sql, RowReader<T> read, ReadOnlySpan<(string Name, object? Value)> parameters, TimeSpan? timeout)
    {
        var session = _idle.Take();

        try
        {
            var rows = session.Query(sql, read, parameters, timeout);
            return IsWhole() ? rows : throw new InvalidDataException("The dataset was overwritten in its place. Nothing more is read of it; a new one is to be moved there.");
        }
        finally
        {
            _idle.Add(session);
        }
    }

    /// <summary>The only row of a statement, or null.</summary>
    public T? Find<T>(string sql, RowReader<T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) where T : class => Query(sql, read, parameters) is [var row] ? row : null;

    /// <summary>The number that a statement counts.</summary>
    public long Count(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Query(sql, static (ref row) => row.Whole(), parameters)[0];

    /// <summary>Every statement that was run so far, for the test that looks at how SQLite runs them.</summary>
    public IReadOnlySet<string> Statements => _idle.SelectMany(session => session.Statements).ToHashSet(StringComparer.Ordinal);

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _idle.Dispose();
        _file.Dispose();
    }

    /// <summary>Whether the file that was opened still has its bytes, as far as its time tells; if that is another, somebody may only have touched it, so the bytes are looked at.</summary>
    private bool IsWhole()
    {
        if (File.GetLastWriteTimeUtc(_file.SafeFileHandle).Ticks == Volatile.Read(ref _wholeAt))
        {
            return true;
        }

        lock (_lookingAgain)
        {
            var writtenAt = File.GetLastWriteTimeUtc(_file.SafeFileHandle).Ticks;

            if (!_isOverwritten && writtenAt != _wholeAt)
            {
                _file.Position = 0;
                _isOverwritten = Convert.ToHexStringLower(SHA256.HashData(_file)) != Sha256;
                Volatile.Write(ref _wholeAt, _isOverwritten ? 0 : writtenAt);
            }

            return !_isOverwritten;
        }
    }
}
