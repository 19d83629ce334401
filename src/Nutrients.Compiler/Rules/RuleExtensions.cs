using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;

namespace Nutrients.Compiler.Rules;

/// <summary>What a cell can be asked to be. An empty cell passes all but <see cref="IsRequired"/>.</summary>
internal static partial class RuleExtensions
{
    /// <summary>Reports <paramref name="code"/> where <paramref name="problem"/> says what is wrong.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> Finds<TRow>(this IRuleBuilder<TRow, string> cell, string code, Func<TRow, string, string?> problem) =>
        cell.Custom((value, context) =>
        {
            if (problem(context.InstanceToValidate, value) is { } message)
            {
                context.AddFailure(new ValidationFailure(context.PropertyPath, $"{JsonNamingPolicy.CamelCase.ConvertName(context.PropertyPath)} {message}") { ErrorCode = code });
            }
        });

    public static IRuleBuilderOptionsConditions<TRow, string> IsRequired<TRow>(this IRuleBuilder<TRow, string> cell) =>
        cell.Finds(Codes.Required, (_, value) => value.Length == 0 ? "must not be empty" : null);

    /// <summary>Lower-case letters and digits in groups joined by single hyphens; it stands in URLs and never changes its meaning.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> IsSlug<TRow>(this IRuleBuilder<TRow, string> cell) =>
        cell.Finds(Codes.Id, (_, value) => Slug().IsMatch(value) && value.Length <= 64 ? null : $"'{value}' must be up to 64 lower-case letters and digits, with single hyphens between");

    /// <summary>A slug, or an abbreviation as its field writes it, such as EFSA or UL.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> IsCode<TRow>(this IRuleBuilder<TRow, string> cell) =>
        cell.Finds(Codes.Id, (_, value) => Slug().IsMatch(value.ToLowerInvariant()) && value.Length <= 64 && (value.All(letter => !char.IsUpper(letter)) || value.All(letter => !char.IsLower(letter))) ? null : $"'{value}' must be up to 64 lower-case letters and digits, with single hyphens between, or an abbreviation in capitals");

    public static IRuleBuilderOptionsConditions<TRow, string> IsOneOf<TRow>(this IRuleBuilder<TRow, string> cell, IReadOnlySet<string> codes, string vocabulary) =>
        cell.Finds(Codes.Vocabulary, (_, value) => value.Length == 0 || codes.Contains(value) ? null : NotIn(value, codes, vocabulary));

    public static IRuleBuilderOptionsConditions<TRow, string> AreAllOf<TRow>(this IRuleBuilder<TRow, string> cell, IReadOnlySet<string> codes, string vocabulary) =>
        cell.Finds(Codes.Vocabulary, (_, value) =>
            value.Listed().FirstOrDefault(item => !codes.Contains(item)) is { } unknown ? NotIn(unknown, codes, vocabulary) : value.IsSortedList());

    /// <summary>A list of words in the order of their weight.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> IsList<TRow>(this IRuleBuilder<TRow, string> cell) =>
        cell.Finds(Codes.Vocabulary, (_, value) => string.Join(';', value.Listed().Distinct(StringComparer.Ordinal)) is var list && list != value ? $"'{value}' must be without repetition and empty items: '{list}'" : null);

    /// <summary>What is wrong with the order of a list of codes or ids; null if nothing is.</summary>
    public static string? IsSortedList(this string value) =>
        string.Join(';', value.Listed().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is var sorted && sorted != value ? $"'{value}' must be sorted and without repetition: '{sorted}'" : null;

    private static string NotIn(string value, IReadOnlySet<string> codes, string vocabulary) =>
        $"'{value}' is not in the vocabulary '{vocabulary}' (data/vocabularies.tsv){(codes.Count <= 8 ? $": {string.Join(", ", codes.Order(StringComparer.Ordinal))}" : Finding.Suggest(value, codes))}";

    public static IRuleBuilderOptionsConditions<TRow, string> IsKnown<TRow>(this IRuleBuilder<TRow, string> cell, IReadOnlyCollection<string> ids, Func<string, bool> known, string what, string file) =>
        cell.Finds(Codes.Reference, (_, value) => value.Length == 0 || known(value) ? null : $"'{value}' is no {what} of {file}{Finding.Suggest(value, ids)}");

    /// <summary>A plain decimal number in its shortest form: no exponent, group separator, leading or trailing zero. A sign is out of range.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> IsNumber<TRow>(this IRuleBuilder<TRow, string> cell, double least, double most, bool whole = false) =>
        cell.Finds(Codes.Number, (_, value) => value.Length == 0 || (whole ? WholeNumber() : DecimalNumber()).IsMatch(value) ? null : $"'{value}' is not a {(whole ? "whole" : "decimal")} number in its shortest form, as {(whole ? "12" : "0.5 or 12")}{Shortest(value)}")
            .Finds(Codes.Range, (_, value) => value.Number() is { } number && (number < least || number > most || double.IsNegative(number)) ? string.Create(CultureInfo.InvariantCulture, $"'{value}' must be between {least} and {most}") : null);

    /// <summary>A place in an order, from 1.</summary>
    public static IRuleBuilderOptionsConditions<TRow, string> IsPosition<TRow>(this IRuleBuilder<TRow, string> cell) =>
        cell.IsRequired().IsNumber(1, 99999, whole: true);

    public static IRuleBuilderOptionsConditions<TRow, string> Matches<TRow>(this IRuleBuilder<TRow, string> cell, Regex form, string example) =>
        cell.Finds(Codes.Identifier, (_, value) => value.Length == 0 || form.IsMatch(value) ? null : $"'{value}' is malformed; it looks like {example}");

    private static string Shortest(string value) =>
        value.Number() is { } number && Math.Abs(number) < 1e15 && ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture) is var shortest && shortest != value ? $"; write '{shortest}'" : "";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex("^-?(0|[1-9][0-9]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeNumber();
}
