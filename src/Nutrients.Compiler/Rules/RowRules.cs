using System.Text.RegularExpressions;
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
        RuleFor(row => row.Code).IsSlug();
        RuleFor(row => row.Definition).IsRequired();
    }
}

internal sealed class NutrientRules : AbstractValidator<NutrientRow>
{
    public NutrientRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Position).IsPosition();
        RuleFor(row => row.Name).IsRequired();
        RuleFor(row => row.Category).IsRequired().IsOneOf(known.Vocabulary("nutrient-category"), "nutrient-category");
        RuleFor(row => row.Unit).IsRequired().IsUnit(known);
        RuleFor(row => row.ParentId).IsNutrient(known)
            .Finds(Codes.Tree, (row, parent) => known.IsBelow(parent, row.Id) || parent == row.Id ? $"'{parent}' stands below '{row.Id}' itself" : null);
        RuleFor(row => row.Total).IsOneOf(known.Vocabulary("nutrient-total"), "nutrient-total");
    }
}

internal sealed class NutrientNameRules : AbstractValidator<NutrientNameRow>
{
    public NutrientNameRules(Known known)
    {
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Lang).IsRequired().IsOneOf(known.Vocabulary("language"), "language");
        RuleFor(row => row.Name).IsRequired();
    }
}

internal sealed partial class NutrientCodeRules : AbstractValidator<NutrientCodeRow>
{
    public NutrientCodeRules(Known known)
    {
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.System).IsRequired().IsOneOf(known.Vocabulary("nutrient-code-system"), "nutrient-code-system");
        RuleFor(row => row.Code).IsRequired();
        RuleFor(row => row.Code).Matches(Chebi(), "CHEBI:27300").When(row => row.System == "chebi");
        RuleFor(row => row.Code).Matches(Unii(), "81G40H8B0T").When(row => row.System == "unii");
        RuleFor(row => row.Code).Finds(Codes.Identifier, (_, code) => IsCas(code) ? null : $"'{code}' is no CAS Registry Number: it looks like 50-81-7 and ends in its check digit").When(row => row.System == "cas");
        RuleFor(row => row.Code).Matches(Digits(), "1106").When(row => row.System is "fdc" or "usda-number" or "ciqual" or "pubchem" or "rxnorm");
    }

    /// <summary>The last digit is the sum of the others, each times its place from the right, modulo 10 (CAS's own rule).</summary>
    private static bool IsCas(string code)
    {
        if (!Cas().IsMatch(code))
        {
            return false;
        }

        var digits = code.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToArray();
        return digits.Skip(1).Select((digit, index) => digit * (index + 1)).Sum() % 10 == digits[0];
    }

    [GeneratedRegex("^CHEBI:[1-9][0-9]*$")]
    private static partial Regex Chebi();

    [GeneratedRegex("^[A-Z0-9]{10}$")]
    private static partial Regex Unii();

    [GeneratedRegex("^[1-9][0-9]{1,6}-[0-9]{2}-[0-9]$")]
    private static partial Regex Cas();

    [GeneratedRegex("^[1-9][0-9]*$")]
    private static partial Regex Digits();
}

internal sealed class ConversionRules : AbstractValidator<ConversionRow>
{
    public ConversionRules(Known known)
    {
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.FromUnit).IsRequired().IsUnit(known);
        RuleFor(row => row.Form).IsSlug().When(row => row.Form.Length > 0);
        RuleFor(row => row.Factor).IsRequired().IsNumber(1e-6, 1e6);
        RuleFor(row => row.ToUnit).IsRequired().IsUnit(known);
        RuleFor(row => row.SourceId).IsRequired().IsSource(known);
    }
}

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

internal sealed class SourceRules : AbstractValidator<SourceRow>
{
    public SourceRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Type).IsRequired().IsOneOf(known.Vocabulary("source-type"), "source-type");
        RuleFor(row => row.Title).IsRequired();
        RuleFor(row => row.Publisher).IsRequired();
        RuleFor(row => row.Year).IsNumber(1800, 2100, whole: true);
        RuleFor(row => row.Doi).Matches(Bibliography.Doi(), Bibliography.DoiExample);
        RuleFor(row => row.Url).Matches(Bibliography.Url(), "https://fdc.nal.usda.gov/");
    }
}

internal sealed class StudyRules : AbstractValidator<StudyRow>
{
    public StudyRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Type).IsRequired().IsOneOf(known.Vocabulary("study-type"), "study-type");
        RuleFor(row => row.Authors).Matches(Bibliography.Authors(), "'Schurgers, L. J.; Vermeer, C.', with '; et al.' at the end if not all were seen");
        RuleFor(row => row.Title).IsRequired();
        RuleFor(row => row.Journal).IsRequired();
        RuleFor(row => row.Year).IsRequired().IsNumber(1800, 2100, whole: true);
        RuleFor(row => row.Doi).Matches(Bibliography.Doi(), Bibliography.DoiExample);
        RuleFor(row => row.Pmid).Matches(Bibliography.Pmid(), "11356998");
        RuleFor(row => row.Pmcid).Matches(Bibliography.Pmcid(), "PMC5946231");
        RuleFor(row => row.Url).Matches(Bibliography.Url(), "https://doi.org/10.1159/000054147");
    }
}

internal static partial class Bibliography
{
    public const string DoiExample = "10.1159/000054147, in lower case and without https://doi.org/";

    [GeneratedRegex("^10\\.[0-9]{4,9}/[^\\sA-Z]+$")]
    public static partial Regex Doi();

    [GeneratedRegex("^[1-9][0-9]{0,7}$")]
    public static partial Regex Pmid();

    [GeneratedRegex("^PMC[1-9][0-9]*$")]
    public static partial Regex Pmcid();

    [GeneratedRegex("^https?://[a-z0-9.-]+/\\S*$")]
    public static partial Regex Url();

    [GeneratedRegex("^[^,;.]+, \\p{Lu}\\.([ -]\\p{Lu}\\.)*(; [^,;.]+, \\p{Lu}\\.([ -]\\p{Lu}\\.)*)*(; et al\\.)?$", RegexOptions.ExplicitCapture)]
    public static partial Regex Authors();
}

/// <summary>Cells that refer to another file.</summary>
internal static class References
{
    public static IRuleBuilderOptionsConditions<TRow, string> IsUnit<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Units, known.Units.Contains, "unit", "data/units.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsFood<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Foods, known.Foods.Contains, "food", "data/foods.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsNutrient<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown([.. known.Nutrients.Keys], known.Nutrients.ContainsKey, "nutrient", "data/nutrients.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsSource<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Sources, known.Sources.Contains, "source", "data/sources.tsv or data/studies.tsv");
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
