using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nutrients.Api.About;
using Nutrients.Api.Amounts;
using Nutrients.Api.Citations;
using Nutrients.Api.Claims;
using Nutrients.Api.Comparisons;
using Nutrients.Api.Conversions;
using Nutrients.Api.Coverage;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Files;
using Nutrients.Api.Foods;
using Nutrients.Api.FoodSources;
using Nutrients.Api.Functions;
using Nutrients.Api.IntakeAnalyses;
using Nutrients.Api.Interactions;
using Nutrients.Api.Nutrients;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Search;
using Nutrients.Api.Sources;
using Nutrients.Api.Statements;
using Nutrients.Api.Studies;
using Nutrients.Api.Suggestions;

namespace Nutrients.Api.Http;

/// <summary>Every type that the API writes, in camelCase and with every key always there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.Never, GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Page<Nutrient, PageMeta>))]
[JsonSerializable(typeof(NutrientDetail))]
[JsonSerializable(typeof(Page<FoodSource, FoodSourcesMeta>))]
[JsonSerializable(typeof(Page<Food, PageMeta>))]
[JsonSerializable(typeof(FoodDetail))]
[JsonSerializable(typeof(Page<FoodNutrient, FoodNutrientsMeta>))]
[JsonSerializable(typeof(Page<FoodCitation, PageMeta>))]
[JsonSerializable(typeof(AmountDetail))]
[JsonSerializable(typeof(Page<NutrientCitation, PageMeta>))]
[JsonSerializable(typeof(Page<Source, PageMeta>))]
[JsonSerializable(typeof(Page<Study, PageMeta>))]
[JsonSerializable(typeof(Study))]
[JsonSerializable(typeof(Page<Function, DisclaimedMeta>))]
[JsonSerializable(typeof(Page<Deficiency, DisclaimedMeta>))]
[JsonSerializable(typeof(Page<Interaction, InteractionsMeta>))]
[JsonSerializable(typeof(Page<Claim, DisclaimedMeta>))]
[JsonSerializable(typeof(Page<ReferenceIntake, DisclaimedMeta>))]
[JsonSerializable(typeof(Page<ComparedFood, ComparisonMeta>))]
[JsonSerializable(typeof(IntakeAnalysis))]
[JsonSerializable(typeof(Conversion))]
[JsonSerializable(typeof(Page<SearchHit, SearchMeta>))]
[JsonSerializable(typeof(Page<Suggestion, PageMeta>))]
[JsonSerializable(typeof(List<CslItem>))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(Spread))]
[JsonSerializable(typeof(Portion))]
[JsonSerializable(typeof(ReferencePercent))]
[JsonSerializable(typeof(DatasetDescription))]
[JsonSerializable(typeof(Page<NutrientCoverage, CoverageMeta>))]
[JsonSerializable(typeof(Page<DatasetFile, PageMeta>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // Letters as they are: nothing of ours is put into HTML.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes by the generated code, which is twice as fast as the general serializer, or by what is faster still.</summary>
    public static void Write(object value, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Written);
        JsonSerializer.Serialize(writer, value, value is Page<FoodNutrient, FoodNutrientsMeta> or Page<FoodSource, FoodSourcesMeta> ? Rows.Options.GetTypeInfo(value.GetType()) : Default.GetTypeInfo(value.GetType())!);
    }

    /// <summary>For the rows that answers have by the dozen. Converters cost the other types their generated code, so only pages of these are written so.</summary>
    private static class Rows
    {
        public static readonly JsonSerializerOptions Options = new(Default.Options) { Converters = { new FoodNutrientJson(), new FoodSourceJson() } };
    }
}
