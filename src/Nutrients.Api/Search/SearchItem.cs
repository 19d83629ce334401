namespace Nutrients.Api.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its path.</param>
/// <param name="Names">Its names; the first is its own.</param>
/// <param name="Text">What else it says, in lines; empty if nothing.</param>
/// <param name="TextPlaces">Where the words of that stand in the index.</param>
internal sealed record SearchItem(string Type, string Id, string Url, IReadOnlyList<SearchName> Names, string Text, Range TextPlaces);

/// <summary>A name of something that can be found.</summary>
/// <param name="Text">The name.</param>
/// <param name="Places">Where its words stand in the index.</param>
internal readonly record struct SearchName(string Text, Range Places);
