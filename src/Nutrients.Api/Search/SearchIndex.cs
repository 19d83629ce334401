using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>
/// Every word of every item, in memory: a few hundred kilobytes, made once in a few hundredths of a second, where SQLite's full text took most of the time of an answer.
/// The words of all names, and then of all texts, stand one after the other in one array, so that a phrase is a stretch of it; and each word knows its places.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>The number of a word that is nowhere.</summary>
    public const int Nowhere = -1;

    /// <summary>Stands before, between and behind names and texts, so that no phrase reaches from one into the next and a whole name can be told.</summary>
    public const int Boundary = -2;

    // So few letters begin so many words that what they find is kept.
    private const int KeptLetters = 2;

    private const string ItemsSql = "SELECT type, id, name, short_name, text FROM search_item ORDER BY number";

    private const string OtherNamesSql = "SELECT item_number, name FROM search_name WHERE position > 0 ORDER BY item_number, position";

    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["nutrient"] = "/v1/nutrients",
        ["food"] = "/v1/foods",
        ["function"] = "/v1/functions",
        ["interaction"] = "/v1/interactions",
        ["claim"] = "/v1/claims",
        ["deficiency"] = "/v1/deficiencies",
        ["study"] = "/v1/studies",
    };

    // By the alphabet, so that those that begin alike follow each other.
    private readonly string[] _words;
    private readonly Dictionary<string, int> _numberOf;

    // Of each place the word and the item, and, after the names, where in the text of the item it stands.
    private readonly int[] _wordAt;
    private readonly int[] _itemAt;
    private readonly Range[] _charsAt;
    private readonly int _namesEnd;

    // The places of each word from its first on, those in names before those in texts.
    private readonly int[] _places;
    private readonly int[] _first;
    private readonly int[] _firstInTexts;

    private readonly string[] _likeliest;
    private readonly int _nameableItems;
    private readonly Dictionary<(int From, int To), (ItemSet InNames, ItemSet Anywhere)> _kept = [];
    private readonly Dictionary<string, ItemSet> _ofType = new(StringComparer.Ordinal);

    public SearchIndex(Dataset dataset)
    {
        var otherNames = dataset.Query(OtherNamesSql, static (ref row) => (Item: row.Whole() - 1, Name: row.Text())).ToLookup(name => name.Item, name => name.Name);
        var items = dataset.Query(ItemsSql, static (ref row) => (Type: row.Text(), Id: row.Text(), Name: row.Text(), ShortName: row.TextOrNull(), Text: row.TextOrNull() ?? ""));
        var writer = new SearchIndexWriter();
        var names = items.Select((item, number) => writer.AddNames(number, item.Name, item.ShortName, otherNames[number])).ToArray();
        _namesEnd = writer.End;
        Items = [.. items.Select((item, number) => new SearchItem(item.Type, item.Id, $"{Paths[item.Type]}/{item.Id}", names[number], item.Text, writer.AddText(number, item.Text)))];

        (_words, _wordAt) = writer.Sorted();
        (_itemAt, _charsAt) = ([.. writer.ItemAt], [.. writer.CharsAt.Skip(_namesEnd)]);
        _numberOf = _words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
        (_first, _firstInTexts, _places) = PlacesOf(_wordAt, _words.Length, _namesEnd);
        _likeliest = [.. _words.Where(word => word.Length > 2).OrderByDescending(word => _firstInTexts[_numberOf[word]] > _first[_numberOf[word]]).ThenByDescending(writer.ColumnsWith)];
        _nameableItems = items.FindIndex(item => item.Type is not ("nutrient" or "food" or "function")) is >= 0 and var end ? end : items.Count;
        KeepTypes();
        KeepShortBeginnings();
    }

    /// <summary>Everything that can be found, in the order in which equally good matches are given.</summary>
    public IReadOnlyList<SearchItem> Items { get; }

    public ItemSet None => new ItemSet.Builder(Items.Count).Done();

    /// <summary>Looks up words.</summary>
    public Phrase PhraseOf(string text) => new(text, [.. SearchText.Words(text).Select(SoughtOf)]);

    /// <summary>The items of which a name, or what it is for short, is the words.</summary>
    public ItemSet Named(int[] words)
    {
        var found = new ItemSet.Builder(Items.Count);

        if (words is [not Nowhere, ..])
        {
            foreach (var place in PlacesOf(words[0], inNames: true))
            {
                if (_wordAt[place - 1] == Boundary && IsAt(place, words) && _wordAt[place + words.Length] == Boundary)
                {
                    found.Add(_itemAt[place]);
                }
            }
        }

        return found.Done();
    }

    /// <summary>The items that have a phrase.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="whole">Whether its last word must be a whole word, and not only begin one.</param>
    /// <param name="inNames">Whether it must stand in a name.</param>
    public ItemSet With(Phrase phrase, bool whole, bool inNames)
    {
        var (from, to) = phrase.Words is not [.., var last] ? (0, 0) : whole ? (last.Numbers[^1], last.Numbers[^1] + 1) : (last.From, last.To);
        return phrase.Numbers is [_] ? With(from, to, inNames) : With(phrase.Numbers, from, to, inNames);
    }

    private ItemSet With(int from, int to, bool inNames)
    {
        if (_kept.TryGetValue((from, to), out var kept))
        {
            return inNames ? kept.InNames : kept.Anywhere;
        }

        var found = new ItemSet.Builder(Items.Count);

        for (var word = Math.Max(0, from); word < to; word++)
        {
            foreach (var place in PlacesOf(word, inNames))
            {
                found.Add(_itemAt[place]);
            }
        }

        return found.Done();
    }

    private ItemSet With(int[] words, int from, int to, bool inNames)
    {
        var found = new ItemSet.Builder(Items.Count);

        if (words is [not Nowhere, ..])
        {
            foreach (var place in PlacesOf(words[0], inNames))
            {
                if (IsAt(place, words.AsSpan(..^1)) && _wordAt[place + words.Length - 1] is var last && last >= from && last < to)
                {
                    found.Add(_itemAt[place]);
                }
            }
        }

        return found.Done();
    }

    /// <summary>Whether a name of a nutrient, a food or a function has a phrase.</summary>
    /// <inheritdoc cref="With(Phrase, bool, bool)"/>
    public bool IsInNames(Phrase phrase, bool whole) => With(phrase, whole, inNames: true).Next(0) < _nameableItems;

    /// <summary>The items of some types.</summary>
    public ItemSet OfTypes(IEnumerable<string> types) => ItemSet.AnyOf(types.Select(type => _ofType[type]));

    /// <summary>The words that are one slip away from a word, those of names first, and then the commonest.</summary>
    public IEnumerable<string> Alike(string plain) =>
        _likeliest.Where(word => Math.Abs(word.Length - plain.Length) <= 1 && NearMiss.IsOneSlip(plain, word));

    /// <summary>The numbers of the words that stand at some places.</summary>
    public ReadOnlySpan<int> WordsAt(Range places) => _wordAt.AsSpan(places);

    /// <summary>Where in the text of its item the word of a place stands.</summary>
    public Range CharsAt(int place) => _charsAt[place - _namesEnd];

    private bool IsAt(int place, ReadOnlySpan<int> words) => _wordAt.AsSpan(place).StartsWith(words);

    private ReadOnlySpan<int> PlacesOf(int word, bool inNames) => _places.AsSpan(_first[word]..(inNames ? _firstInTexts[word] : _first[word + 1]));

    private SoughtWord SoughtOf(string word)
    {
        if (SearchText.IsUnspaced(word[0]))
        {
            int[] numbers = [.. SearchText.PlainWords(word).Select(letter => NumberOf(letter.Word))];
            return new(numbers, numbers[^1], numbers[^1] + 1);
        }

        var plain = SearchText.Plain(word);
        return plain.Length == 0 ? new([], 0, 0) : new([NumberOf(plain)], FirstNotBefore(plain), FirstNotBefore(plain + char.MaxValue));
    }

    private int NumberOf(string plain) => _numberOf.GetValueOrDefault(plain, Nowhere);

    private int FirstNotBefore(string plain) => Array.BinarySearch(_words, plain, StringComparer.Ordinal) is var found && found < 0 ? ~found : found;

    /// <summary>The places of all words, the first of each, and the first of each in a text.</summary>
    private static (int[] First, int[] FirstInTexts, int[] Places) PlacesOf(int[] wordAt, int words, int namesEnd)
    {
        var (first, firstInTexts, next) = (new int[words + 1], new int[words], new int[words]);

        foreach (var word in wordAt.Where(word => word != Boundary))
        {
            first[word + 1]++;
        }

        for (var word = 0; word < words; word++)
        {
            next[word] = first[word];
            first[word + 1] += first[word];
        }

        var places = new int[first[words]];

        for (var place = 0; place < wordAt.Length; place++)
        {
            if (place == namesEnd)
            {
                next.CopyTo(firstInTexts, 0);
            }

            if (wordAt[place] is not Boundary and var word)
            {
                places[next[word]++] = place;
            }
        }

        return (first, firstInTexts, places);
    }

    private void KeepTypes()
    {
        foreach (var type in Paths.Keys)
        {
            var items = new ItemSet.Builder(Items.Count);

            for (var item = 0; item < Items.Count; item++)
            {
                if (Items[item].Type == type)
                {
                    items.Add(item);
                }
            }

            _ofType[type] = items.Done();
        }
    }

    private void KeepShortBeginnings()
    {
        for (var letters = 1; letters <= KeptLetters; letters++)
        {
            for (int from = 0, to; from < _words.Length; from = to)
            {
                to = from + 1;

                while (to < _words.Length && _words[from].Length >= letters && _words[to].StartsWith(_words[from][..letters], StringComparison.Ordinal))
                {
                    to++;
                }

                _kept[(from, to)] = (With(from, to, inNames: true), With(from, to, inNames: false));
            }
        }
    }
}
