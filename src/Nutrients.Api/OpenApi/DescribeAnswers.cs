using Microsoft.OpenApi;
using Nutrients.Api.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Describes what every operation can answer with.</summary>
internal sealed class DescribeAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Responses ??= [];
        var id = operation.OperationId!;

        var formats = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<QueryCheck>().Single().Formats;

        if (formats.Count == 0)
        {
            DescribeFile.AnswersOf(operation, context.Document);
            return;
        }

        if (operation.Responses.TryGetValue("200", out var ok) && ok is OpenApiResponse { Content: { } content } answer)
        {
            answer.Description = $"The answer, as to {Examples.Requests[id]}.";
            (content["application/json"] as OpenApiMediaType)!.Example = Examples.OfAnswer(id);

            foreach (var format in formats.Where(format => format != Format.Json))
            {
                content[format.MediaType] = new OpenApiMediaType { Schema = SchemaOf(format), Example = Examples.OfAnswer(id, format.Name) };
            }

            string[] onlyHere = context.MethodInfo.ReturnType.ToString().Contains("Page`2", StringComparison.Ordinal) ? ["ETag", "Link"] : operation.RequestBody is null ? ["ETag"] : [];
            answer.Headers = SharedAnswers.HeadersOf(context.Document, onlyHere);
        }

        if (operation.RequestBody is OpenApiRequestBody { Content: { } body } asked)
        {
            asked.Required = true;
            (body["application/json"] as OpenApiMediaType)!.Example = Examples.OfBody(id);
        }

        // 413 and 422 stand under default: the lint rules know neither of them.
        foreach (var status in (string[])(operation.RequestBody is null ? ["304", "400", "404", "406", "429", "500", "default"] : ["400", "404", "406", "415", "429", "500", "default"]))
        {
            operation.Responses[status] = SharedAnswers.Of(status, context.Document);
        }
    }

    /// <summary>Text, save for CSL-JSON: that is a list, whose schema is CSL's own.</summary>
    private static OpenApiSchema? SchemaOf(Format format)
    {
        if (format.MediaType.EndsWith("+json", StringComparison.Ordinal))
        {
            return null;
        }

        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        Forms.Describe(schema, Forms.Answer);
        return schema;
    }
}
