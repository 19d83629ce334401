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
        ["416"] = ("RangeNotSatisfiable", "The file has none of the bytes that Range asks for; Content-Range says how many it has."),
        ["429"] = ("TooManyRequests", "Too many requests; Retry-After says when to come back. Only where whoever hosts the service limits the rate."),
        ["500"] = ("InternalServerError", "The service failed. The traceId finds the reason in its log."),
        ["503"] = ("ServiceUnavailable", "The file is not here, or not yet the one of this dataset; or too many are being downloaded. Retry-After says when to come back."),
        ["default"] = ("OtherProblem", "Any other problem; its status, code and detail say which. For a body: 413, it is larger than 64 KiB; 422, it is JSON, but not of this schema, or names what there is not, and errors names every fault by its JSONPath. For a file: 412, it is not the one that If-Match asks for."),
    };

    // The lint rules ask for the first on every answer, and count it among all headers here.
    private static readonly string[] OnEveryAnswer = ["Access-Control-Allow-Origin", "Dataset-Version", "RateLimit", "RateLimit-Policy"];

    private static readonly Dictionary<string, OpenApiHeader> Headers = new(StringComparer.Ordinal)
    {
        ["Accept-Ranges"] = Header("That ranges of bytes can be asked for.", "bytes", new() { Type = JsonSchemaType.String, Enum = ["bytes"] }),
        ["Access-Control-Allow-Origin"] = Header("Any web page may read the answer (CORS). It is on every answer, since a cache sends one to all.", "*", new() { Type = JsonSchemaType.String, Enum = ["*"] }),
        ["Content-Disposition"] = Header("The name to keep the file under, with the version of the dataset in it.", "attachment; filename=nutrients-6684cd775769425d.db; filename*=UTF-8''nutrients-6684cd775769425d.db", Text("^attachment; filename=[ -~]+$", 200)),
        ["Content-Range"] = Header("Which bytes these are, and how many the file has.", "bytes 0-99/24000000", Text("^bytes ([0-9]+-[0-9]+|[*])/[0-9]+$", 70)),
        ["Dataset-Version"] = Header("The dataset that the answer was made from; on every answer, errors too.", "6684cd775769425d", Text(Forms.Version.Pattern, Forms.Version.MaxLength)),
        ["ETag"] = Header("The entity tag of this representation, for If-None-Match.", "\"5d552581c50dd1f489ed693d\"", Text("^\"[0-9a-f]{24}([0-9a-f]{40})?\"$", 66)),
        ["Link"] = Header("The next page, if there is one (RFC 8288); the same as links.next.", "</v1/foods?cursor=eyJ4>; rel=\"next\"", Text("^<[^> ]+>; rel=\"next\"$", 131_072)),
        ["RateLimit"] = Header("How many requests are left (r) until the window ends, in so many seconds (t). Only where the rate is limited.", "\"default\";r=50;t=30", Text("^\"[ -~]+$", 500)),
        ["RateLimit-Policy"] = Header("How many requests are allowed (q) in a window of so many seconds (w). Only where the rate is limited.", "\"default\";q=100;w=60", Text("^\"[ -~]+$", 500)),
        ["Repr-Digest"] = Header("The SHA-256 of the whole file, of a part too (RFC 9530).", "sha-256=:ZoTNd1dpQl1mhM13V2lCXWaEzXdXaUJdZoTNd1dpQl0=:", Text("^sha-256=:[A-Za-z0-9+/]{43}=:$", 54)),
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
                Headers = HeadersOf(document, answer.Key is "429" or "503" ? ["Retry-After"] : answer.Key is "416" ? ["Content-Range"] : []),
                Content = new Dictionary<string, IOpenApiMediaType> { [ProblemResult.ContentType] = new OpenApiMediaType { Schema = problem, Example = Examples.OfProblem(answer.Key) } },
            },
            StringComparer.Ordinal);
        document.Components.Responses[NotModified] = new OpenApiResponse { Description = "Not modified: If-None-Match names the current entity tag.", Headers = HeadersOf(document, "ETag") };
    }

    private static OpenApiHeader Header(string description, System.Text.Json.Nodes.JsonNode example, OpenApiSchema schema) => new() { Description = description, Schema = schema, Example = example };

    private static OpenApiSchema Text(string pattern, int most) => new() { Type = JsonSchemaType.String, Pattern = pattern, MaxLength = most };
}
