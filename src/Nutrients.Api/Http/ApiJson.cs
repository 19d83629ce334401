using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nutrients.Api.About;
using Nutrients.Api.Amounts;
using Nutrients.Api.Foods;
using Nutrients.Api.FoodSources;
using Nutrients.Api.Nutrients;
using Nutrients.Api.Sources;

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
[JsonSerializable(typeof(Page<Source, PageMeta>))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(DatasetDescription))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // Letters as they are: nothing of ours is put into HTML.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The value as UTF-8 JSON by the generated code, which is twice as fast as the general serializer; valid until the thread writes the next one.</summary>
    public static ReadOnlySpan<byte> Write(object value)
    {
        // A rare large answer must not be remembered by every thread.
        _buffer = _buffer is { Capacity: <= 1024 * 1024 } kept ? kept : new(64 * 1024);
        _buffer.ResetWrittenCount();

        using (var writer = new Utf8JsonWriter(_buffer, Written))
        {
            JsonSerializer.Serialize(writer, value, Default.GetTypeInfo(value.GetType())!);
        }

        return _buffer.WrittenSpan;
    }
}
