using System.Globalization;
using System.Text.Json;
using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Http;

/// <summary>The rules that parameters are made of. Each says what would be right, and <see cref="OpenApi.DescribeRules"/> publishes the same limits.</summary>
internal static class ParameterRules
{
    public static void IsPaged<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IPaged
    {
        rules.RuleFor(query => query.Limit).IsBetween(1, 100);
        rules.RuleFor(query => query.Cursor).IsAtMost(1000);
    }

    /// <summary>Text to search for: up to 100 characters and eight words.</summary>
    public static IRuleBuilderOptions<TQuery, string?> IsSearchText<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.IsAtMost(100)
            .Must(text => text is not { Length: > 0 and <= 100 } || SearchText.Words(text).Count <= 8).WithErrorCode("too-long").WithMessage("{PropertyPath} can have at most 8 words.");

    /// <summary>A parameter without which there is nothing to answer.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="remedy">What to give.</param>
    public static IRuleBuilderOptions<TQuery, TValue> IsRequired<TQuery, TValue>(this IRuleBuilder<TQuery, TValue> parameter, string remedy) =>
        parameter.NotEmpty().WithErrorCode("missing-parameter").WithMessage($"{{PropertyPath}} is missing; {remedy}.");

    public static IRuleBuilderOptions<TQuery, TNumber?> IsBetween<TQuery, TNumber>(this IRuleBuilder<TQuery, TNumber?> parameter, TNumber least, TNumber most) where TNumber : struct, IComparable<TNumber>, IComparable =>
        parameter.InclusiveBetween(least, most).IsOutOfRange();

    public static IRuleBuilderOptions<TQuery, int> IsBetween<TQuery>(this IRuleBuilder<TQuery, int> parameter, int least, int most) => parameter.InclusiveBetween(least, most).IsOutOfRange();

    private static IRuleBuilderOptions<TQuery, TNumber> IsOutOfRange<TQuery, TNumber>(this IRuleBuilderOptions<TQuery, TNumber> rule) =>
        rule.WithErrorCode("out-of-range").WithMessage("{PropertyPath} must be between {From} and {To}; it is {PropertyValue}.");

    public static IRuleBuilderOptions<TQuery, string?> IsAtMost<TQuery>(this IRuleBuilder<TQuery, string?> parameter, int characters) =>
        parameter.Length(1, characters).WithErrorCode("out-of-range")
            .WithMessage((_, value) => value is not { Length: > 0 } ? "{PropertyPath} is empty; leave it out or give it a value." : string.Create(CultureInfo.InvariantCulture, $"{{PropertyPath}} can have at most {characters} characters; it has {value.Length}."));

    public static IRuleBuilderOptions<TQuery, string?> IsOneOf<TQuery>(this IRuleBuilder<TQuery, string?> parameter, params string[] values) =>
        parameter.SetValidator(new OneOf<TQuery>(values)).WithErrorCode("invalid-value").WithMessage((_, value) => $"{{PropertyPath}} '{Problems.Shortened(value ?? "")}' is not possible; {string.Join(", ", values)} {(values.Length == 1 ? "is" : "are")}.");

    /// <summary>A comma list that names nothing twice.</summary>
    public static IRuleBuilderOptions<TQuery, string?> IsWithoutRepetition<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.Must(list => Repeated(list) is null).WithErrorCode("invalid-value").WithMessage((_, list) => $"{{PropertyPath}} names '{Problems.Shortened(Repeated(list)!)}' twice.");

    private static string? Repeated(string? list) => list?.Split(',').CountBy(value => value, StringComparer.Ordinal).FirstOrDefault(value => value.Value > 1).Key;

    /// <summary>One or several codes of a vocabulary, with commas between.</summary>
    public static IRuleBuilderOptionsConditions<TQuery, string?> AreIn<TQuery>(this IRuleBuilder<TQuery, string?> parameter, string vocabulary, int most = 20) =>
        parameter.Custom((value, context) =>
        {
            if (value is null)
            {
                return;
            }

            var known = (Vocabulary)context.RootContextData[nameof(Vocabulary)];
            var values = value.Split(',');
            var name = JsonNamingPolicy.CamelCase.ConvertName(context.PropertyPath);

            if (values.Length > most)
            {
                Fail("out-of-range", $"{name} can name at most {most}; it names {values.Length}.");
                return;
            }

            foreach (var unknown in values.Where(code => !known.Has(vocabulary, code)))
            {
                var near = NearMiss.Of(unknown, known.AllOf(vocabulary));
                Fail("unknown-id", $"{name}: there is no {vocabulary} '{Problems.Shortened(unknown)}'{(near is [var meant] ? $"; did you mean '{meant}'?" : known.AllOf(vocabulary).Count <= 30 ? $"; there is {string.Join(", ", known.AllOf(vocabulary))}." : ".")}");
            }

            void Fail(string code, string message) => context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, message) { ErrorCode = code });
        });

    /// <summary>One or several of a few words, with commas between.</summary>
    public static IRuleBuilderOptions<TQuery, string?> AreAmong<TQuery>(this IRuleBuilder<TQuery, string?> parameter, params string[] values) =>
        parameter.Must(list => list is null || list.Split(',').All(value => values.Contains(value))).WithErrorCode("invalid-value")
            .WithMessage((_, list) => $"{{PropertyPath}} '{Problems.Shortened(list!.Split(',').First(value => !values.Contains(value)))}' is not possible; {string.Join(", ", values)} are, with commas between several.");

    /// <summary>The values of a comma list as JSON, for <c>json_each</c> in SQL; null if it was not given.</summary>
    public static string? AsJson(this string? list) => list?.Split(',').AsJson();

    /// <inheritdoc cref="AsJson(string?)"/>
    public static string AsJson(this IEnumerable<string> values) => JsonSerializer.Serialize([.. values], ApiJson.Default.StringArray);
}

/// <summary>One of a few words.</summary>
internal sealed class OneOf<TQuery>(string[] values) : FluentValidation.Validators.PropertyValidator<TQuery, string?>, IOneOf
{
    public override string Name => "OneOf";

    public IReadOnlyList<string> Values => values;

    public override bool IsValid(ValidationContext<TQuery> context, string? value) => value is null || values.Contains(value);
}

internal interface IOneOf
{
    IReadOnlyList<string> Values { get; }
}
