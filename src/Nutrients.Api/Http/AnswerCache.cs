using System.Collections.Concurrent;

namespace Nutrients.Api.Http;

/// <summary>What a finished answer is kept under.</summary>
/// <param name="Url">The canonical URL.</param>
/// <param name="Accept">The Accept header; empty where it is of no consequence.</param>
/// <param name="Coding">The content coding; empty for identity.</param>
internal readonly record struct AnswerKey(string Url, string Accept, string Coding);

/// <summary>
/// Finished answers, bounded by their bytes, by S3-FIFO (Yang et al., "FIFO queues are all you need for cache eviction", SOSP 2023): what is asked for once passes through a small queue,
/// a tenth of the room, and never pushes out what is asked for again and again. A hit takes no lock; it only counts.
/// </summary>
internal sealed class AnswerCache(long limitBytes)
{
    /// <summary>What an entry takes beside its body and its key: the objects around them, roughly.</summary>
    private const int OverheadBytes = 400;

    private const int MostUses = 3;

    private const int Megabyte = 1024 * 1024;

    private readonly Lock _lock = new();
    private volatile Shelf _shelf = new("");

    private long SmallBytes => limitBytes / 10;

    /// <summary>The bytes that are configured; 64 MB if none are, and 0 keeps nothing.</summary>
    public static long LimitOf(Settings settings)
    {
        settings.Only("Cache", "SizeLimitMegabytes");
        return settings.Whole("Cache:SizeLimitMegabytes", 0, Megabyte, orElse: 64) * (long)Megabyte;
    }

    /// <summary>How much is kept, and how many answers.</summary>
    public (long Bytes, int Count) Kept => (_shelf.Small.Bytes + _shelf.Main.Bytes, _shelf.Entries.Count);

    /// <summary>The answer kept under a key, if it is of this dataset.</summary>
    public Answer? Find(string datasetVersion, in AnswerKey key)
    {
        var shelf = _shelf;

        if (shelf.DatasetVersion != datasetVersion || !shelf.Entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        // Two at once may count as one; it is a frequency, not a sum.
        if (entry.Uses < MostUses)
        {
            entry.Uses++;
        }

        return entry.Answer;
    }

    /// <summary>Keeps a copy of an answer, and lets go of others where there is no room. The first answer of another dataset drops all of the one before.</summary>
    public void Add(string datasetVersion, in AnswerKey key, Answer answer)
    {
        var bytes = answer.Body.Length + (2 * (key.Url.Length + key.Accept.Length)) + OverheadBytes;

        // One that fills the small queue alone would pass through it before it is asked for again.
        if (bytes > SmallBytes)
        {
            return;
        }

        var entry = new Entry(key, answer with { Body = answer.Body.ToArray() }, bytes);

        lock (_lock)
        {
            if (_shelf.DatasetVersion != datasetVersion)
            {
                _shelf = new Shelf(datasetVersion);
            }

            var shelf = _shelf;

            if (!shelf.Entries.TryAdd(key, entry))
            {
                return;
            }

            (shelf.Forget(key) ? shelf.Main : shelf.Small).Enqueue(entry);

            while (shelf.Small.Bytes + shelf.Main.Bytes > limitBytes)
            {
                if (shelf.Small.Bytes > SmallBytes || shelf.Main.Count == 0)
                {
                    shelf.ShrinkSmall();
                }
                else
                {
                    shelf.ShrinkMain();
                }
            }
        }
    }

    private sealed class Entry(AnswerKey key, Answer answer, long bytes)
    {
        public AnswerKey Key => key;

        public Answer Answer => answer;

        public long Bytes => bytes;

        public int Uses { get; set; }
    }

    private sealed class ByteQueue
    {
        private readonly Queue<Entry> _entries = [];

        public long Bytes { get; private set; }

        public int Count => _entries.Count;

        public void Enqueue(Entry entry)
        {
            _entries.Enqueue(entry);
            Bytes += entry.Bytes;
        }

        public Entry Dequeue()
        {
            var entry = _entries.Dequeue();
            Bytes -= entry.Bytes;
            return entry;
        }
    }

    /// <summary>The answers of one dataset.</summary>
    private sealed class Shelf(string datasetVersion)
    {
        /// <summary>What passed through the small queue unasked: only hashes, as many as the main queue has answers. What comes again soon goes to the main queue at once.</summary>
        private readonly Queue<int> _ghosts = [];

        private readonly HashSet<int> _isGhost = [];

        public string DatasetVersion => datasetVersion;

        public ConcurrentDictionary<AnswerKey, Entry> Entries { get; } = new();

        public ByteQueue Small { get; } = new();

        public ByteQueue Main { get; } = new();

        public bool Forget(in AnswerKey key) => _isGhost.Remove(key.GetHashCode());

        public void ShrinkSmall()
        {
            var entry = Small.Dequeue();

            if (entry.Uses > 1)
            {
                entry.Uses = 0;
                Main.Enqueue(entry);
                return;
            }

            Entries.TryRemove(entry.Key, out _);
            var hash = entry.Key.GetHashCode();

            if (_isGhost.Add(hash))
            {
                _ghosts.Enqueue(hash);
            }

            while (_ghosts.Count > Math.Max(Main.Count, Small.Count))
            {
                _isGhost.Remove(_ghosts.Dequeue());
            }
        }

        public void ShrinkMain()
        {
            var entry = Main.Dequeue();

            if (entry.Uses > 0)
            {
                entry.Uses--;
                Main.Enqueue(entry);
                return;
            }

            Entries.TryRemove(entry.Key, out _);
        }
    }
}
