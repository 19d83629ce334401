using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.OpenApi;

/// <summary>
/// What the values of answers look like, by their keys: the form of texts, the bounds of numbers and the lengths of lists. A key can have a form of its own in one type, as <c>Amount.id</c>.
/// A test holds the answers over the whole dataset against it; what is not here fails another.
/// </summary>
internal static class Forms
{
    // A vocabulary with more codes than this is described by the form of its codes.
    private const int MostWords = 40;

    public const int MostOfSlug = 64;
    public const int MostOfId = 200;

    public const string Slug = "[a-z0-9]+(-[a-z0-9]+)*";
    public const string AmountId = $"{Slug}[.]{Slug}[.]{Slug}";

    private static readonly TextForm Code = new(Whole(Slug), MostOfSlug);
    private static readonly TextForm CodeOrAbbreviation = new(Whole("[A-Za-z0-9]+(-[A-Za-z0-9]+)*"), MostOfSlug);
    private static readonly TextForm LongCode = new(Whole(Slug), MostOfId);
    private static readonly TextForm Amount = new(Whole(AmountId), MostOfId);
    private static readonly TextForm Word = new(Whole("[!-~]+"), 100);
    private static readonly TextForm Unit = Plain(60);
    private static readonly TextForm Line = Plain(300);
    private static readonly TextForm Text = Plain(2000);
    private static readonly TextForm Link = new("^/[^\\u0000-\\u0020\\u007f]*$", 131_072);

    /// <summary>The version of a dataset.</summary>
    public static readonly TextForm Version = new("^[0-9a-f]{16}$", 16);

    /// <summary>An answer as a text of another media type; one of an empty list has nothing in it, in most of them.</summary>
    public static readonly TextForm Answer = new(Plain(1).Pattern.Replace("]+", "]*", StringComparison.Ordinal), 50_000_000, MinLength: 0);

    private static readonly Dictionary<string, TextForm> Texts = Table(
        (Code, "id citationIdsFor citationIdsAgainst citationIdsMixed copyOf formsCounted foods foodsNotKnown missingFrom partialFrom belowLimitFrom rangeFrom severityBy form vocabulary SelectionCriterion.name Problem.code Fault.code violated-policies"),
        (LongCode, "ReferenceIntake.id CitingStatement.id IntakeReference.id IntakeUpperLimit.id referenceIntakeId"),
        (Amount, "Amount.id componentIds"),
        (new("^[a-z0-9]+([.-][a-z0-9]+)*$", MostOfId), "suggestions"),
        (Version, "datasetVersion DatasetDescription.version"),
        (new("^[0-9a-f]{64}$", 64), "sha256"),
        (new($"^/v1/amounts/{AmountId}$", MostOfId + 12), "permalink"),
        (new($"^/v1/[a-z-]+/{Slug}$", MostOfId), "SearchHit.url"),
        (Link, "self next DatasetFile.url"),
        (new("^https?://[^ ]+$", 500, "uri"), "url"),
        (new("^10[.][0-9]{4,9}/[^ A-Z]+$", 200), "doi"),
        (new("^[1-9][0-9]{0,7}$", 8), "pmid rxcui"),
        (new("^PMC[1-9][0-9]*$", 12), "pmcid"),
        (new("^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$", 7), "atcCode"),
        (new("^(urn:problem-type:nutrients:[a-z0-9-]+|https://iana[.]org/assignments/http-problem-types#[a-z-]+)$", 100, "uri"), "Problem.type"),
        (new("^[0-9A-Za-z:]+$", 64), "traceId"),
        (Word, "code DatasetFile.name mediaType"),
        (Unit, "unit ucumUnit fromUnit toUnit volume issue pages"),
        (Line, "name label foodName nutrientName matched other asked triggeredBy scientificName ediblePart Source.version Study.version keyMolecules groupsAtRisk authors publisher journal licence sampleSize duration SelectionCriterion.description instance parameter correctedTo"),
        (Text, "title SearchHit.name SearchHit.matched description note doubt attribution disclaimer snippet text definition statement correction certaintyReason sign mechanism role effect advice population exposure finding funding"),
        (Plain(5000), "detail"),
        (Plain(100), "medications Problem.title"));

    /// <summary>Keys whose values are codes of a vocabulary of the dataset.</summary>
    private static readonly Dictionary<string, string> Vocabularies = new(StringComparer.Ordinal)
    {
        ["Food.category"] = "food-category",
        ["FoodDetail.category"] = "food-category",
        ["FoodSource.category"] = "food-category",
        ["CoverageByCategory.category"] = "food-category",
        ["Nutrient.category"] = "nutrient-category",
        ["NutrientDetail.category"] = "nutrient-category",
        ["group"] = "nutrient-category",
        ["tags"] = "food-tag",
        ["state"] = "food-state",
        ["lang"] = "language",
        ["FoodCode.system"] = "food-code-system",
        ["NutrientCode.system"] = "nutrient-code-system",
        ["total"] = "nutrient-total",
        ["bodySystem"] = "body-system",
        ["topic"] = "claim-topic",
        ["origins"] = "claim-origin",
        ["scope"] = "reference-intake-scope",
        ["qualifiers"] = "reference-intake-qualifier",
        ["authority"] = "authority",
        ["condition"] = "condition",
        ["IntakeReference.type"] = "reference-intake-type",
        ["kind"] = "interaction-kind",
        ["direction"] = "interaction-direction",
    };

    private static readonly Range Counted = new(0, 1_000_000_000);

    private static readonly Dictionary<string, Range> Numbers = Table<Range>(
        (new(0, 1e18), "amount lowerBound upperBound min max sd"),
        (new(0, 1e30), "Quantity.amount AlternativeConversion.amount factor percent percentAtLeast percentAtMost"),
        (new(0, 1e6), "ReferenceIntake.amount IntakeReference.amount IntakeUpperLimit.amount"),
        (new(0, 2e7), "grams"),
        (new(0.01, 20_000), "Portion.grams"),
        (new(0.001, 1000), "quantity"),
        (new(0, 1), "score"),
        (new(1, 1_000_000), "n"),
        (new(1, 1_000_000), "rank"),
        (new(1, 99_999), "position"),
        (new(1800, 2100), "year oldestYear newestYear"),
        (new(0, 120), "ageYears"),
        (new(0, 1440), "ageMonths ageFromMonths"),
        (new(1, 1440), "ageToMonths"),
        (new(400, 599), "Problem.status"),
        (new(1, 1000), "schemaVersion"),
        (new(0, 1e12), "bytes"));

    private const int Items = 1000;

    private static readonly Dictionary<string, int> Lists = Table(
        (100, "data IntakeAnalysis.items"),

        // Without a limit, all that stands behind a food or a nutrient.
        (IPaged.All, "FoodCitationPage.data NutrientCitationPage.data"),
        (20, "ComparedFoodPage.data SuggestionPage.data medications"),
        (50, "cells ComparisonMeta.nutrients"),
        (5, "suggestions violated-policies"),
        (10_000, "vocabularies IntakeAnalysis.interactions"),

        // An unknown key is a fault each, and a body of 64 KiB has no more of them.
        (11_000, "errors"));

    /// <summary>Writes into a schema what holds for this key of this type.</summary>
    public static void Describe(OpenApiSchema schema, string type, string key, Vocabulary vocabulary)
    {
        if (Is(schema, JsonSchemaType.Array))
        {
            schema.MaxItems ??= Of(Lists, type, key, Items);
        }

        var value = Is(schema, JsonSchemaType.Array) ? schema.Items as OpenApiSchema : schema;

        if (value is { Enum: null } && Is(value, JsonSchemaType.String))
        {
            if (Of(Vocabularies, type, key) is { } set)
            {
                if (WordsOf(set, vocabulary) is { } words)
                {
                    Describe(value, words);
                }
                else
                {
                    Describe(value, CodeOrAbbreviation);
                }
            }
            else if ((Of(Texts, type, key) ?? (key.EndsWith("Id", StringComparison.Ordinal) || key.EndsWith("Ids", StringComparison.Ordinal) ? Code : null)) is { } form)
            {
                Describe(value, form);
            }
        }
        else if (value is not null && (Is(value, JsonSchemaType.Integer) || Is(value, JsonSchemaType.Number)))
        {
            var range = Of(Numbers, type, key, Counted);
            value.Minimum ??= range.Least.ToString(CultureInfo.InvariantCulture);
            value.Maximum ??= range.Most.ToString("0", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The codes of a vocabulary; null if they are too many to be listed.</summary>
    public static string[]? WordsOf(string set, Vocabulary vocabulary) => vocabulary.AllOf(set) is { Count: > 0 and <= MostWords } codes ? [.. codes] : null;

    public static void Describe(OpenApiSchema schema, TextForm form) =>
        (schema.Pattern, schema.MinLength, schema.MaxLength, schema.Format) = (form.Pattern, form.MinLength, form.MaxLength, form.Format);

    /// <summary>A text that is one of a few words, or null if it may be.</summary>
    public static void Describe(OpenApiSchema schema, IReadOnlyList<string> words)
    {
        schema.Enum = [.. words.Select(word => (JsonNode)word)];

        if (Is(schema, JsonSchemaType.Null))
        {
            schema.Enum.Add(null!);
        }
    }

    public static string Whole(string pattern) => $"^{pattern}$";

    /// <summary>JSON Schema's patterns are ECMA-262's, where $ is the very end and \z a letter.</summary>
    public static string OfRegex(string expression) => expression.Replace("\\z", "$", StringComparison.Ordinal);

    private static TextForm Plain(int most) => new(OfRegex(ParameterRules.PlainText().ToString()), most);

    private static bool Is(OpenApiSchema schema, JsonSchemaType type) => schema.Type is { } types && types.HasFlag(type);

    private static T? Of<T>(Dictionary<string, T> table, string type, string key) where T : class => table.GetValueOrDefault($"{type}.{key}") ?? table.GetValueOrDefault(key);

    private static T Of<T>(Dictionary<string, T> table, string type, string key, T other) where T : struct => table.TryGetValue($"{type}.{key}", out var own) ? own : table.GetValueOrDefault(key, other);

    private static Dictionary<string, T> Table<T>(params (T Form, string Keys)[] lines) =>
        lines.SelectMany(line => line.Keys.Split(' '), (line, key) => (key, line.Form)).ToDictionary(pair => pair.key, pair => pair.Form, StringComparer.Ordinal);

    private readonly record struct Range(double Least, double Most);
}

/// <summary>What a text looks like.</summary>
/// <param name="Pattern">A regular expression that ECMA-262 and .NET read alike.</param>
/// <param name="MaxLength">How many characters it has at most.</param>
/// <param name="Format">A format of JSON Schema, where there is one.</param>
/// <param name="MinLength">How many characters it has at least.</param>
internal sealed record TextForm(string Pattern, int MaxLength, string? Format = null, int MinLength = 1);
