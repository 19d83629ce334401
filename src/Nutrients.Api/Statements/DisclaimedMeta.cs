using System.Diagnostics.CodeAnalysis;
using Nutrients.Api.Http;

namespace Nutrients.Api.Statements;

/// <summary>What holds for a list of statements that somebody could take for advice.</summary>
internal record DisclaimedMeta : PageMeta
{
    [SetsRequiredMembers]
    public DisclaimedMeta(PageMeta meta) : base(meta)
    {
    }

    /// <summary>That the list is information and no medical advice, and which judgements in it are the editors'.</summary>
    public string Disclaimer { get; } = Text;

    /// <summary>Said wherever there are functions, deficiencies, interactions, claims or reference intakes.</summary>
    public const string Text = "Information for reference, not medical advice. Certainty, in the words of GRADE, and severity, where nobody is named, are the judgement of this dataset's editors.";

    public static DisclaimedMeta Of(PageMeta meta) => new(meta);
}
