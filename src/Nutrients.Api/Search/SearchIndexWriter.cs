using System.Runtime.InteropServices;
using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>Takes the names of all items, then their texts, and numbers the words in them by the alphabet.</summary>
internal sealed class SearchIndexWriter
{
    private readonly List<int> _wordAt = [SearchIndex.Boundary];
    private readonly List<int> _itemAt = [0];
    private readonly List<Range> _charsAt = [default];

    // In the order in which they come; of each the last column that has it, and how many have it.
    private readonly Dictionary<string, int> _numberOf = new(StringComparer.Ordinal);
    private readonly List<(int Last, int Count)> _columns = [];
    private int _column;

    /// <summary>Where the next word will stand.</summary>
    public int End => _wordAt.Count;

    /// <summary>Adds the names of an item.</summary>
    /// <param name="item">The number of the item.</param>
    /// <param name="name">Its own name.</param>
    /// <param name="shortName">What it is for short, if that is not its name: it is found, but not shown.</param>
    /// <param name="otherNames">Its other names.</param>
    public SearchName[] AddNames(int item, string name, string? shortName, IEnumerable<string> otherNames)
    {
        _column++;
        var own = new SearchName(name, Add(item, name));
        Add(item, shortName ?? "");
        _column++;
        return [own, .. otherNames.Select(other => new SearchName(other, Add(item, other)))];
    }

    /// <summary>Adds what else an item says.</summary>
    public Range AddText(int item, string text)
    {
        _column++;
        return Add(item, text);
    }

    private Range Add(int item, string text)
    {
        var start = End;

        foreach (var (word, place) in SearchText.PlainWords(text))
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberOf, word, out var isKnown);

            if (!isKnown)
            {
                number = _columns.Count;
                _columns.Add(default);
            }

            if (_columns[number].Last != _column)
            {
                _columns[number] = (_column, _columns[number].Count + 1);
            }

            Add(number, item, place);
        }

        var end = End;

        if (end > start)
        {
            Add(SearchIndex.Boundary, item, default);
        }

        return start..end;
    }

    private void Add(int word, int item, Range place)
    {
        _wordAt.Add(word);
        _itemAt.Add(item);
        _charsAt.Add(place);
    }

    public IReadOnlyList<int> ItemAt => _itemAt;

    public IReadOnlyList<Range> CharsAt => _charsAt;

    /// <summary>In how many columns a word is: names of items, other names, texts.</summary>
    public int ColumnsWith(string word) => _columns[_numberOf[word]].Count;

    /// <summary>The words by the alphabet, and which of them stands at each place.</summary>
    public (string[] Words, int[] WordAt) Sorted()
    {
        string[] words = [.. _numberOf.Keys.Order(StringComparer.Ordinal)];
        var sorted = new int[words.Length];

        for (var number = 0; number < words.Length; number++)
        {
            sorted[_numberOf[words[number]]] = number;
        }

        return (words, [.. _wordAt.Select(word => word == SearchIndex.Boundary ? word : sorted[word])]);
    }
}
