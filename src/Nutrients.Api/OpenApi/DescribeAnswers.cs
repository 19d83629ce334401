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
            ok.Description = "The answer.";
        }

        operation.Responses["304"] = new OpenApiResponse { Description = "Not modified: If-None-Match names the current entity tag." };
        Problem("400", "A parameter is wrong, unknown or repeated; errors names every fault.");
        Problem("404", "There is nothing with this id, or the pinned dataset is not hosted here.");
        Problem("406", "The Accept header allows nothing that there is.");
        Problem("500", "The service failed.");

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
