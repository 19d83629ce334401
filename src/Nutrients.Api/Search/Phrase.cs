namespace Nutrients.Api.Search;

/// <summary>Words that stand one after the other, looked up in the index.</summary>
/// <param name="Text">The words as they were given.</param>
/// <param name="Words">The words; a run of Chinese characters and kana is one.</param>
internal sealed record Phrase(string Text, IReadOnlyList<SoughtWord> Words)
{
    /// <summary>The numbers that the words have in the index, one after the other.</summary>
    public int[] Numbers { get; } = Words is [var only] ? only.Numbers : [.. Words.SelectMany(word => word.Numbers)];
}

/// <summary>A word of a query.</summary>
/// <param name="Numbers">Its number in the index, or <see cref="SearchIndex.Nowhere"/>; of Chinese characters and kana one for each.</param>
/// <param name="From">The first of the words of the index that begin with it: they are numbered by the alphabet.</param>
/// <param name="To">Where these end.</param>
internal sealed record SoughtWord(int[] Numbers, int From, int To)
{
    /// <summary>Where it first stands in a text, as a whole or as a beginning; -1 if it does not.</summary>
    public int IndexIn(ReadOnlySpan<int> text, bool whole) => Numbers switch
    {
        [] => -1,
        [var number] when whole => text.IndexOf(number),
        [_] => From < To ? text.IndexOfAnyInRange(From, To - 1) : -1,
        _ => text.IndexOf(Numbers),
    };
}
