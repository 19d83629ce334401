using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Nutrients.Api.Data;

/// <summary>
/// The compiled dataset: one SQLite file that never changes while the API serves it. Everything is synchronous, since SQLite has no asynchronous I/O.
/// </summary>
internal sealed class Dataset : IDisposable
{
    /// <summary>'Nutr', as the compiler's schema.sql sets it.</summary>
    private const long ApplicationId = 0x4E757472;

    public const int SchemaVersion = 1;

    private readonly string _connectionString;
    private readonly ConcurrentBag<DatasetSession> _idle = [];

    private Dataset(string path, string sha256, long bytes)
    {
        // Immutable: no locks and no look for changes at every read. The file was checked, and a new dataset is a new file.
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{string.Join('/', Path.GetFullPath(path).Split('/').Select(Uri.EscapeDataString))}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        Sha256 = sha256;
        Bytes = bytes;
    }

    /// <summary>The hash of the file's bytes: two services with the same data answer with the same one.</summary>
    public string Sha256 { get; }

    /// <summary>The dataset version that answers carry: the first 16 hexadecimal digits of the hash.</summary>
    public string Version => Sha256[..16];

    public long Bytes { get; }

    /// <summary>What parameters may name. Read once: it is small, and every request is checked against it.</summary>
    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Opens a dataset after checking that it is the file that the compiler wrote.</summary>
    /// <param name="path">The file; its SHA-256 stands beside it.</param>
    /// <param name="refusal">Why it cannot be served, in one line; null if it can.</param>
    public static Dataset? TryOpen(string path, out string? refusal)
    {
        refusal = null;

        if (!File.Exists(path))
        {
            refusal = $"There is no dataset at '{path}'. 'dotnet build' compiles it from data/; the setting Dataset:Path names another place.";
            return null;
        }

        // SQLite has no checksums of its own: one changed byte would be served as truth.
        var manifest = path + ".sha256";
        var (sha256, bytes) = HashOf(path);

        if (!File.Exists(manifest) || File.ReadAllText(manifest).Split(' ')[0].Trim() is not { Length: 64 } expected)
        {
            refusal = $"The dataset '{path}' cannot be checked: '{manifest}', which the compiler writes beside it, is missing or empty.";
            return null;
        }

        if (sha256 != expected)
        {
            refusal = $"The dataset '{path}' is damaged or not the one that was compiled: its SHA-256 is {sha256}, and '{manifest}' says {expected}.";
            return null;
        }

        var dataset = new Dataset(path, sha256, bytes);

        try
        {
            refusal = dataset.SchemaProblem(path);
            dataset.Vocabulary = refusal is null ? Vocabulary.Of(dataset) : null!;
        }
        catch (SqliteException exception)
        {
            refusal = $"The file '{path}' is no dataset: {exception.Message}";
        }

        if (refusal is not null)
        {
            dataset.Dispose();
            return null;
        }

        return dataset;
    }

    private static (string Sha256, long Bytes) HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return (Convert.ToHexStringLower(SHA256.HashData(file)), file.Length);
    }

    private string? SchemaProblem(string path) =>
        Count("PRAGMA application_id") != ApplicationId ? $"The file '{path}' is no dataset of this project."
        : Count("PRAGMA user_version") is var version && version != SchemaVersion ? $"The dataset '{path}' has schema version {version}, and this build reads version {SchemaVersion}. Compile it with the same release."
        : null;

    /// <summary>The rows of a statement.</summary>
    /// <inheritdoc cref="DatasetSession.Query{T}"/>
    public List<T> Query<T>(string sql, RowReader<T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var session = _idle.TryTake(out var idle) ? idle : new DatasetSession(_connectionString);

        try
        {
            var rows = session.Query(sql, read, parameters);
            _idle.Add(session);
            return rows;
        }
        catch
        {
            // Whatever state it is in, nobody gets it again.
            session.Dispose();
            throw;
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
    }
}
