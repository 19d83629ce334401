using System.Text.RegularExpressions;
using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Interactions;

/// <summary>What a list of interactions can be narrowed by.</summary>
/// <param name="NutrientId">Only interactions of this nutrient, of the forms below it, or of what it is a form of.</param>
/// <param name="Q">Words to look for in what it is with, in the names of its substances and in the effect; each must begin a word.</param>
/// <param name="Drug">Only interactions with this drug, by a name, a synonym or the name of a class; each word must begin a word of it. Its ATC code finds its class or the drugs of it too; meta.substances lists what the name was found to mean, and is empty if nothing here is called so. A class often has members that are not named here: those are found by atc.</param>
/// <param name="Atc">Only interactions with this ATC code, with codes that begin with it, and with the classes that it falls in: B01AA03, B01AA. It finds the classes of a drug that is not named here.</param>
/// <param name="Rxcui">Only interactions with this RxNorm concept, and with the classes that its ATC code falls in.</param>
/// <param name="Kind">Only interactions with these kinds of things: drug, drug-class, nutrient, food, supplement, condition, laboratory-test.</param>
/// <param name="Severity">Only interactions of these severities: major, moderate, minor, none, theoretical.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record InteractionFilter(string? NutrientId = null, string? Q = null, string? Drug = null, string? Atc = null, string? Rxcui = null, string? Kind = null, string? Severity = null, string? Cursor = null, int Limit = 20) : IPaged;

internal sealed partial class InteractionFilterRules : AbstractValidator<InteractionFilter>
{
    public InteractionFilterRules()
    {
        RuleFor(filter => filter.NutrientId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Q).IsSearchText();
        RuleFor(filter => filter.Drug).IsSearchText();
        RuleFor(filter => filter.Atc).IsAtMost(7).Matches(AtcCode()).WithErrorCode("invalid-value").WithMessage("atc must be an ATC code or one of its groups, as B01AA03 or B01AA.");
        RuleFor(filter => filter.Rxcui).IsAtMost(8).Matches(Concept()).WithErrorCode("invalid-value").WithMessage("rxcui must be a number, as 11289.");
        RuleFor(filter => filter.Kind).AreIn("interaction-kind");
        RuleFor(filter => filter.Severity).AreIn("severity");
        this.IsPaged();
    }

    [GeneratedRegex("^[A-Za-z]([0-9]{2}([A-Za-z]([A-Za-z]([0-9]{2})?)?)?)?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AtcCode();

    [GeneratedRegex("^[1-9][0-9]{0,7}\\z")]
    private static partial Regex Concept();
}
