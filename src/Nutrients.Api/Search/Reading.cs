using Nutrients.Shared;

namespace Nutrients.Api.Search;

/// <summary>A way to read a query: its words in their order, each with what it may stand for, the likeliest first. One of these can be several words, where a space was missing.</summary>
internal sealed record Reading(IReadOnlyList<IReadOnlyList<string>> Words)
{
    /// <summary>More ways to combine what words may stand for are not tried for whole names.</summary>
    private const int MostNames = 64;

    /// <summary>The likeliest.</summary>
    public string Text => string.Join(' ', Words.Select(word => word[0]));

    /// <summary>An FTS5 expression for names that are the query.</summary>
    public string WholeName() => AnyOf(Combined().Select(words => SearchText.Phrase(words, fromStart: true, toEnd: true)));

    /// <summary>An FTS5 expression for what has all words.</summary>
    /// <param name="wordEnd">* if it is enough to begin with them.</param>
    public string AllWords(string wordEnd) => string.Join(" AND ", Words.Select(word => AnyOf(word.Select(meant => SearchText.Phrase(meant, wordEnd)))));

    public static string AnyOf(IEnumerable<string> expressions) => $"({string.Join(" OR ", expressions)})";

    private IEnumerable<string> Combined() =>
        Words.Aggregate<IReadOnlyList<string>, IEnumerable<string>>([""], (begun, word) => begun.SelectMany(text => word.Select(meant => $"{text} {meant}")).Take(MostNames));
}
