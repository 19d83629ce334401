using System.Collections.Concurrent;

namespace Nutrients.Api.Http;

/// <summary>What a finished answer is kept under.</summary>
/// <param name="Url">The canonical URL.</param>
/// <param name="Accept">The Accept header; empty where it is of no consequence.</param>
/// <param name="Coding">The content coding; empty for identity.</param>
internal readonly record struct AnswerKey(string Url, string Accept, string Coding);

/// <summary>
/// The finished answers of one dataset, bounded by their bytes. An answer is kept when it is asked for again soon, as in 2Q (Johnson and Shasha, VLDB 1994): of the first time only the hash of its key is remembered, so that
/// a flood of questions that are asked once costs no memory and pushes out nothing. Where there is no room, the oldest that was not asked for since is let go (CLOCK). A hit takes no lock; it only counts.
/// </summary>
internal sealed class AnswerCache(long limitBytes)
{
    /// <summary>What an entry takes beside its body and its key: the objects around them, roughly.</summary>
    private const int OverheadBytes = 600;

    private const int MostUses = 3;

    private const int Megabyte = 1024 * 1024;

    private const int MostHashes = 65_536;

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<AnswerKey, Entry> _entries = new();
    private readonly Queue<Entry> _oldest = [];
    private readonly Queue<int> _oldestHashes = [];
    private readonly HashSet<int> _askedOnce = [];
    private long _bytes;

    /// <summary>How much is kept, and how many answers.</summary>
    public (long Bytes, int Count) Kept => (_bytes, _entries.Count);

    /// <summary>The bytes that are configured; 64 MB if none are, and 0 keeps nothing.</summary>
    public static long LimitOf(Settings settings)
    {
        settings.Only("Cache", "SizeLimitMegabytes");
        return settings.Whole("Cache:SizeLimitMegabytes", 0, Megabyte, orElse: 64) * (long)Megabyte;
    }

    /// <summary>The answer kept under a key.</summary>
    public Answer? Find(in AnswerKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
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

    /// <summary>Keeps a copy of an answer that was made before, not long ago.</summary>
    public void Add(in AnswerKey key, Answer answer)
    {
        var bytes = answer.Body.Length + (2 * (key.Url.Length + key.Accept.Length)) + OverheadBytes;

        // One that is a tenth of all would push out too many others.
        if (bytes > limitBytes / 10)
        {
            return;
        }

        lock (_lock)
        {
            if (WasAskedFor(key))
            {
                Keep(new Entry(key, answer with { Body = answer.Body.ToArray() }, bytes));
            }
        }
    }

    /// <summary>Whether a key was asked for before; it is from now on.</summary>
    private bool WasAskedFor(in AnswerKey key)
    {
        if (!_askedOnce.Add(key.GetHashCode()))
        {
            return true;
        }

        _oldestHashes.Enqueue(key.GetHashCode());

        if (_oldestHashes.Count > MostHashes)
        {
            _askedOnce.Remove(_oldestHashes.Dequeue());
        }

        return false;
    }

    private void Keep(Entry entry)
    {
        if (!_entries.TryAdd(entry.Key, entry))
        {
            return;
        }

        _oldest.Enqueue(entry);
        _bytes += entry.Bytes;

        while (_bytes > limitBytes)
        {
            var oldest = _oldest.Dequeue();

            if (oldest.Uses > 0)
            {
                oldest.Uses--;
                _oldest.Enqueue(oldest);
            }
            else
            {
                _entries.TryRemove(oldest.Key, out _);
                _bytes -= oldest.Bytes;
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
}
