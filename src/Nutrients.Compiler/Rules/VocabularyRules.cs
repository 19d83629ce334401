using FluentValidation;

namespace Nutrients.Compiler.Rules;

internal sealed class UnitRules : AbstractValidator<UnitRow>
{
    public UnitRules()
    {
        RuleFor(row => row.Id).IsRequired();
        RuleFor(row => row.Ucum).IsRequired();
        RuleFor(row => row.Name).IsRequired();
    }
}

internal sealed class VocabularyRules : AbstractValidator<VocabularyRow>
{
    public VocabularyRules()
    {
        RuleFor(row => row.Vocabulary).IsSlug();
        RuleFor(row => row.Code).IsCode();
        RuleFor(row => row.Definition).IsRequired();
    }
}

internal sealed class ExceptionRules : AbstractValidator<ExceptionRow>
{
    public ExceptionRules(Known known)
    {
        RuleFor(row => row.Code).Finds(Codes.Vocabulary, (_, code) => code is Codes.FormsExceedTotal or Codes.Energy or Codes.Proximates ? null : $"'{code}' allows no exceptions; {Codes.FormsExceedTotal}, {Codes.Energy} and {Codes.Proximates} do");
        RuleFor(row => row.FoodId).IsRequired().IsFood(known);
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.SourceId).IsRequired().IsSource(known);
        RuleFor(row => row.Reason).IsRequired();
    }
}
