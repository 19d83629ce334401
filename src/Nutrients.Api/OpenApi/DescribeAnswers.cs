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

        if (operation.Responses.TryGetValue("200", out var ok))
        {
            ok.Description = $"The answer, as to {Examples.Requests[operation.OperationId!]}.";

            if (ok is OpenApiResponse { Content: { } content } answer)
            {
                (content["application/json"] as OpenApiMediaType)!.Example = Examples.OfAnswer(operation.OperationId!);

                foreach (var format in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<QueryCheck>().Single().Formats.Where(format => format != Format.Json))
                {
                    content[format.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                }

                answer.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Dataset-Version"] = Header("The dataset that the answer was made from; on every answer, errors too.", "6684cd775769425d"),
                };

                if (operation.RequestBody is null)
                {
                    answer.Headers["ETag"] = Header("The entity tag of this representation, for If-None-Match.", "\"5d552581c50dd1f489ed693d\"");
                }

                if (context.MethodInfo.ReturnType.ToString().Contains("Page`2", StringComparison.Ordinal))
                {
                    answer.Headers["Link"] = Header("The next page, if there is one (RFC 8288).", "</v1/foods?cursor=eyJ4>; rel=\"next\"");
                }
            }
        }

        if (operation.RequestBody is OpenApiRequestBody { Content: { } body } asked)
        {
            asked.Required = true;
            (body["application/json"] as OpenApiMediaType)!.Example = Examples.OfBody(operation.OperationId!);
            Problem("413", "The body is larger than 64 KiB.");
            Problem("415", "The body is not application/json.");
            Problem("422", "The body is JSON, but not of this schema, or names what there is not; errors names every fault by its JSONPath.");
        }
        else
        {
            operation.Responses["304"] = new OpenApiResponse { Description = "Not modified: If-None-Match names the current entity tag." };
        }

        Problem("400", "A parameter is wrong, unknown or repeated, and errors names every fault; or a body is not JSON.");
        Problem("404", "There is nothing with this id, or the pinned dataset is not hosted here.");
        Problem("406", "The Accept header allows nothing that there is.");
        Problem("500", "The service failed.");

        static OpenApiHeader Header(string description, string example) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };

        void Problem(string status, string description) => operation.Responses[status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [ProblemResult.ContentType] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) },
            },
        };
    }
}
