using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Nutrients.Api.Data;

/// <summary>
/// The compiled dataset: one SQLite file that never changes while the API serves it. Everything is synchronous, since SQLite has no asynchronous I/O.
/// A new dataset is a new file, moved into the place of the old one; overwriting the old one in its place pulls it from under the service.
/// </summary>
internal sealed class Dataset : IDisposable
{
    /// <summary>'Nutr', as the compiler's schema.sql sets it.</summary>
    private const long ApplicationId = 0x4E757472;

    public const int SchemaVersion = 2;

    // All are opened at once, so that they are of one file whatever comes into its place, and bound what statements and buffers can take.
    private readonly BlockingCollection<DatasetSession> _idle = new(new ConcurrentStack<DatasetSession>());

    private readonly TimeSpan _queryTimeout;

    private Dataset(string path, string sha256, TimeSpan queryTimeout)
    {
        _queryTimeout = queryTimeout;
        (Path, Sha256, Version) = (path, sha256, sha256[..16]);
        Bytes = new FileInfo(path).Length;

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

    /// <summary>Where the file was when it was opened; another may have come into its place since.</summary>
    public string Path { get; }

    /// <summary>The hash of the file's bytes: two services with the same data answer with the same one.</summary>
    public string Sha256 { get; }

    /// <summary>The dataset version that answers carry: the first 16 hexadecimal digits of the hash.</summary>
    public string Version { get; }

    public long Bytes { get; }

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
                refusal = dataset.SchemaProblem(path);
            }

            if (refusal is null)
            {
                dataset!.Vocabulary = Vocabulary.Of(dataset);
                refusal = HashOf(path) == sha256 ? null : $"The dataset '{path}' was replaced while it was opened; start again.";
            }
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
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

    private static string? FileProblem(string path, out string sha256)
    {
        // SQLite has no checksums of its own: one changed byte would be served as truth.
        var manifest = path + ".sha256";
        sha256 = "";

        if (!File.Exists(path))
        {
            return $"There is no dataset at '{path}'. 'dotnet build' compiles it from data/; the setting Dataset:Path names another place.";
        }

        if (!File.Exists(manifest) || File.ReadAllText(manifest).Split(' ')[0].Trim() is not { Length: 64 } expected)
        {
            return $"The dataset '{path}' cannot be checked: '{manifest}', which the compiler writes beside it, is missing or empty.";
        }

        sha256 = HashOf(path);
        return sha256 == expected ? null : $"The dataset '{path}' is damaged or not the one that was compiled: its SHA-256 is {sha256}, and '{manifest}' says {expected}.";
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string? SchemaProblem(string path) =>
        Count("PRAGMA application_id") != ApplicationId ? $"The file '{path}' is no dataset of this project."
        : Count("PRAGMA user_version") is var version && version != SchemaVersion ? $"The dataset '{path}' has schema version {version}, and this build reads version {SchemaVersion}. Compile it with the same release."
        : Count("PRAGMA page_count") * Count("PRAGMA page_size") is var whole && whole != Bytes ? $"The file '{path}' is cut off: it has {Bytes} bytes of {whole}."
        : null;

    /// <summary>The rows of a statement that answers a request.</summary>
    /// <inheritdoc cref="DatasetSession.Query{T}"/>
    public List<T> Query<T>(string sql, RowReader<T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) => Query(sql, read, parameters, _queryTimeout);

    /// <summary>The rows of a statement that reads what is kept in memory. It takes as long as the dataset is large.</summary>
    /// <inheritdoc cref="DatasetSession.Query{T}"/>
    public List<T> ReadAll<T>(string sql, RowReader<T> read) => Query(sql, read, [], timeout: null);

    private List<T> Query<T>(string sql, RowReader<T> read, ReadOnlySpan<(string Name, object? Value)> parameters, TimeSpan? timeout)
    {
        var session = _idle.Take();

        try
        {
            return session.Query(sql, read, parameters, timeout);
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
    }
}
