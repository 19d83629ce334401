using System.Text.RegularExpressions;
using FluentValidation;

namespace Nutrients.Compiler.Rules;

internal sealed class NutrientRules : AbstractValidator<NutrientRow>
{
    public NutrientRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Position).IsPosition();
        RuleFor(row => row.Name).IsRequired();
        RuleFor(row => row.Category).IsRequired().IsOneOf(known.Vocabulary("nutrient-category"), "nutrient-category");
        RuleFor(row => row.Unit).IsRequired().IsUnit(known)
            .Finds(Codes.Unit, (row, unit) => known.Nutrients.TryGetValue(row.ParentId, out var total) && total.Total == PartialTotals.SumOfForms && total.Unit.Length > 0 && unit != total.Unit ? $"'{unit}' must be '{total.Unit}', the unit of {total.Id}, which is the plain sum of its forms" : null);
        RuleFor(row => row.ParentId).IsNutrient(known)
            .Finds(Codes.Tree, (row, parent) => known.IsBelow(parent, row.Id) ? $"'{parent}' stands below '{row.Id}' itself" : null);
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
