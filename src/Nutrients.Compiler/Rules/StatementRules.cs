using System.Text.RegularExpressions;
using FluentValidation;

namespace Nutrients.Compiler.Rules;

/// <summary>What holds for everything that is stated on evidence: it cites at least one source or study, and each of them once.</summary>
internal abstract class StatementRules<TRow> : AbstractValidator<TRow> where TRow : Row, IStatement
{
    protected StatementRules(Known known)
    {
        RuleFor(row => row.Supports).AreSources(known)
            .Finds(Codes.Uncited, (row, _) => row.Supports.Length + row.Opposes.Length + row.Mixed.Length == 0 ? "is empty, and so are opposes and mixed: a statement cites at least one source or study" : null);
        RuleFor(row => row.Opposes).AreSources(known)
            .Finds(Codes.Stance, (row, opposes) => Both(row.Supports, opposes) is { } source ? $"'{source}' stands in supports too; if it says both, it is mixed" : null);
        RuleFor(row => row.Mixed).AreSources(known)
            .Finds(Codes.Stance, (row, mixed) => Both($"{row.Supports};{row.Opposes}", mixed) is { } source ? $"'{source}' stands in supports or opposes too; a source has one stance" : null);
    }

    private static string? Both(string left, string right) => left.Listed().Intersect(right.Listed(), StringComparer.Ordinal).FirstOrDefault();
}

internal sealed class FunctionRules : AbstractValidator<FunctionRow>
{
    public FunctionRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Name).IsRequired();
        RuleFor(row => row.BodySystem).IsRequired().IsOneOf(known.Vocabulary("body-system"), "body-system");
        RuleFor(row => row.Mechanism).IsRequired();
        RuleFor(row => row.KeyMolecules).IsList();
    }
}

internal sealed class FunctionNutrientRules : StatementRules<FunctionNutrientRow>
{
    public FunctionNutrientRules(Known known) : base(known)
    {
        RuleFor(row => row.FunctionId).IsRequired().IsKnown(known.Functions, known.Functions.Contains, "function", "data/functions.tsv");
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Role).IsRequired();
        RuleFor(row => row.Certainty).IsRequired().IsOneOf(known.Vocabulary("certainty"), "certainty");
        RuleFor(row => row.CertaintyReason).IsRequired();
    }
}

internal sealed class DeficiencyRules : StatementRules<DeficiencyRow>
{
    public DeficiencyRules(Known known) : base(known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Kind).IsRequired().IsOneOf(known.Vocabulary("deficiency-kind"), "deficiency-kind");
        RuleFor(row => row.Sign).IsRequired();
        RuleFor(row => row.Standing).IsRequired().IsOneOf(known.Vocabulary("standing"), "standing");
        RuleFor(row => row.Certainty).IsRequired().IsOneOf(known.Vocabulary("certainty"), "certainty");
        RuleFor(row => row.CertaintyReason).IsRequired();
        RuleFor(row => row.GroupsAtRisk).IsList();
    }
}

internal sealed class InteractionRules : StatementRules<InteractionRow>
{
    public InteractionRules(Known known) : base(known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Kind).IsRequired().IsOneOf(known.Vocabulary("interaction-kind"), "interaction-kind");
        RuleFor(row => row.Other).IsRequired();
        RuleFor(row => row.Direction).IsRequired().IsOneOf(known.Vocabulary("interaction-direction"), "interaction-direction");
        RuleFor(row => row.Effect).IsRequired();
        RuleFor(row => row.Severity).IsRequired().IsOneOf(known.Vocabulary("severity"), "severity");
        RuleFor(row => row.SeverityBy).IsSource(known);
        RuleFor(row => row.ConcernsFood).IsOneOf(known.Vocabulary("concerns-food"), "concerns-food")
            .Finds(Codes.Required, (row, concerns) => row.Kind is "drug" or "drug-class" == (concerns.Length == 0) ? row.Kind is "drug" or "drug-class" ? "is empty; it says whether what food holds of the nutrient can matter" : $"is said of drugs alone; kind is '{row.Kind}'" : null);
        RuleFor(row => row.AdviceBy).AreSources(known)
            .Finds(Codes.Required, (row, by) => row.Advice.Length > 0 && by.Length == 0 ? "must name whose advice it is; what no authority advises is no advice" : row.Advice.Length == 0 && by.Length > 0 ? "names an authority, but there is no advice" : null);
    }
}

internal sealed partial class InteractionSubstanceRules : AbstractValidator<InteractionSubstanceRow>
{
    public InteractionSubstanceRules(Known known)
    {
        RuleFor(row => row.InteractionId).IsRequired().IsKnown(known.Interactions, known.Interactions.Contains, "interaction", "data/interactions.tsv");
        RuleFor(row => row.Name).IsRequired();
        RuleFor(row => row.Atc).Matches(Atc(), "B01AA03, or a group of it as B01AA");
        RuleFor(row => row.Rxcui).Matches(Rxcui(), "11289");
    }

    /// <summary>A code, or the beginning of one at a level of the classification (WHO Collaborating Centre for Drug Statistics Methodology).</summary>
    [GeneratedRegex("^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Atc();

    [GeneratedRegex("^[1-9][0-9]{0,7}$")]
    private static partial Regex Rxcui();
}

internal sealed class ClaimRules : StatementRules<ClaimRow>
{
    public ClaimRules(Known known) : base(known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.NutrientIds).AreNutrients(known);
        RuleFor(row => row.Topic).IsRequired().IsOneOf(known.Vocabulary("claim-topic"), "claim-topic");
        RuleFor(row => row.Statement).IsRequired();
        RuleFor(row => row.Verdict).IsRequired().IsOneOf(known.Vocabulary("verdict"), "verdict");
        RuleFor(row => row.Certainty).IsRequired().IsOneOf(known.Vocabulary("certainty"), "certainty");
        RuleFor(row => row.CertaintyReason).IsRequired();
        RuleFor(row => row.Correction).Finds(Codes.Required, (row, correction) => row.Verdict is "wrong" or "contradicted" && correction.Length == 0 ? $"must say what is right: the verdict is '{row.Verdict}'" : null);
        RuleFor(row => row.Origins).IsRequired().AreAllOf(known.Vocabulary("claim-origin"), "claim-origin");
    }
}
