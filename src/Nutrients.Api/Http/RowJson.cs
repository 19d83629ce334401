using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nutrients.Api.Http;

/// <summary>Writes by hand the rows that answers have by the dozen, byte for byte what the generated code writes.</summary>
internal abstract class RowJson<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Rows are only written.");

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var json = new JsonText(stackalloc byte[1024]);
        Append(ref json, value);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }

    protected abstract void Append(ref JsonText json, T row);
}
