using Nutrients.Api.Data;

namespace Nutrients.Api.Http;

/// <summary>What every answer says, errors too.</summary>
internal static class CommonHeaders
{
    public static void AddTo(HttpResponse response, Dataset dataset, IHostApplicationLifetime lifetime)
    {
        response.Headers["Dataset-Version"] = dataset.Version;
        response.Headers.XContentTypeOptions = "nosniff";

        // Whoever keeps connections open learns with an answer to open the next one elsewhere, and not from one that is closed as it asks.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            response.Headers.Connection = "close";
        }
    }
}
