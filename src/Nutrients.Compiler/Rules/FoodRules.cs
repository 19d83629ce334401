using FluentValidation;

namespace Nutrients.Compiler.Rules;

internal sealed class FoodRules : AbstractValidator<FoodRow>
{
    public FoodRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Name).IsRequired();
        RuleFor(row => row.Category).IsRequired().IsOneOf(known.Vocabulary("food-category"), "food-category");
        RuleFor(row => row.Tags).AreAllOf(known.Vocabulary("food-tag"), "food-tag");
        RuleFor(row => row.State).IsRequired().IsOneOf(known.Vocabulary("food-state"), "food-state");
    }
}

internal sealed class FoodNameRules : AbstractValidator<FoodNameRow>
{
    public FoodNameRules(Known known)
    {
        RuleFor(row => row.FoodId).IsRequired().IsFood(known);
        RuleFor(row => row.Lang).IsRequired().IsOneOf(known.Vocabulary("language"), "language");
        RuleFor(row => row.Position).IsPosition();
        RuleFor(row => row.Name).IsRequired();
    }
}

internal sealed class FoodCodeRules : AbstractValidator<FoodCodeRow>
{
    public FoodCodeRules(Known known)
    {
        RuleFor(row => row.FoodId).IsRequired().IsFood(known);
        RuleFor(row => row.System).IsRequired().IsOneOf(known.Vocabulary("food-code-system"), "food-code-system");
        RuleFor(row => row.Code).IsRequired();
    }
}

internal sealed class PortionRules : AbstractValidator<PortionRow>
{
    public PortionRules(Known known)
    {
        RuleFor(row => row.FoodId).IsRequired().IsFood(known);
        RuleFor(row => row.Position).IsPosition();
        RuleFor(row => row.Label).IsRequired();
        RuleFor(row => row.Grams).IsRequired().IsNumber(0.01, 20000);
        RuleFor(row => row.SourceId).IsRequired().IsSource(known);
    }
}
