using Nutrients.Api.Http;
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

/// <summary>What holds for a list of statements that somebody could take for advice.</summary>
internal sealed record DisclaimedMeta : PageMeta
{
    /// <summary>What the statements are not.</summary>
    public string Disclaimer { get; } = Text;

    /// <summary>Said wherever there are functions, deficiencies, interactions, claims or reference intakes.</summary>
    public const string Text = "Information for reference, not medical advice. Certainty, in the words of GRADE, and severity, where nobody is named, are the judgement of this dataset's editors.";

    public static DisclaimedMeta Of(PageMeta meta) => new() { TotalCount = meta.TotalCount, HasMore = meta.HasMore, DatasetVersion = meta.DatasetVersion };
}

/// <summary>SQL that narrows statements to a nutrient.</summary>
internal static class Narrowing
{
    /// <summary>What is said of the nutrient, of the forms below it, and of what it is a form of; the parameter is @nutrientId, null for everything.</summary>
    public const string ToNutrient = "(@nutrientId IS NULL OR nutrient_id IN (SELECT kin_id FROM nutrient_kin WHERE nutrient_id = @nutrientId))";
}
