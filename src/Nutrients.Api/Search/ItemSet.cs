using System.Numerics;

namespace Nutrients.Api.Search;

/// <summary>A set of items, or of names, by their numbers, one bit each. They are numbered in the order in which they are listed, so the set is the list too. It does not change once it is made.</summary>
internal readonly struct ItemSet
{
    private const int Bits = 64;

    private readonly ulong[] _words;

    private ItemSet(ulong[] words) => _words = words;

    /// <summary>A set that is being made.</summary>
    /// <param name="size">How many items there are.</param>
    internal readonly ref struct Builder(int size)
    {
        private readonly ulong[] _words = new ulong[(size + Bits - 1) / Bits];

        public void Add(int item) => _words[item / Bits] |= 1UL << item;

        public void Add(ItemSet items)
        {
            for (var i = 0; i < _words.Length; i++)
            {
                _words[i] |= items._words[i];
            }
        }

        public ItemSet Done() => new(_words);
    }

    /// <summary>What any of some sets has; there must be one.</summary>
    public static ItemSet AnyOf(IEnumerable<ItemSet> sets) => sets.Aggregate((some, more) => some.Or(more));

    public int Count
    {
        get
        {
            var count = 0;

            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public ItemSet Or(ItemSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] | other._words[i];
        }

        return new(words);
    }

    public ItemSet And(ItemSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & other._words[i];
        }

        return new(words);
    }

    public ItemSet Without(ItemSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & ~other._words[i];
        }

        return new(words);
    }

    /// <summary>The first item of the set from a number on; null if there is none.</summary>
    public int? Next(int from)
    {
        for (var i = from / Bits; i < _words.Length; i++)
        {
            if ((i == from / Bits ? _words[i] & (ulong.MaxValue << from) : _words[i]) is var word and not 0)
            {
                return (i * Bits) + BitOperations.TrailingZeroCount(word);
            }
        }

        return null;
    }
}
