using Microsoft.OpenApi;
using Nutrients.Api.Http;
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

        SharedAnswers.AddTo(swaggerDoc, context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository));

        // Nothing is needed: one empty requirement says so, where none at all would say nothing.
        swaggerDoc.Security = [[]];

        swaggerDoc.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Nutrients", Description = "Nutrients and their forms: fact sheets, the foods richest in them, and all that is stated of them." },
            new() { Name = "Foods", Description = "Foods, what is in them, and where the numbers come from." },
            new() { Name = "Amounts", Description = "The permalink of every single number." },
            new() { Name = "Comparisons", Description = "Foods side by side, in one measure." },
            new() { Name = "Intake analyses", Description = "What a meal or a day comes to, and what is not known of it." },
            new() { Name = "Functions", Description = "What nutrients do in the body." },
            new() { Name = "Deficiencies", Description = "What shows in somebody who gets too little or too much." },
            new() { Name = "Interactions", Description = "What nutrients, drugs, foods, conditions and laboratory tests do to each other." },
            new() { Name = "Reference intakes", Description = "How much authorities recommend or tolerate." },
            new() { Name = "Conversions", Description = "Amounts of a nutrient in other units." },
            new() { Name = "Claims", Description = "What people say about nutrients, and what is to be held of it." },
            new() { Name = "Studies", Description = "The research that statements rest on." },
            new() { Name = "Sources", Description = "Everything that facts rest on: tables, studies, books, reports and web pages." },
            new() { Name = "Search", Description = "Everything by words, and names while they are typed." },
            new() { Name = "Dataset", Description = "Which dataset this service answers from, what it covers and what not, and all of it as files." },
        };
    }
}
