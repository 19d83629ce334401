using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>Whom a reference intake is for.</summary>
internal interface IPerson
{
    string? Sex { get; }

    int? AgeYears { get; }

    int? AgeMonths { get; }

    string? Condition { get; }
}

/// <summary>Whose reference intake to compare amounts with, and for whom.</summary>
internal interface IReferenceQuestion : IPerson
{
    string? Authority { get; }

    string? Type { get; }
}

internal static class PersonRules
{
    private const string OfAPerson = "{PropertyPath} is missing; a reference intake is of a person: give sex and ageYears (or ageMonths).";

    /// <summary>Somebody who can be.</summary>
    public static void DescribePerson<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IPerson
    {
        rules.RuleFor(person => person.Sex).IsOneOf("female", "male");
        rules.RuleFor(person => person.AgeYears).IsBetween(0, 120);
        rules.RuleFor(person => person.AgeMonths).IsBetween(0, 1440)
            .Must((person, months) => months is null || person.AgeYears is null).WithErrorCode("invalid-value").WithMessage("{PropertyPath} and ageYears cannot both be given; give one of them.");
        rules.RuleFor(person => person.Condition).IsOneOf("lactation", "none", "pregnancy")
            .Must((person, condition) => person.Sex is not "male" || condition is not ("pregnancy" or "lactation")).WithErrorCode("invalid-value").WithMessage("{PropertyPath} '{PropertyValue}' has no reference intakes for sex 'male'.");
    }

    /// <summary>Nobody and nothing, or an authority and a person.</summary>
    public static void AskReference<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IReferenceQuestion
    {
        rules.DescribePerson();
        rules.RuleFor(question => question.Authority).AreIn("authority", most: 1);
        rules.RuleFor(question => question.Authority).Must((question, authority) => authority is not null || question is { Type: null, Sex: null, AgeYears: null, AgeMonths: null, Condition: null })
            .WithErrorCode("missing-parameter").WithMessage("{PropertyPath} is missing; it says whose reference intake to compare with.");
        rules.RuleFor(question => question.Type).AreIn("reference-intake-type", most: 1);
        rules.RuleFor(question => question.Sex).Must((question, sex) => sex is not null || question.Authority is null).WithErrorCode("missing-parameter").WithMessage(OfAPerson);
        rules.RuleFor(question => question.AgeYears).Must((question, age) => age is not null || question.AgeMonths is not null || question.Authority is null).WithErrorCode("missing-parameter").WithMessage(OfAPerson);
    }
}
