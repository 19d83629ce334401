using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.OpenApi;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Swashbuckle.AspNetCore.Swagger;

namespace Nutrients.Api.OpenApi;

/// <summary>The contract: OpenAPI 3.1 at /openapi/v1.json, and a page to read and try it at /swagger.</summary>
internal static class OpenApiPublishing
{
    // Filters are made once for all datasets, and Swashbuckle tells them nothing of the request.
    private static readonly AsyncLocal<Vocabulary> Described = new();

    private static readonly Format Document = new("json", "application/json", "", WriteDocument);

    /// <summary>What parameters and answers may name in the dataset whose contract is being made.</summary>
    public static Vocabulary Vocabulary => Described.Value!;

    public static void AddOpenApiDocument(this IServiceCollection services, IConfiguration configuration)
    {
        // Reserved names (RFC 2606) until whoever hosts the API gives their own. Read here, so that an address that is none stops the start and not the first reader.
        var contact = new OpenApiContact
        {
            Name = "Nutrients contributors",
            Url = new Uri(configuration["OpenApi:Contact:Url"] ?? "https://nutrients.example/"),
            Email = configuration["OpenApi:Contact:Email"] ?? "contact@nutrients.example",
        };

        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Nutrients",
                Version = "1.0.0",
                Description = "An open nutrient reference: which foods hold a nutrient, what it does, how much people need, what it interacts with, what is claimed of it, and the studies that say so. Every number and statement carries its source. Unknown is never zero, and sources that differ stand side by side. Every GET can be a HEAD. Information for reference, not medical advice.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                Contact = contact,
                Extensions = new Dictionary<string, IOpenApiExtension>
                {
                    ["x-api-id"] = new JsonNodeExtension("46c17b06-84f6-4081-b77d-45569dd2f88c"),
                    ["x-audience"] = new JsonNodeExtension("external-public"),
                },
            });
            options.AddServer(new OpenApiServer
            {
                Url = "/",
                Description = "This service, in production or wherever it runs.",
                Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) },
            });
            options.IncludeXmlComments(typeof(OpenApiPublishing).Assembly);
            options.DescribeAllParametersInCamelCase();
            options.SupportNonNullableReferenceTypes();
            options.CustomSchemaIds(SchemaIds.Of);
            options.OperationFilter<DescribeRules>();
            options.OperationFilter<DescribeAnswers>();
            options.SchemaFilter<DescribeProperties>();
            options.DocumentFilter<DescribeDocument>();
        });
    }

    /// <summary>The document, made once and then kept and tagged like every other answer.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/openapi/v1.json", async (Dataset dataset, IAsyncSwaggerProvider documents) =>
            {
                Described.Value = dataset.Vocabulary;
                return TypedResults.Ok(await documents.GetSwaggerAsync("v1"));
            })
            .WithRepresentations()
            .WithoutQuery([Document])
            .ExcludeFromDescription();

    /// <summary>The page.</summary>
    public static void UseOpenApiPage(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/swagger"))
            {
                context.Response.Headers.ContentSecurityPolicy = CommonHeaders.PagePolicy;
            }

            return next(context);
        });
        app.UseSwaggerUI(options =>
        {
            options.DocumentTitle = "Nutrients API";
            options.EnableDeepLinking();
            options.DisplayRequestDuration();
            options.SwaggerEndpoint("/openapi/v1.json", "Nutrients v1");
        });
    }

    private static void WriteDocument(object value, IBufferWriter<byte> output)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ((OpenApiDocument)value).SerializeAsV31(new OpenApiJsonWriter(text));
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
