using System.Text.RegularExpressions;
using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Foods;

/// <summary>What a list of foods can be narrowed by.</summary>
/// <param name="Q">Words to look for in names of all languages and in descriptions; each must begin a word (Japanese: occur in a name).</param>
/// <param name="Category">Only foods of these categories, such as cheese,eggs; /v1/dataset lists them.</param>
/// <param name="Tag">Only foods with one of these tags, such as fermented,leafy-green; /v1/dataset lists them.</param>
/// <param name="State">Only foods in one of these states, such as raw,boiled; /v1/dataset lists them.</param>
/// <param name="Code">Only the food with this code of another table, as fdc:168421 or ciqual:12115. A GTIN has 14 digits, with zeros before it.</param>
/// <param name="Lang">The language of the names shown: en, fr or ja. A food without a name in it is shown in English. English if not given.</param>
/// <param name="Sort">relevance (only with q, and then the default), name (English) or id; id if not given.</param>
/// <param name="Cursor">Where the page before ended: the cursor of its links.next.</param>
/// <param name="Limit">How many items a page has at most.</param>
internal sealed record FoodFilter(string? Q, string? Category, string? Tag, string? State, string? Code, string? Lang, string? Sort, string? Cursor, int Limit = 20) : IPaged, IFoodNarrowing;

/// <summary>What foods are narrowed by wherever foods are listed or ranked.</summary>
internal interface IFoodNarrowing
{
    string? Q { get; }
    string? Category { get; }
    string? Tag { get; }
    string? State { get; }
}

internal sealed partial class FoodFilterRules : AbstractValidator<FoodFilter>
{
    public FoodFilterRules()
    {
        this.NarrowFoods();
        RuleFor(filter => filter.Code).IsAtMost(60);
        RuleFor(filter => filter.Code).Matches(SystemAndCode()).WithErrorCode("invalid-value")
            .WithMessage("code must be a system and a code of it, as fdc:168421; the systems are fdc, fdc-foundation, fdc-branded, ndb, gtin, ciqual and mext.");
        RuleFor(filter => filter.Lang).IsOneOf("en", "fr", "ja");
        RuleFor(filter => filter.Sort).IsOneOf("relevance", "name", "id");
        RuleFor(filter => filter.Sort).Must((filter, sort) => sort != "relevance" || filter.Q is not null).WithErrorCode("invalid-value").WithMessage("sort by relevance needs a q to be relevant to.");
        this.IsPaged();
    }

    [GeneratedRegex("^(fdc|fdc-foundation|fdc-branded|ndb|gtin|ciqual|mext):[0-9]{1,20}\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SystemAndCode();
}

internal static class FoodNarrowingRules
{
    public static void NarrowFoods<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IFoodNarrowing
    {
        rules.RuleFor(filter => filter.Q).IsSearchText();
        rules.RuleFor(filter => filter.Category).AreIn("food-category");
        rules.RuleFor(filter => filter.Tag).AreIn("food-tag");
        rules.RuleFor(filter => filter.State).AreIn("food-state");
    }
}

/// <summary>In which language to name a food.</summary>
/// <param name="Lang">The language of the name: en, fr or ja. A food without a name in it is named in English. English if not given.</param>
internal sealed record FoodLanguage(string? Lang);

internal sealed class FoodLanguageRules : AbstractValidator<FoodLanguage>
{
    public FoodLanguageRules() => RuleFor(language => language.Lang).IsOneOf("en", "fr", "ja");
}
