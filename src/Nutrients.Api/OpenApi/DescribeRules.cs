using System.Globalization;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Nutrients.Api.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Publishes the limits that the query rules enforce, so that the contract cannot promise others, and the parameters that every resource has.</summary>
internal sealed class DescribeRules : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<QueryCheck>().SingleOrDefault() is not { } check)
        {
            return;
        }

        // What the path says already, the query cannot.
        operation.Parameters = [.. operation.Parameters?.Where(parameter => parameter.In != ParameterLocation.Query || check.Parameters.ContainsKey(parameter.Name!)) ?? []];

        var limits = check.Rules?.CreateDescriptor().GetMembersWithValidators();

        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter.Schema is not OpenApiSchema schema)
            {
                continue;
            }

            // A parameter is there or not; it is never null.
            schema.Type &= ~JsonSchemaType.Null;

            var isNumber = schema.Type is JsonSchemaType.Integer or JsonSchemaType.Number;

            var described = parameter as OpenApiParameter;

            if (described is not null)
            {
                described.Description = parameter.In == ParameterLocation.Path ? Examples.DescriptionOfId(operation.OperationId!) : described.Description;
                described.Example = Examples.OfParameter(operation.OperationId!, parameter.Name!, isNumber);
            }

            if (parameter.In == ParameterLocation.Path)
            {
                (schema.MinLength, schema.MaxLength) = (1, 200);
            }

            if (check.Parameters.TryGetValue(parameter.Name!, out var declared) && declared.HasDefaultValue && declared.DefaultValue is int whole)
            {
                schema.Default = whole;
            }

            foreach (var (limit, _) in limits?.Where(member => member.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).SelectMany(member => member) ?? [])
            {
                Describe(limit, schema);
                described?.Required |= limit is INotEmptyValidator;
            }

            if (schema.Type is JsonSchemaType.String && schema is { MaxLength: null, Enum: null })
            {
                // A comma list of at most a hundred ids of 64 characters.
                schema.MaxLength = 6500;
            }
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "format",
            In = ParameterLocation.Query,
            Description = "The representation; it wins over the Accept header.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. check.Formats.Select(format => (JsonNode)format.Name)] },
            Example = Examples.OfParameter(operation.OperationId!, "format", isNumber: false),
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "dataset",
            In = ParameterLocation.Query,
            Description = "Pins the dataset: answered if it is the one that this service hosts, else 404 dataset-not-hosted.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 64 },
        });
    }

    private static void Describe(IPropertyValidator limit, OpenApiSchema schema)
    {
        if (limit is IBetweenValidator between)
        {
            schema.Minimum = string.Create(CultureInfo.InvariantCulture, $"{between.From}");
            schema.Maximum = string.Create(CultureInfo.InvariantCulture, $"{between.To}");
        }

        if (limit is ILengthValidator length)
        {
            schema.MinLength = length.Min;
            schema.MaxLength = length.Max;
        }

        if (limit is IOneOf oneOf)
        {
            schema.Enum = [.. oneOf.Values.Select(value => (JsonNode)value)];
        }

        if (limit is IRegularExpressionValidator form)
        {
            // JSON Schema's patterns are ECMA-262's, where $ is the very end and \z a letter.
            schema.Pattern = form.Expression.Replace("\\z", "$", StringComparison.Ordinal);
        }
    }
}
