using FluentValidation;

namespace Nutrients.Compiler.Rules;

/// <summary>Every rule of the dataset, over everything that was read.</summary>
internal static class DatasetLint
{
    public static IEnumerable<Finding> Run(Tables tables)
    {
        var known = new Known(tables);

        return
        [
            .. Check(tables.Units, new UnitRules()),
            .. Check(tables.Vocabularies, new VocabularyRules()),
            .. Check(tables.Nutrients, new NutrientRules(known)),
            .. Check(tables.NutrientNames, new NutrientNameRules(known)),
            .. Check(tables.NutrientCodes, new NutrientCodeRules(known)),
            .. Check(tables.Conversions, new ConversionRules(known)),
            .. Check(tables.Foods, new FoodRules(known)),
            .. Check(tables.FoodNames, new FoodNameRules(known)),
            .. Check(tables.FoodCodes, new FoodCodeRules(known)),
            .. Check(tables.Portions, new PortionRules(known)),
            .. Check(tables.Sources, new SourceRules(known)),
            .. Check(tables.Studies, new StudyRules(known)),
            .. Check(tables.Amounts, new AmountRules(known)),
            .. Check(tables.Functions, new FunctionRules(known)),
            .. Check(tables.FunctionNutrients, new FunctionNutrientRules(known)),
            .. Check(tables.Deficiencies, new DeficiencyRules(known)),
            .. Check(tables.Interactions, new InteractionRules(known)),
            .. Check(tables.InteractionSubstances, new InteractionSubstanceRules(known)),
            .. Check(tables.Claims, new ClaimRules(known)),
            .. Check(tables.ReferenceIntakes, new ReferenceIntakeRules(known)),
            .. Check(tables.Exceptions, new ExceptionRules(known)),
            .. StructureChecks.Run(tables),
            .. AgeBandChecks.Run(tables),
            .. PlausibilityChecks.Run(tables),
        ];
    }

    private static IEnumerable<Finding> Check<TRow>(IEnumerable<TRow> rows, AbstractValidator<TRow> rules) where TRow : Row =>
        from row in rows
        from failure in rules.Validate(row).Errors
        select row.Finding(failure.ErrorCode, failure.ErrorMessage);
}
