using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Suggestions;

/// <summary>What to suggest names for.</summary>
/// <param name="Q">What was typed so far, from the first letter, in any language. Japanese is found anywhere in a name, other text where a word of it begins.</param>
/// <param name="Type">Only these types: nutrient, food, function.</param>
/// <param name="Limit">How many suggestions there are at most.</param>
internal sealed record SuggestionFilter(string? Q, string? Type, int Limit = 10);

internal sealed class SuggestionFilterRules : AbstractValidator<SuggestionFilter>
{
    public SuggestionFilterRules()
    {
        RuleFor(filter => filter.Q).IsRequired("give what was typed so far, as q=nat").IsSearchText();
        RuleFor(filter => filter.Type).AreAmong("nutrient", "food", "function");
        RuleFor(filter => filter.Limit).IsBetween(1, 20);
    }
}
