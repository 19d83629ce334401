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

            if (parameter.In == ParameterLocation.Path && check.Formats.Count == 0)
            {
                DescribeFile.Name(schema);
            }
            else if (parameter.In == ParameterLocation.Path)
            {
                Forms.Describe(schema, Examples.FormOfId(operation.OperationId!));
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
        }

        operation.Parameters ??= [];

        if (check.Formats.Count > 0)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "format",
                In = ParameterLocation.Query,
                Description = "The representation; it wins over the Accept header.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. check.Formats.Select(format => (JsonNode)format.Name)] },
                Example = Examples.OfParameter(operation.OperationId!, "format", isNumber: false),
            });
        }

        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "dataset",
            In = ParameterLocation.Query,
            Description = "Pins the dataset: answered if it is the one that this service hosts, else 404 dataset-not-hosted.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Forms.Version.Pattern, MinLength = Forms.Version.MaxLength, MaxLength = Forms.Version.MaxLength },
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

        if (limit is IWordRule words)
        {
            Describe(words, schema);
        }

        if (limit is IRegularExpressionValidator form)
        {
            schema.Pattern = Forms.OfRegex(form.Expression);
        }
    }

    /// <summary>The words where they are few, else what they look like.</summary>
    private static void Describe(IWordRule rule, OpenApiSchema schema)
    {
        var words = rule.Words ?? Forms.WordsOf(rule.Vocabulary!, OpenApiPublishing.Vocabulary);

        if (words is not null && rule.Most == 1)
        {
            Forms.Describe(schema, words);
            return;
        }

        var word = words is null ? Forms.Slug : $"({string.Join('|', words)})";
        var longest = words?.Max(each => each.Length) ?? Forms.MostOfSlug;
        schema.Pattern = Forms.Whole(rule.Most == 1 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}(,{word}){{0,{rule.Most - 1}}}"));
        (schema.MinLength, schema.MaxLength) = (1, (rule.Most * (longest + 1)) - 1);
    }
}
