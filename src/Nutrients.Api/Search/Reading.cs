using Nutrients.Api.Data;

namespace Nutrients.Api.Search;

/// <summary>A way to read a query: its words in their order, each with what it may stand for, the likeliest first. One of these can be several words, where a space was missing.</summary>
internal sealed record Reading(IReadOnlyList<IReadOnlyList<Phrase>> Words)
{
    /// <summary>More ways to combine what words may stand for are not tried for whole names.</summary>
    private const int MostNames = 64;

    /// <summary>The likeliest.</summary>
    public string Text => string.Join(' ', Words.Select(word => word[0].Text));

    /// <summary>The items of which a name is the query.</summary>
    public NumberSet Named(SearchIndex index) => NumberSet.AnyOf(Combined().Select(index.Named));

    /// <summary>The items that have all words.</summary>
    /// <inheritdoc cref="SearchIndex.With(Phrase, bool, bool)"/>
    public NumberSet With(SearchIndex index, bool whole, bool inNames) =>
        Words.Select(meant => NumberSet.AnyOf(meant.Select(phrase => index.With(phrase, whole, inNames)))).Aggregate((some, others) => some.And(others));

    private IEnumerable<int[]> Combined() =>
        Words.Aggregate<IReadOnlyList<Phrase>, IEnumerable<int[]>>([[]], (begun, word) => begun.SelectMany(numbers => word.Select(meant => (int[])[.. numbers, .. meant.Numbers])).Take(MostNames));
}
