using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Search;

/// <summary>What to search for.</summary>
/// <param name="Q">Words to look for in names of all languages and in descriptions, mechanisms, effects, substances, corrections, groups at risk, findings and authors; each must begin a word, and Japanese may stand anywhere. A word of four letters or more that begins no word is corrected by one letter.</param>
/// <param name="Type">Only these types: nutrient, food, function, interaction, claim, deficiency, study.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record SearchFilter(string? Q, string? Type, string? Cursor, int Limit = 20) : IPaged;

internal sealed class SearchFilterRules : AbstractValidator<SearchFilter>
{
    public SearchFilterRules()
    {
        RuleFor(filter => filter.Q).IsRequired("give the words to look for, as q=natto").IsSearchText();
        RuleFor(filter => filter.Type).AreAmong("nutrient", "food", "function", "interaction", "claim", "deficiency", "study");
        this.IsPaged();
    }
}
