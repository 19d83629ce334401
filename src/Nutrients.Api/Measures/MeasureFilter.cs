using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Measures;

/// <summary>What amounts can be asked per, wherever foods have amounts.</summary>
internal interface IMeasureFilter
{
    string? Basis { get; }

    int? Portion { get; }

    double? Quantity { get; }

    double? Grams { get; }
}

internal static class MeasureFilterRules
{
    public static void ChooseMeasure<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IMeasureFilter
    {
        rules.RuleFor(filter => filter.Basis).IsOneOf("100g", "serving", "100kcal");
        rules.RuleFor(filter => filter.Portion).IsBetween(1, 100)
            .Must((filter, portion) => portion is null || filter.Basis is null).WithErrorCode("invalid-value").WithMessage("{PropertyPath} and basis cannot both be given; give one of them.");
        rules.RuleFor(filter => filter.Grams).IsBetween(0.001, 100_000)
            .Must((filter, grams) => grams is null || (filter.Basis is null && filter.Portion is null)).WithErrorCode("invalid-value").WithMessage("{PropertyPath} cannot be given with basis or portion; give one of them.");
        rules.RuleFor(filter => filter.Quantity).IsBetween(0.001, 1000)
            .Must((filter, quantity) => quantity is null || filter.Portion is not null || filter.Basis is "serving").WithErrorCode("invalid-value").WithMessage("{PropertyPath} is how many portions; give portion or basis=serving with it.");
    }
}
