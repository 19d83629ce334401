using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Validators;
using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Http;

/// <summary>The rules that parameters are made of. Each says what would be right, and <see cref="OpenApi.DescribeRules"/> publishes the same limits.</summary>
internal static partial class ParameterRules
{
    public static void IsPaged<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, IPaged
    {
        rules.RuleFor(query => query.Limit).IsBetween(1, 100);
        rules.RuleFor(query => query.Cursor).IsCursor();
    }

    /// <summary>What links.next gave.</summary>
    public static IRuleBuilderOptions<TQuery, string?> IsCursor<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.IsAtMost(1000).Matches(Base64Url()).WithErrorCode("invalid-cursor").WithMessage(Pages.NoCursor);

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

    /// <summary>Text of so many characters, of which none is a control character but white space.</summary>
    public static IRuleBuilderOptions<TQuery, string?> IsAtMost<TQuery>(this IRuleBuilder<TQuery, string?> parameter, int characters) =>
        parameter.Length(1, characters).WithErrorCode("out-of-range")
            .WithMessage((_, value) => value is not { Length: > 0 } ? "{PropertyPath} is empty; leave it out or give it a value." : string.Create(CultureInfo.InvariantCulture, $"{{PropertyPath}} can have at most {characters} characters; it has {value.Length}."))
            .Matches(PlainText()).WithErrorCode("invalid-value").WithMessage("{PropertyPath} has a control character; leave it out.");

    public static IRuleBuilderOptions<TQuery, string?> IsOneOf<TQuery>(this IRuleBuilder<TQuery, string?> parameter, params string[] values) =>
        parameter.SetValidator(new OneOf<TQuery>(values)).WithErrorCode("invalid-value").WithMessage((_, value) => $"{{PropertyPath}} '{Problems.Shortened(value ?? "")}' is not possible; {string.Join(", ", values)} {(values.Length == 1 ? "is" : "are")}.");

    /// <summary>A comma list that names nothing twice.</summary>
    public static IRuleBuilderOptions<TQuery, string?> IsWithoutRepetition<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.Must(list => Repeated(list) is null).WithErrorCode("invalid-value").WithMessage((_, list) => $"{{PropertyPath}} names '{Problems.Shortened(Repeated(list)!)}' twice.");

    private static string? Repeated(string? list) => list?.Split(',').CountBy(value => value, StringComparer.Ordinal).FirstOrDefault(value => value.Value > 1).Key;

    /// <summary>One or several codes of a vocabulary, with commas between.</summary>
    public static IRuleBuilderOptions<TQuery, string?> AreIn<TQuery>(this IRuleBuilder<TQuery, string?> parameter, string vocabulary, int most = 20) =>
        parameter.SetValidator(new CodesOf<TQuery>(vocabulary, most));

    /// <summary>One or several of a few words, with commas between.</summary>
    public static IRuleBuilderOptions<TQuery, string?> AreAmong<TQuery>(this IRuleBuilder<TQuery, string?> parameter, params string[] values) =>
        parameter.SetValidator(new WordsAmong<TQuery>(values)).WithErrorCode("invalid-value")
            .WithMessage((_, list) => list!.Split(',').FirstOrDefault(value => !values.Contains(value)) is { } other
                ? $"{{PropertyPath}} '{Problems.Shortened(other)}' is not possible; {string.Join(", ", values)} are, with commas between several."
                : string.Create(CultureInfo.InvariantCulture, $"{{PropertyPath}} can name at most {values.Length}; it names {list.Split(',').Length}."));

    /// <summary>The values of a comma list as JSON, for <c>json_each</c> in SQL; null if it was not given.</summary>
    public static string? AsJson(this string? list) => list?.Split(',').AsJson();

    /// <inheritdoc cref="AsJson(string?)"/>
    public static string AsJson(this IEnumerable<string> values) => JsonSerializer.Serialize([.. values], ApiJson.Default.StringArray);

    /// <summary>Any text without the control characters that nobody types or pastes.</summary>
    [GeneratedRegex("^[^\\u0000-\\u0008\\u000e-\\u001f\\u007f]+\\z")]
    public static partial Regex PlainText();

    [GeneratedRegex("^[A-Za-z0-9_-]+\\z")]
    private static partial Regex Base64Url();
}

/// <summary>A rule that lists the words that are possible, which the contract repeats.</summary>
internal interface IWordRule
{
    /// <summary>The words; null if they are the codes of a vocabulary.</summary>
    IReadOnlyList<string>? Words { get; }

    /// <summary>The vocabulary; null if the rule has words of its own.</summary>
    string? Vocabulary { get; }

    /// <summary>How many can be named at most, with commas between.</summary>
    int Most { get; }
}

/// <summary>One of a few words.</summary>
internal sealed class OneOf<TQuery>(string[] values) : PropertyValidator<TQuery, string?>, IWordRule
{
    public override string Name => "OneOf";

    public IReadOnlyList<string>? Words => values;

    public string? Vocabulary => null;

    public int Most => 1;

    public override bool IsValid(ValidationContext<TQuery> context, string? value) => value is null || values.Contains(value);
}

/// <summary>Some of a few words, with commas between.</summary>
internal sealed class WordsAmong<TQuery>(string[] values) : PropertyValidator<TQuery, string?>, IWordRule
{
    public override string Name => "WordsAmong";

    public IReadOnlyList<string>? Words => values;

    public string? Vocabulary => null;

    public int Most => values.Length;

    public override bool IsValid(ValidationContext<TQuery> context, string? value) => value is null || (value.Split(',') is var words && words.Length <= Most && words.All(values.Contains));
}

/// <summary>Some codes of a vocabulary, with commas between. It reports each that is none.</summary>
internal sealed class CodesOf<TQuery>(string vocabulary, int most) : PropertyValidator<TQuery, string?>, IWordRule
{
    public override string Name => "CodesOf";

    public IReadOnlyList<string>? Words => null;

    public string? Vocabulary => vocabulary;

    public int Most => most;

    public override bool IsValid(ValidationContext<TQuery> context, string? value)
    {
        if (value is null)
        {
            return true;
        }

        var known = (Vocabulary)context.RootContextData[nameof(Data.Vocabulary)];
        var values = value.Split(',');
        var name = JsonNamingPolicy.CamelCase.ConvertName(context.PropertyPath);

        if (values.Length > most)
        {
            Fail("out-of-range", $"{name} can name at most {most}; it names {values.Length}.");
            return true;
        }

        foreach (var unknown in values.Where(code => !known.Has(vocabulary, code)))
        {
            var near = NearMiss.Of(unknown, known.AllOf(vocabulary));
            Fail("unknown-id", $"{name}: there is no {vocabulary} '{Problems.Shortened(unknown)}'{(near is [var meant] ? $"; did you mean '{meant}'?" : known.AllOf(vocabulary).Count <= 30 ? $"; there is {string.Join(", ", known.AllOf(vocabulary))}." : ".")}");
        }

        // The faults are reported; false would add one more.
        return true;

        void Fail(string code, string message) => context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, message) { ErrorCode = code });
    }
}
