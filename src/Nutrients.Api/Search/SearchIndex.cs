using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>
/// Every word of every item, in memory: a few megabytes, made once. SQLite's full text was nineteen twentieths of the cost of an answer, since every question to it is a statement, and a query needs a score of them.
/// The words of all names, and then of all texts, stand one after the other in one array, so that a phrase is a stretch of it; and each word knows its places.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>The number of a word that is nowhere.</summary>
    public const int Nowhere = -1;

    /// <summary>Stands before, between and behind names and texts, so that no phrase reaches from one into the next, and a whole name can be told.</summary>
    public const int Boundary = -2;

    // Where a place is, and the columns of _from.
    private const int BeginsName = 1, InNames = 2, Anywhere = 3;

    // So few letters begin so many words that what these find is kept.
    private const int KeptLetters = 2;

    private const string ItemsSql = "SELECT type, id, name, short_name, text FROM search_item ORDER BY number";

    private const string NamesSql = "SELECT item_number, number, name FROM search_name ORDER BY item_number, position";

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

    // By the alphabet, so that those that begin alike follow each other; and backwards, so that those that end alike do.
    private readonly string[] _words;
    private readonly Dictionary<string, int> _numberOf;
    private readonly string[] _backwards;

    // Of each word how likely it is meant, 0 being the likeliest.
    private readonly int[] _rank;

    // Of each place the word and the item; of those in names the number of the name, if it is suggested, and of those in texts where in the text they stand.
    private readonly int[] _wordAt;
    private readonly int[] _itemAt;
    private readonly Range[] _charsAt;
    private readonly int[] _nameAt;
    private readonly int _namesEnd;

    // The places of each word: those where it begins a name, those elsewhere in names, those in texts. The first of each of the three is in the other array.
    private readonly int[] _places;
    private readonly int[] _from;

    private readonly int _suggestedItems;
    private readonly Dictionary<(int From, int To), (NumberSet InNames, NumberSet Anywhere)> _kept = [];
    private readonly Dictionary<string, NumberSet> _ofType = new(StringComparer.Ordinal);

    public SearchIndex(Dataset dataset)
    {
        var suggested = dataset.ReadAll(NamesSql, static (ref row) => (Item: (int)row.Whole() - 1, Number: (int)row.Whole() - 1, Name: row.Text()));
        var namesOf = suggested.ToLookup(name => name.Item);
        var items = dataset.ReadAll(ItemsSql, static (ref row) => (Type: row.Text(), Id: row.Text(), Name: row.Text(), ShortName: row.TextOrNull(), Text: row.TextOrNull() ?? ""));
        var writer = new SearchIndexWriter();
        var names = items.Select((item, number) => writer.AddNames(number, item.Name, item.ShortName, namesOf[number].Skip(1).Select(other => other.Name))).ToArray();
        _namesEnd = writer.End;
        Items = [.. items.Select((item, number) => new SearchItem(item.Type, item.Id, $"{Paths[item.Type]}/{item.Id}", names[number], item.Text, writer.AddText(number, item.Text)))];
        SuggestedNames = [.. suggested.OrderBy(name => name.Number).Select(name => (Items[name.Item], name.Name))];
        _suggestedItems = namesOf.Count;

        (_words, _wordAt) = writer.Sorted();
        (_itemAt, _charsAt) = ([.. writer.ItemAt], [.. writer.CharsAt.Skip(_namesEnd)]);
        _numberOf = _words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
        _backwards = [.. _words.Select(Backwards).Order(StringComparer.Ordinal)];
        (_places, _from) = SortPlaces();

        _rank = new int[_words.Length];

        foreach (var (word, rank) in Enumerable.Range(0, _words.Length).OrderByDescending(word => PlacesOf(word, InNames).Length > 0).ThenByDescending(word => writer.ColumnsWith(_words[word])).Select((word, rank) => (word, rank)))
        {
            _rank[word] = rank;
        }

        _nameAt = new int[_namesEnd];
        _nameAt.AsSpan().Fill(Nowhere);
        var own = new NumberSet.Builder(suggested.Count);

        foreach (var itsNames in namesOf)
        {
            own.Add(itsNames.First().Number);

            foreach (var (name, shown) in itsNames.Zip(names[itsNames.Key]))
            {
                _nameAt.AsSpan(shown.Places).Fill(name.Number);
            }
        }

        OwnNames = own.Done();
        KeepTypes();
        KeepCommonWords();
        KeepShortBeginnings();
    }

    /// <summary>Everything that can be found, in the order in which equally good matches are given.</summary>
    public IReadOnlyList<SearchItem> Items { get; }

    /// <summary>The names of nutrients, foods and functions, in the order in which they are suggested.</summary>
    public IReadOnlyList<(SearchItem Item, string Name)> SuggestedNames { get; }

    /// <summary>Those of them that are the own names of their items.</summary>
    public NumberSet OwnNames { get; }

    public NumberSet None => new NumberSet.Builder(Items.Count).Done();

    /// <summary>Looks up words.</summary>
    public Phrase PhraseOf(string text) => new(text, [.. SearchText.Words(text).Select(SoughtOf)]);

    /// <summary>The items of which a name, or what it is for short, is the words.</summary>
    public NumberSet Named(int[] words)
    {
        var found = new NumberSet.Builder(Items.Count);

        if (words is [not Nowhere, ..])
        {
            foreach (var place in PlacesOf(words[0], BeginsName))
            {
                if (IsAt(place, words) && _wordAt[place + words.Length] == Boundary)
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
    public NumberSet With(Phrase phrase, bool whole, bool inNames)
    {
        if (phrase.Numbers is [_])
        {
            var (from, to) = LastOf(phrase, whole);
            return WithWord(from, to, inNames);
        }

        return SetOf(PlacesOf(phrase, whole, inNames ? InNames : Anywhere), _itemAt, Items.Count);
    }

    /// <summary>The suggested names that begin with a phrase, of which the last word may be unfinished.</summary>
    public NumberSet NamesBeginningWith(Phrase phrase) => SetOf(PlacesOf(phrase, whole: false, BeginsName), _nameAt, SuggestedNames.Count);

    /// <summary>The suggested names that have a phrase, of which the last word may be unfinished.</summary>
    public NumberSet NamesWith(Phrase phrase) => SetOf(PlacesOf(phrase, whole: false, InNames), _nameAt, SuggestedNames.Count);

    /// <summary>Whether a name of a nutrient, a food or a function has a phrase.</summary>
    /// <inheritdoc cref="With(Phrase, bool, bool)"/>
    public bool IsInNames(Phrase phrase, bool whole) => With(phrase, whole, inNames: true).Next(0) < _suggestedItems;

    /// <summary>The items of some types.</summary>
    public NumberSet OfTypes(IEnumerable<string> types) => NumberSet.AnyOf(types.Select(type => _ofType[type]));

    /// <summary>The words that are one slip away from a word, those of names first, and then the commonest. Two such words have one half in common, but for a letter in the middle.</summary>
    public IEnumerable<string> Alike(string plain)
    {
        var half = (plain.Length - 1) / 2;

        return Beginning(_words, plain[..half])
            .Concat(Beginning(_backwards, Backwards(plain[^half..])).Select(Backwards))
            .Where(word => NearMiss.IsOneSlip(plain, word))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(word => _rank[_numberOf[word]]);
    }

    /// <summary>The numbers of the words that stand at some places.</summary>
    public ReadOnlySpan<int> WordsAt(Range places) => _wordAt.AsSpan(places);

    /// <summary>Where in the text of its item the word of a place stands.</summary>
    public Range CharsAt(int place) => _charsAt[place - _namesEnd];

    private static NumberSet SetOf(IEnumerable<int> places, int[] numberAt, int size)
    {
        var found = new NumberSet.Builder(size);

        foreach (var place in places)
        {
            if (numberAt[place] is not Nowhere and var number)
            {
                found.Add(number);
            }
        }

        return found.Done();
    }

    private NumberSet WithWord(int from, int to, bool inNames)
    {
        if (_kept.TryGetValue((from, to), out var kept))
        {
            return inNames ? kept.InNames : kept.Anywhere;
        }

        var found = new NumberSet.Builder(Items.Count);

        for (var word = Math.Max(0, from); word < to; word++)
        {
            if (IsCommon(word) && _kept.TryGetValue((word, word + 1), out var common))
            {
                found.Add(inNames ? common.InNames : common.Anywhere);
                continue;
            }

            foreach (var place in PlacesOf(word, inNames ? InNames : Anywhere))
            {
                found.Add(_itemAt[place]);
            }
        }

        return found.Done();
    }

    private IEnumerable<int> PlacesOf(Phrase phrase, bool whole, int where)
    {
        if (phrase.Numbers is not [var first, ..])
        {
            yield break;
        }

        var (from, to) = LastOf(phrase, whole);
        var isWord = phrase.Numbers.Length == 1;

        for (var word = Math.Max(0, isWord ? from : first); word < (isWord ? to : first + 1); word++)
        {
            for (var at = _from[Anywhere * word]; at < _from[(Anywhere * word) + where]; at++)
            {
                var place = _places[at];

                if (isWord || (IsAt(place, phrase.Numbers.AsSpan(..^1)) && _wordAt[place + phrase.Numbers.Length - 1] is var last && last >= from && last < to))
                {
                    yield return place;
                }
            }
        }
    }

    /// <summary>The words that may stand last in a phrase; none, if its last has nothing but combining marks.</summary>
    private static (int From, int To) LastOf(Phrase phrase, bool whole) =>
        phrase.Words is not [.., { Numbers: [.., var number] } last] ? (0, 0) : whole ? (number, number + 1) : (last.From, last.To);

    private bool IsAt(int place, ReadOnlySpan<int> words) => _wordAt.AsSpan(place).StartsWith(words);

    private ReadOnlySpan<int> PlacesOf(int word, int where) => _places.AsSpan(_from[Anywhere * word].._from[(Anywhere * word) + where]);

    private SoughtWord SoughtOf(string word)
    {
        if (SearchText.IsUnspaced(word[0]))
        {
            int[] numbers = [.. SearchText.PlainWords(word).Select(letter => NumberOf(letter.Word))];
            return new(numbers, numbers[^1], numbers[^1] + 1);
        }

        var plain = SearchText.Plain(word);
        return plain.Length == 0 ? new([], 0, 0) : new([NumberOf(plain)], FirstNotBefore(_words, plain), FirstNotBefore(_words, plain + char.MaxValue));
    }

    private int NumberOf(string plain) => _numberOf.GetValueOrDefault(plain, Nowhere);

    private static ArraySegment<string> Beginning(string[] words, string with) => new ArraySegment<string>(words)[FirstNotBefore(words, with)..FirstNotBefore(words, with + char.MaxValue)];

    private static int FirstNotBefore(string[] words, string word) => Array.BinarySearch(words, word, StringComparer.Ordinal) is var found && found < 0 ? ~found : found;

    private static string Backwards(string word) => string.Create(word.Length, word, static (backwards, word) =>
    {
        word.CopyTo(backwards);
        backwards.Reverse();
    });

    private (int[] Places, int[] From) SortPlaces()
    {
        var from = new int[(Anywhere * _words.Length) + 1];

        for (var place = 0; place < _wordAt.Length; place++)
        {
            if (_wordAt[place] != Boundary)
            {
                from[ColumnOf(place) + 1]++;
            }
        }

        for (var column = 1; column < from.Length; column++)
        {
            from[column] += from[column - 1];
        }

        var places = new int[from[^1]];
        var next = from.ToArray();

        for (var place = 0; place < _wordAt.Length; place++)
        {
            if (_wordAt[place] != Boundary)
            {
                places[next[ColumnOf(place)]++] = place;
            }
        }

        return (places, from);
    }

    private int ColumnOf(int place) => (Anywhere * _wordAt[place]) + (place >= _namesEnd ? InNames : _wordAt[place - 1] == Boundary ? 0 : BeginsName);

    private void KeepTypes()
    {
        foreach (var type in Paths.Keys)
        {
            var items = new NumberSet.Builder(Items.Count);

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

    private void KeepCommonWords()
    {
        foreach (var word in Enumerable.Range(0, _words.Length).Where(IsCommon))
        {
            Keep(word, word + 1);
        }
    }

    /// <summary>Whether a set of bits is smaller than the list of its places.</summary>
    private bool IsCommon(int word) => PlacesOf(word, Anywhere).Length > Items.Count / 64;

    private void KeepShortBeginnings()
    {
        for (var letters = 1; letters <= KeptLetters; letters++)
        {
            for (int from = 0, to; from < _words.Length; from = to)
            {
                for (to = from + 1; to < _words.Length && _words[from].Length >= letters && _words[to].AsSpan().StartsWith(_words[from].AsSpan(..letters)); to++)
                {
                }

                Keep(from, to);
            }
        }
    }

    private void Keep(int from, int to) => _kept[(from, to)] = (WithWord(from, to, inNames: true), WithWord(from, to, inNames: false));
}
