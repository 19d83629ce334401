using Nutrients.Api.Data;

namespace Nutrients.Api.Composition;

/// <summary>Foods in the order of a ranking.</summary>
/// <param name="foods">The foods in their order.</param>
/// <param name="all">How many foods there are, ranked or not.</param>
internal sealed class RankedOrder(Ranked[] foods, int all)
{
    private readonly Lazy<int[]> _placeOf = new(() =>
    {
        var places = new int[all];
        Array.Fill(places, -1);

        for (var place = 0; place < foods.Length; place++)
        {
            places[foods[place].Food.Index] = place;
        }

        return places;
    });

    public IReadOnlyList<Ranked> Foods => foods;

    /// <summary>The foods from one place to before another, those of a set if there is one.</summary>
    public IEnumerable<Ranked> Between(int from, int to, NumberSet? among)
    {
        // To sort the places of few foods is less than to look for a page of them along all places.
        if (among is { } few && few.Count is var count && (long)count * count < 4L * foods.Length)
        {
            var places = new List<int>(count);

            for (var food = few.Next(0); food is { } index; food = few.Next(index + 1))
            {
                if (_placeOf.Value[index] is var place && place >= from && place < to)
                {
                    places.Add(place);
                }
            }

            places.Sort();
            return places.Select(place => foods[place]);
        }

        var between = new ArraySegment<Ranked>(foods, from, Math.Max(0, to - from));
        return among is { } some ? between.Where(food => some.Has(food.Food.Index)) : between;
    }
}
