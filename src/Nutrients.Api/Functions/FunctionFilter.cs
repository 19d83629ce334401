using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Functions;

/// <summary>What a list of functions can be narrowed by.</summary>
/// <param name="NutrientId">Only functions of this nutrient, of the forms below it, or of what it is a form of.</param>
/// <param name="Q">Words to look for in the name, the mechanism and the key molecules; each must begin a word.</param>
/// <param name="BodySystem">Only functions of these body systems, such as bone,cardiovascular; /v1/dataset lists them.</param>
/// <param name="Certainty">Only functions in which a nutrient's part has one of these certainties: high, moderate, low, very-low, not-assignable. With nutrientId, the part of that nutrient.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record FunctionFilter(string? NutrientId = null, string? Q = null, string? BodySystem = null, string? Certainty = null, string? Cursor = null, int Limit = 20) : IPaged;

internal sealed class FunctionFilterRules : AbstractValidator<FunctionFilter>
{
    public FunctionFilterRules()
    {
        RuleFor(filter => filter.NutrientId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Q).IsSearchText();
        RuleFor(filter => filter.BodySystem).AreIn("body-system");
        RuleFor(filter => filter.Certainty).AreIn("certainty");
        this.IsPaged();
    }
}
