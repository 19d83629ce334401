using Microsoft.OpenApi;
using Nutrients.Api.Http;

namespace Nutrients.Api.OpenApi;

/// <summary>The headers and the answers that all operations have in common, once for the whole contract.</summary>
internal static class SharedAnswers
{
    public const string NotModified = "NotModified";

    /// <summary>The problem that a status stands for; "default" is any other.</summary>
    private static readonly Dictionary<string, (string Name, string Description)> Problems = new(StringComparer.Ordinal)
    {
        ["400"] = ("BadRequest", "A parameter is wrong, unknown or repeated, and errors names every fault; or a body is not JSON."),
        ["404"] = ("NotFound", "There is nothing with this id, and suggestions names what is near; or the pinned dataset is not hosted here."),
        ["406"] = ("NotAcceptable", "The Accept header allows nothing that there is."),
        ["415"] = ("UnsupportedMediaType", "The body is not application/json in UTF-8."),
        ["429"] = ("TooManyRequests", "Too many requests; Retry-After says when to come back. Only where whoever hosts the service limits the rate."),
        ["500"] = ("InternalServerError", "The service failed. The traceId finds the reason in its log."),
        ["default"] = ("OtherProblem", "Any other problem; its status, code and detail say which. For a body: 413, it is larger than 64 KiB; 422, it is JSON, but not of this schema, or names what there is not, and errors names every fault by its JSONPath."),
    };

    // The lint rules ask for the first on every answer, and count it among all headers here.
    private static readonly string[] OnEveryAnswer = ["Access-Control-Allow-Origin", "Dataset-Version", "RateLimit", "RateLimit-Policy"];

    private static readonly Dictionary<string, OpenApiHeader> Headers = new(StringComparer.Ordinal)
    {
        ["Access-Control-Allow-Origin"] = Header("Any web page may read the answer (CORS). Sent where the request has an Origin.", "*", new() { Type = JsonSchemaType.String, Enum = ["*"] }),
        ["Dataset-Version"] = Header("The dataset that the answer was made from; on every answer, errors too.", "6684cd775769425d", Text(Forms.Version.Pattern, Forms.Version.MaxLength)),
        ["ETag"] = Header("The entity tag of this representation, for If-None-Match.", "\"5d552581c50dd1f489ed693d\"", Text("^\"[0-9a-f]{24}\"$", 26)),
        ["Link"] = Header("The next page, if there is one (RFC 8288); the same as links.next.", "</v1/foods?cursor=eyJ4>; rel=\"next\"", Text("^<[^> ]+>; rel=\"next\"$", 131_072)),
        ["RateLimit"] = Header("How many requests are left (r) until the window ends, in so many seconds (t). Only where the rate is limited.", "\"default\";r=50;t=30", Text("^\"[ -~]+$", 500)),
        ["RateLimit-Policy"] = Header("How many requests are allowed (q) in a window of so many seconds (w). Only where the rate is limited.", "\"default\";q=100;w=60", Text("^\"[ -~]+$", 500)),
        ["Retry-After"] = Header("After how many seconds to come back.", 30, new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0", Maximum = "86400" }),
    };

    public static IOpenApiResponse Of(string status, OpenApiDocument document) => new OpenApiResponseReference(status == "304" ? NotModified : Problems[status].Name, document);

    public static Dictionary<string, IOpenApiHeader> HeadersOf(OpenApiDocument document, params IEnumerable<string> own) =>
        own.Concat(OnEveryAnswer).ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document), StringComparer.Ordinal);

    /// <summary>Puts what the operations refer to into the document.</summary>
    public static void AddTo(OpenApiDocument document, IOpenApiSchema problem)
    {
        document.Components ??= new();
        document.Components.Headers = Headers.ToDictionary(header => header.Key, header => (IOpenApiHeader)header.Value, StringComparer.Ordinal);
        document.Components.Responses = Problems.ToDictionary(
            answer => answer.Value.Name,
            answer => (IOpenApiResponse)new OpenApiResponse
            {
                Description = answer.Value.Description,
                Headers = HeadersOf(document, answer.Key == "429" ? ["Retry-After"] : []),
                Content = new Dictionary<string, IOpenApiMediaType> { [ProblemResult.ContentType] = new OpenApiMediaType { Schema = problem, Example = Examples.OfProblem(answer.Key) } },
            },
            StringComparer.Ordinal);
        document.Components.Responses[NotModified] = new OpenApiResponse { Description = "Not modified: If-None-Match names the current entity tag.", Headers = HeadersOf(document, "ETag") };
    }

    private static OpenApiHeader Header(string description, System.Text.Json.Nodes.JsonNode example, OpenApiSchema schema) => new() { Description = description, Schema = schema, Example = example };

    private static OpenApiSchema Text(string pattern, int most) => new() { Type = JsonSchemaType.String, Pattern = pattern, MaxLength = most };
}
