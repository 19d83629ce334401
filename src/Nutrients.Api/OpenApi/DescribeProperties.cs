using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Says of answers what JSON Schema can and C# types do not: every key is always there, values of closed lists, and that more keys may come.</summary>
internal sealed class DescribeProperties : ISchemaFilter
{
    private readonly NullabilityInfoContext _nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema described || described.Properties is not { Count: > 0 } properties)
        {
            return;
        }

        described.Required = properties.Keys.ToHashSet(StringComparer.Ordinal);

        // A client must not break when a later version adds a key.
        described.AdditionalPropertiesAllowed = true;
        described.AdditionalProperties = null;

        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

            // A reference has no place for "or null" beside it.
            if (properties.TryGetValue(name, out var value) && value is OpenApiSchemaReference && _nullability.Create(property).ReadState == NullabilityState.Nullable)
            {
                properties[name] = new OpenApiSchema { Description = value.Description, OneOf = [value, new OpenApiSchema { Type = JsonSchemaType.Null }] };
            }

            if (property.GetCustomAttribute<ValuesAttribute>() is { } values
                && properties.SingleOrDefault(pair => pair.Key.Equals(property.Name, StringComparison.OrdinalIgnoreCase)).Value is OpenApiSchema text)
            {
                text.Enum = [.. values.Values.Select(value => (JsonNode)value)];

                if (text.Type is { } type && type.HasFlag(JsonSchemaType.Null))
                {
                    text.Enum.Add(null!);
                }
            }
        }
    }
}
