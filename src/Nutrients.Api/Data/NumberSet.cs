using System.Numerics;

namespace Nutrients.Api.Data;

/// <summary>A set of things by their numbers, one bit each. They are numbered in the order in which they are listed, so the set is the list too. It does not change once it is made.</summary>
internal readonly struct NumberSet
{
    private const int Bits = 64;

    private readonly ulong[] _words;

    private NumberSet(ulong[] words) => _words = words;

    /// <summary>A set that is being made.</summary>
    /// <param name="size">How many things there are.</param>
    internal readonly ref struct Builder(int size)
    {
        private readonly ulong[] _words = new ulong[(size + Bits - 1) / Bits];

        public void Add(int number) => _words[number / Bits] |= 1UL << number;

        public void Add(NumberSet numbers)
        {
            for (var i = 0; i < _words.Length; i++)
            {
                _words[i] |= numbers._words[i];
            }
        }

        public NumberSet Done() => new(_words);
    }

    /// <summary>The set of some numbers.</summary>
    /// <param name="size">How many things there are.</param>
    /// <param name="numbers">Those of the set.</param>
    public static NumberSet Of(int size, IEnumerable<int> numbers)
    {
        var set = new Builder(size);

        foreach (var number in numbers)
        {
            set.Add(number);
        }

        return set.Done();
    }

    /// <summary>What any of some sets has; there must be one.</summary>
    public static NumberSet AnyOf(IEnumerable<NumberSet> sets) => sets.Aggregate((some, more) => some.Or(more));

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

    public bool Has(int number) => (_words[number / Bits] & (1UL << number)) != 0;

    /// <summary>How many numbers are in both.</summary>
    public int CountOfBoth(NumberSet other)
    {
        var count = 0;

        for (var i = 0; i < _words.Length; i++)
        {
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        }

        return count;
    }

    public NumberSet Or(NumberSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] | other._words[i];
        }

        return new(words);
    }

    public NumberSet And(NumberSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & other._words[i];
        }

        return new(words);
    }

    public NumberSet Without(NumberSet other)
    {
        var words = new ulong[_words.Length];

        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & ~other._words[i];
        }

        return new(words);
    }

    /// <summary>The first number of the set from a number on; null if there is none.</summary>
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
