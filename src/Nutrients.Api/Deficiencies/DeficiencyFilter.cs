using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Deficiencies;

/// <summary>What a list of signs can be narrowed by.</summary>
/// <param name="NutrientId">Only signs of this nutrient, of the forms below it, or of what it is a form of.</param>
/// <param name="Q">Words to look for in the sign and the groups at risk; each must begin a word.</param>
/// <param name="Kind">Only signs of too little (deficiency) or of too much (excess).</param>
/// <param name="Standing">Only signs of these standings: established, hypothesised, marker.</param>
/// <param name="Certainty">Only signs of these certainties: high, moderate, low, very-low, not-assignable.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record DeficiencyFilter(string? NutrientId = null, string? Q = null, string? Kind = null, string? Standing = null, string? Certainty = null, string? Cursor = null, int Limit = 20) : IPaged;

internal sealed class DeficiencyFilterRules : AbstractValidator<DeficiencyFilter>
{
    public DeficiencyFilterRules()
    {
        RuleFor(filter => filter.NutrientId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Q).IsSearchText();
        RuleFor(filter => filter.Kind).IsOneOf("deficiency", "excess");
        RuleFor(filter => filter.Standing).AreIn("standing");
        RuleFor(filter => filter.Certainty).AreIn("certainty");
        this.IsPaged();
    }
}
