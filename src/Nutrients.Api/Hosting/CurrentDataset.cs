using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Search;

namespace Nutrients.Api.Hosting;

/// <summary>The dataset that requests are answered from now.</summary>
internal sealed class CurrentDataset : IDisposable
{
    private readonly TimeSpan _queryTimeout;
    private readonly long _cacheLimitBytes;
    private ServedDataset _served;

    private CurrentDataset(string path, TimeSpan queryTimeout, long cacheLimitBytes, ServedDataset served)
    {
        Path = path;
        _queryTimeout = queryTimeout;
        _cacheLimitBytes = cacheLimitBytes;
        _served = Used(served);
    }

    /// <summary>Where it and its successors stand.</summary>
    public string Path { get; }

    public DatasetStamp Stamp => Volatile.Read(ref _served).Dataset.Stamp;

    /// <inheritdoc cref="Dataset.TryOpen"/>
    public static CurrentDataset? TryOpen(string path, TimeSpan queryTimeout, long cacheLimitBytes, out string? refusal)
    {
        using var served = ServedDataset.TryOpen(path, queryTimeout, cacheLimitBytes, out refusal);
        return served is null ? null : new(path, queryTimeout, cacheLimitBytes, served);
    }

    /// <summary>Collects all garbage. What is needed to read a dataset is several times what is kept.</summary>
    public static void GiveBackMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>Reads what almost every answer needs while the server starts, which another processor does.</summary>
    public void ReadAhead() => Task.Run(() =>
    {
        using var served = Take();
        _ = served.Get<CompositionTable>();
        _ = served.Get<SearchIndex>();
        GiveBackMemory();
    });

    /// <summary>The dataset for one use, to be disposed of when that ends.</summary>
    public ServedDataset Take()
    {
        ServedDataset served;

        do
        {
            served = Volatile.Read(ref _served);
        }
        while (!served.TryUse());

        return served;
    }

    /// <summary>Opens what is at the path now, and answers from it those requests that come after; the others keep theirs. Gives the one before.</summary>
    /// <param name="refusal">Why it cannot be served, in one line; then nothing has changed.</param>
    public ServedDataset? TryReplace(out string? refusal)
    {
        using var next = ServedDataset.TryOpen(Path, _queryTimeout, _cacheLimitBytes, out refusal);

        if (next is null)
        {
            return null;
        }

        next.MakeAll();
        var old = Interlocked.Exchange(ref _served, Used(next));
        old.Dispose();
        return old;
    }

    public void Dispose() => _served.Dispose();

    private static ServedDataset Used(ServedDataset served) => served.TryUse() ? served : throw new ObjectDisposedException(nameof(ServedDataset));
}
