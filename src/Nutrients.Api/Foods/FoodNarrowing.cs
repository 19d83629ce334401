using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Search;
using Nutrients.Shared;

namespace Nutrients.Api.Foods;

/// <summary>Which foods a filter leaves, wherever foods are listed or ranked. The sets are of the places of foods in the order of their ids.</summary>
internal sealed class FoodNarrowing(CompositionTable composition, SearchIndex index)
{
    private readonly Dictionary<string, NumberSet> _byCategory = SetsBy(composition, food => [food.Category]);
    private readonly Dictionary<string, NumberSet> _byState = SetsBy(composition, food => [food.State]);
    private readonly Dictionary<string, NumberSet> _byTag = SetsBy(composition, food => food.Tags);
    private readonly NumberSet _foods = index.OfTypes(["food"]);

    // The search has foods in another order, that of equally good matches.
    private readonly int[] _foodOf = [.. index.Items.Select(item => item.Type == "food" ? composition.Food(item.Id)!.Index : -1)];

    /// <summary>The foods that a filter leaves; null if it leaves all.</summary>
    public NumberSet? Of(IFoodNarrowing filter)
    {
        NumberSet? left = null;
        Keep(filter.Category, _byCategory);
        Keep(filter.State, _byState);
        Keep(filter.Tag, _byTag);

        if (filter.Q is not null)
        {
            var found = new NumberSet.Builder(composition.Foods.Count);
            var items = With(ReadingOf(filter.Q), whole: false, inNames: false);

            for (var item = items.Next(0); item is { } number; item = items.Next(number + 1))
            {
                found.Add(_foodOf[number]);
            }

            Narrow(found.Done());
        }

        return left;

        void Keep(string? codes, Dictionary<string, NumberSet> sets)
        {
            if (codes is null)
            {
                return;
            }

            var any = new NumberSet.Builder(composition.Foods.Count);

            foreach (var code in codes.Split(','))
            {
                if (sets.TryGetValue(code, out var set))
                {
                    any.Add(set);
                }
            }

            Narrow(any.Done());
        }

        void Narrow(NumberSet to) => left = left?.And(to) ?? to;
    }

    /// <summary>
    /// The foods that have the words of a text, in steps that share none, the best first: those of which names have the words, those of which names have words that begin with them, and those that have them anywhere.
    /// They are in the order of equally good matches, and <see cref="FoodAt"/> says which they are.
    /// </summary>
    public IReadOnlyList<NumberSet> StepsOf(string text)
    {
        var reading = ReadingOf(text);
        var (whole, begun) = (With(reading, whole: true, inNames: true), With(reading, whole: false, inNames: true));
        return [whole, begun.Without(whole), With(reading, whole: false, inNames: false).Without(begun)];
    }

    /// <summary>The food at a place of <see cref="StepsOf"/>, by its place in the order of ids.</summary>
    public int FoodAt(int place) => _foodOf[place];

    private NumberSet With(Reading? reading, bool whole, bool inNames) => reading is null ? index.None : reading.With(index, whole, inNames).And(_foods);

    /// <summary>The text as it stands, word by word; null if it has no word.</summary>
    private Reading? ReadingOf(string text) => SearchText.Words(text) is { Count: > 0 } words ? new([.. words.Select(word => (Phrase[])[index.PhraseOf(word)])]) : null;

    private static Dictionary<string, NumberSet> SetsBy(CompositionTable composition, Func<FoodComposition, IEnumerable<string>> codesOf) =>
        composition.Foods.SelectMany(food => codesOf(food).Select(code => (Code: code, food.Index)))
            .GroupBy(coded => coded.Code, coded => coded.Index, StringComparer.Ordinal)
            .ToDictionary(coded => coded.Key, coded => NumberSet.Of(composition.Foods.Count, coded), StringComparer.Ordinal);
}
