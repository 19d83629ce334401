using System.Numerics;

namespace Nutrients.Api.Composition;

/// <summary>A set of foods, a bit for each.</summary>
internal sealed class FoodSet(int foods)
{
    private readonly ulong[] _bits = new ulong[(foods + 63) / 64];

    public int Count => _bits.Sum(BitOperations.PopCount);

    public bool Has(int food) => (_bits[food >> 6] & (1UL << food)) != 0;

    public void Add(int food) => _bits[food >> 6] |= 1UL << food;

    public void Add(FoodSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    public void KeepOnly(FoodSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= other._bits[i];
        }
    }

    public int CountOfBoth(FoodSet other)
    {
        var count = 0;

        for (var i = 0; i < _bits.Length; i++)
        {
            count += BitOperations.PopCount(_bits[i] & other._bits[i]);
        }

        return count;
    }
}
