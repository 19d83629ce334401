using Microsoft.OpenApi;
using Nutrients.Shared;

namespace Nutrients.Api.OpenApi;

/// <summary>Describes the operation that answers with a file: by the media types that files have, whole or in part.</summary>
internal static class DescribeFile
{
    public static void Name(OpenApiSchema schema) => Forms.Describe(schema, [.. BulkFile.All.Select(file => file.Name)]);

    public static void AnswersOf(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters!.Add(Header("Range", "Only these bytes, counted from 0.", "bytes=0-99", new() { Type = JsonSchemaType.String, Pattern = "^bytes=([0-9]+-[0-9]*|-[0-9]+)$", MinLength = 8, MaxLength = 50 }));
        operation.Parameters.Add(Header("If-Range", "The entity tag of the file that the range is to be of. If it is another by now, all of that is sent.", "\"6684cd775769425d6684cd775769425d6684cd775769425d6684cd775769425d\"", new() { Type = JsonSchemaType.String, Pattern = "^\"[0-9a-f]{64}\"$", MinLength = 66, MaxLength = 66 }));

        string[] headers = ["Accept-Ranges", "Content-Disposition", "ETag", "Repr-Digest"];
        operation.Responses!["200"] = new OpenApiResponse
        {
            Description = $"The file, as to {Examples.Requests[operation.OperationId!]}, of which the example shows a part.",
            Headers = SharedAnswers.HeadersOf(document, headers),
            Content = Content(operation.OperationId!),
        };
        operation.Responses["206"] = new OpenApiResponse
        {
            Description = "The bytes that Range asks for.",
            Headers = SharedAnswers.HeadersOf(document, [.. headers, "Content-Range"]),
            Content = Content(operation.OperationId!),
        };

        foreach (var status in (string[])["304", "400", "404", "416", "429", "500", "503", "default"])
        {
            operation.Responses[status] = SharedAnswers.Of(status, document);
        }
    }

    /// <summary>Bytes have no schema; a descriptor has that of its standard.</summary>
    private static Dictionary<string, IOpenApiMediaType> Content(string operationId) => BulkFile.All
        .DistinctBy(file => file.MediaType)
        .ToDictionary(file => file.MediaType, file => (IOpenApiMediaType)(file == BulkFile.Descriptor ? new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = file.Description }, Example = Examples.OfAnswer(operationId) } : new()), StringComparer.Ordinal);

    private static OpenApiParameter Header(string name, string description, string example, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema, Example = example };
}
