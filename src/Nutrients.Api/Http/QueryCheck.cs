using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.Extensions.Primitives;
using Nutrients.Api.Data;
using Nutrients.Api.Nutrients;
using Nutrients.Shared;

namespace Nutrients.Api.Http;

/// <summary>What an endpoint lets a query contain; every endpoint under /v1 carries one as metadata.</summary>
/// <param name="Parameters">The endpoint's own parameters.</param>
/// <param name="Rules">The rules that they must keep; null if there are none.</param>
/// <param name="Formats">What the answer can be represented as; none for a file, which is what it is.</param>
internal sealed record QueryCheck(IReadOnlyDictionary<string, ParameterInfo> Parameters, IValidator? Rules, IReadOnlyList<Format> Formats)
{
    /// <summary>Parameters of every resource: the format where there is a choice, and the dataset version to pin.</summary>
    public IReadOnlyList<string> Common { get; } = Formats.Count == 0 ? ["dataset"] : ["format", "dataset"];
}

/// <summary>
/// Answers 400, with all faults at once and before the handler runs, to a query that breaks a rule or has a parameter the endpoint does not know:
/// a misspelt filter must not look like an unfiltered answer.
/// </summary>
internal static partial class QueryChecks
{
    // More than any resource has; every unknown one is a fault to report, and an answer must not outgrow its question.
    private const int MostParameters = 50;

    public static RouteHandlerBuilder WithRules<TQuery>(this RouteHandlerBuilder endpoint, AbstractValidator<TQuery> rules, IReadOnlyList<Format>? formats = null, string? without = null) where TQuery : class =>
        endpoint.Check(
            new(typeof(TQuery).GetConstructors()[0].GetParameters().Select(parameter => (Name: JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!), Parameter: parameter)).Where(pair => pair.Name != without).ToDictionary(pair => pair.Name, pair => pair.Parameter, StringComparer.Ordinal), rules, formats ?? [Format.Json]),
            (arguments, context) => rules.Validate(Validating(arguments.OfType<TQuery>().Single(), context)).Errors.Select(ToFault));

    /// <summary>The same below a nutrient, which the path names: there must be such a nutrient, and the query cannot name another.</summary>
    public static RouteHandlerBuilder WithRulesBelowNutrient<TQuery>(this RouteHandlerBuilder endpoint, AbstractValidator<TQuery> rules, IReadOnlyList<Format> formats) where TQuery : class =>
        endpoint.WithRules(rules, formats, without: "nutrientId").AddEndpointFilter(async (context, next) =>
        {
            var id = (string)context.HttpContext.GetRouteValue("id")!;
            var dataset = context.HttpContext.RequestServices.GetRequiredService<Dataset>();
            return dataset.Vocabulary.Has(Vocabulary.Nutrient, id) ? await next(context) : NutrientEndpoints.NotFound(id, dataset);
        });

    public static RouteHandlerBuilder WithoutQuery(this RouteHandlerBuilder endpoint, IReadOnlyList<Format>? formats = null) =>
        endpoint.Check(new(new Dictionary<string, ParameterInfo>(), Rules: null, formats ?? [Format.Json]), (_, _) => []);

    /// <summary>What is wrong with an object that was read from a body.</summary>
    public static IEnumerable<Fault> FaultsOf<TQuery>(AbstractValidator<TQuery> rules, TQuery query, HttpContext http) where TQuery : class => rules.Validate(Validating(query, http)).Errors.Select(ToFault);

    /// <summary>The services of the request, for rules that ask more of its dataset than which words there are.</summary>
    public static IServiceProvider ServicesOf(IValidationContext context) => (IServiceProvider)context.RootContextData[nameof(IServiceProvider)];

    /// <summary>FluentValidation names the C# property, in the message too where it begins with it; a client knows the parameter.</summary>
    private static Fault ToFault(FluentValidation.Results.ValidationFailure failure)
    {
        var parameter = JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName);
        var message = failure.ErrorMessage;
        return new(parameter, failure.ErrorCode, message.StartsWith(failure.PropertyName, StringComparison.Ordinal) ? parameter + message[failure.PropertyName.Length..] : message);
    }

    private static ValidationContext<TQuery> Validating<TQuery>(TQuery query, HttpContext http) =>
        new(query) { RootContextData = { [nameof(Vocabulary)] = http.RequestServices.GetRequiredService<Dataset>().Vocabulary, [nameof(IServiceProvider)] = http.RequestServices } };

    private static RouteHandlerBuilder Check(this RouteHandlerBuilder endpoint, QueryCheck check, Func<IList<object?>, HttpContext, IEnumerable<Fault>> broken) =>
        endpoint.WithMetadata(check).AddEndpointFilter(async (context, next) =>
        {
            var query = context.HttpContext.Request.Query;

            if (query.Count > MostParameters)
            {
                return Problems.Invalid([new("query", "too-long", $"A query can have at most {MostParameters} parameters; this has {query.Count}.")]);
            }

            Fault[] unreadable = [.. query.Select(parameter => Unreadable(parameter.Key, parameter.Value, check)).OfType<Fault>()];
            Fault[] faults = [.. unreadable, .. broken(context.Arguments, context.HttpContext).Where(fault => !unreadable.Any(other => other.Parameter == fault.Parameter))];

            var hosted = context.HttpContext.RequestServices.GetRequiredService<Dataset>().Version;

            return faults.Length > 0 ? Problems.Invalid(faults)
                : query["dataset"] is [{ } pinned] && pinned != hosted ? Problems.DatasetNotHosted(pinned, hosted)
                : await next(context);
        });

    /// <summary>What is wrong with a parameter whatever the rules say: unknown, repeated, or not of its type.</summary>
    private static Fault? Unreadable(string name, StringValues values, QueryCheck check)
    {
        var isDeclared = check.Parameters.TryGetValue(name, out var declared);

        return !isDeclared && !check.Common.Contains(name) ? UnknownParameter(name, check.Parameters.Keys.Concat(check.Common))
            : values is not [{ } value] ? new(name, "repeated-parameter", $"{name} is given {values.Count} times; give it once, with commas between several values.")
            : name == "format" && check.Formats.All(format => format.Name != value) ? new(name, "invalid-value", $"format '{Problems.Shortened(value)}' is not available here; available: {string.Join(", ", check.Formats.Select(format => format.Name))}.")
            : isDeclared && FormOf(declared!.ParameterType) is var (form, what) && !form.IsMatch(value) ? new(name, "invalid-value", $"{name} '{Problems.Shortened(value)}' is not {what}.")
            : null;
    }

    private static Fault UnknownParameter(string name, IEnumerable<string> known) =>
        name.Length == 0 ? new("query", "unknown-parameter", "There is a parameter without a name; write name=value.") : new(Problems.Shortened(name), "unknown-parameter", $"There is no parameter '{Problems.Shortened(name)}' here{(NearMiss.Of(name, known) is [var meant] ? $"; did you mean '{meant}'?" : $"; there is {string.Join(", ", known)}.")}");

    /// <summary>How a value of a type is written. No narrower than this is what ASP.NET Core then reads.</summary>
    private static (Regex Form, string What)? FormOf(Type type) =>
        type == typeof(int) || type == typeof(int?) ? (WholeNumber(), "a whole number")
        : type == typeof(double) || type == typeof(double?) ? (DecimalNumber(), "a decimal number, as 0.5")
        : null;

    [GeneratedRegex("^-?[0-9]{1,9}\\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^-?[0-9]{1,15}(\\.[0-9]{1,12})?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalNumber();
}
