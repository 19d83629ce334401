using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Claims;

/// <summary>What a list of claims can be narrowed by.</summary>
/// <param name="NutrientId">Only claims about this nutrient, the forms below it, or what it is a form of.</param>
/// <param name="Q">Words to look for in the statement and the correction; each must begin a word.</param>
/// <param name="Verdict">Only claims with these verdicts: supported, partly-supported, insufficient-evidence, contradicted, wrong.</param>
/// <param name="Certainty">Only claims of which the verdict has these certainties: high, moderate, low, very-low, not-assignable.</param>
/// <param name="Topic">Only claims on these topics, such as bone,heart; /v1/dataset lists them.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record ClaimFilter(string? NutrientId = null, string? Q = null, string? Verdict = null, string? Certainty = null, string? Topic = null, string? Cursor = null, int Limit = 20) : IPaged;

internal sealed class ClaimFilterRules : AbstractValidator<ClaimFilter>
{
    public ClaimFilterRules()
    {
        RuleFor(filter => filter.NutrientId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Q).IsSearchText();
        RuleFor(filter => filter.Verdict).AreIn("verdict");
        RuleFor(filter => filter.Certainty).AreIn("certainty");
        RuleFor(filter => filter.Topic).AreIn("claim-topic");
        this.IsPaged();
    }
}
