using System.Text.Json.Serialization;

namespace Nutrients.Api.Http;

/// <summary>A page whatever its items are, for formats that know what to make of them.</summary>
internal interface IPage
{
    Type ItemType { get; }

    IEnumerable<object> Items { get; }
}

/// <summary>One page of a list.</summary>
/// <param name="Data">The items, in the order asked for.</param>
/// <param name="Links">Where this page is, and the next.</param>
/// <param name="Meta">What holds for the list as a whole.</param>
internal sealed record Page<T, TMeta>(IReadOnlyList<T> Data, PageLinks Links, TMeta Meta) : IPage where TMeta : PageMeta
{
    Type IPage.ItemType => typeof(T);

    IEnumerable<object> IPage.Items => Data.Cast<object>();
}

/// <summary>Where a page and the one after it are, relative to the service.</summary>
/// <param name="Self">This page.</param>
/// <param name="Next">The next page; null on the last.</param>
internal sealed record PageLinks(string Self, string? Next);

/// <summary>What holds for a list as a whole.</summary>
internal record PageMeta
{
    /// <summary>How many items the whole list has, over all pages; exact.</summary>
    [JsonPropertyOrder(-1)]
    public required long TotalCount { get; init; }

    /// <summary>Whether a page follows.</summary>
    [JsonPropertyOrder(-1)]
    public required bool HasMore { get; init; }

    /// <summary>The dataset that the answer was made from.</summary>
    [JsonPropertyOrder(-1)]
    public required string DatasetVersion { get; init; }
}

/// <summary>What a list parameter set has in common.</summary>
internal interface IPaged
{
    /// <summary>A limit that is more than any list has.</summary>
    const int All = 100_000;

    /// <summary>How many items a page has at most.</summary>
    int Limit { get; }

    /// <summary>Where the page before ended.</summary>
    string? Cursor { get; }
}
