using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.OpenApi;
using Nutrients.Api.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Says of answers what JSON Schema can and C# types do not: every key is always there, values of closed lists, the forms and bounds of the others, and that more keys may come.</summary>
internal sealed class DescribeProperties : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema described || described.Properties is not { Count: > 0 } properties)
        {
            return;
        }

        // A client must not break when a later version adds a key to an answer; in a body an unknown key is a fault.
        var isSent = context.Type.IsAssignableTo(typeof(IRequestBody));
        var needed = context.Type.GetProperties().Where(property => property.IsDefined(typeof(RequiredMemberAttribute))).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        described.Required = (isSent ? needed : properties.Keys).ToHashSet(StringComparer.Ordinal);
        described.AdditionalPropertiesAllowed = !isSent;
        described.AdditionalProperties = null;

        // It remembers what it has seen and is not made for several threads, which all have the same filter.
        var nullability = new NullabilityInfoContext();

        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

            // A reference has no place for "or null" beside it.
            if (properties.TryGetValue(name, out var value) && value is OpenApiSchemaReference && nullability.Create(property).ReadState == NullabilityState.Nullable)
            {
                properties[name] = new OpenApiSchema { Description = value.Description, OneOf = [value, new OpenApiSchema { Type = JsonSchemaType.Null }] };
            }

            if (property.GetCustomAttribute<ValuesAttribute>() is { } values
                && properties.SingleOrDefault(pair => pair.Key.Equals(property.Name, StringComparison.OrdinalIgnoreCase)).Value is OpenApiSchema text)
            {
                Forms.Describe(text, values.Values);
            }
        }

        foreach (var (key, value) in properties)
        {
            if (value is OpenApiSchema own)
            {
                // That C# has no setter says nothing to a client.
                own.ReadOnly = false;
                Forms.Describe(own, SchemaIds.Of(context.Type), key, OpenApiPublishing.Vocabulary);
            }
        }
    }
}
