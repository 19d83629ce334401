using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Says what each group of operations is about, and leaves out what says nothing new.</summary>
internal sealed class DescribeDocument : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // HEAD is GET without the body everywhere; saying it twice would double every generated client.
        foreach (var path in swaggerDoc.Paths.Values)
        {
            path.Operations?.Remove(HttpMethod.Head);
        }

        swaggerDoc.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Nutrients", Description = "Nutrients, their forms, and the foods richest in them." },
            new() { Name = "Foods", Description = "Foods, what is in them, and where the numbers come from." },
            new() { Name = "Amounts", Description = "The permalink of every single number." },
            new() { Name = "Sources", Description = "The tables and studies that facts rest on." },
            new() { Name = "Dataset", Description = "Which dataset this service answers from." },
        };
    }
}
