using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nutrients.Api.OpenApi;

/// <summary>Says what each group of operations is about.</summary>
internal sealed class DescribeTags : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Nutrients", Description = "Nutrients, their forms, and the foods richest in them." },
            new() { Name = "Foods", Description = "Foods, what is in them, and where the numbers come from." },
            new() { Name = "Amounts", Description = "The permalink of every single number." },
            new() { Name = "Sources", Description = "The tables and studies that facts rest on." },
            new() { Name = "Dataset", Description = "Which dataset this service answers from." },
        };
}
