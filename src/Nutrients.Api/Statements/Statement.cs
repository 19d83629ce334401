using Nutrients.Api.OpenApi;

namespace Nutrients.Api.Statements;

/// <summary>Something stated on evidence. Every citation id is the id of a source or study; at least one list has one.</summary>
internal abstract record Statement
{
    /// <summary>The sources and studies that stand for it.</summary>
    public required IReadOnlyList<string> CitationIdsFor { get; init; }

    /// <summary>Those that speak against it, or found no effect where it says that there is one.</summary>
    public required IReadOnlyList<string> CitationIdsAgainst { get; init; }

    /// <summary>Those that say both, or bear on it only in part.</summary>
    public required IReadOnlyList<string> CitationIdsMixed { get; init; }
}

/// <summary>A statement of which it is said how certain it is.</summary>
internal abstract record GradedStatement : Statement
{
    /// <summary>How certain it is (not how large an effect is), judged by the editors of this dataset in the words of GRADE: high, moderate, low, very-low or not-assignable.</summary>
    [Values("high", "low", "moderate", "not-assignable", "very-low")]
    public required string Certainty { get; init; }

    /// <summary>Why it is held to be so certain.</summary>
    public required string CertaintyReason { get; init; }
}
