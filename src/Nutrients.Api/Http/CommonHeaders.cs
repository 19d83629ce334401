using Nutrients.Api.Data;

namespace Nutrients.Api.Http;

/// <summary>What every answer says, errors too.</summary>
internal static class CommonHeaders
{
    public static void AddTo(HttpResponse response, Dataset dataset)
    {
        response.Headers["Dataset-Version"] = dataset.Version;
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
