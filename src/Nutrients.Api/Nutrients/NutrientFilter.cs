using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Nutrients;

/// <summary>What a list of nutrients can be narrowed by.</summary>
/// <param name="Q">Words to look for in the names; each must begin a word of a name.</param>
/// <param name="Category">Only nutrients of these categories: energy, proximates, lipids, vitamins, minerals, amino-acids.</param>
/// <param name="ParentId">Only nutrients directly below this one.</param>
/// <param name="Sort">position (the order of food tables), name or id; position if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record NutrientFilter(string? Q, string? Category, string? ParentId, string? Sort, string? Cursor, int Limit = 20) : IPaged;

internal sealed class NutrientFilterRules : AbstractValidator<NutrientFilter>
{
    public NutrientFilterRules()
    {
        RuleFor(filter => filter.Q).IsSearchText();
        RuleFor(filter => filter.Category).AreIn("nutrient-category");
        RuleFor(filter => filter.ParentId).AreIn(Data.Vocabulary.Nutrient, most: 1);
        RuleFor(filter => filter.Sort).IsOneOf("position", "name", "id");
        this.IsPaged();
    }
}

/// <summary>What the answer for one nutrient can be extended by.</summary>
/// <param name="Expand">What to add, with commas between: forms, functions, deficiencies, interactions, referenceIntakes, claims, citations. All of them make the fact sheet.</param>
internal sealed record NutrientExpansion(string? Expand);

internal sealed class NutrientExpansionRules : AbstractValidator<NutrientExpansion>
{
    public NutrientExpansionRules() => RuleFor(expansion => expansion.Expand).AreAmong("forms", "functions", "deficiencies", "interactions", "referenceIntakes", "claims", "citations");
}
