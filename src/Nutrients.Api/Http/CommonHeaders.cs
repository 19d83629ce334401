using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Nutrients.Api.Hosting;

namespace Nutrients.Api.Http;

/// <summary>What every answer says, errors too.</summary>
internal static class CommonHeaders
{
    /// <summary>For a page: scripts, styles and calls of our own, and nothing from or to anybody else. The hash is of the one style that Swagger UI makes itself; its icons are in the URLs of its styles.</summary>
    public static readonly StringValues PagePolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For data, which a browser is not to show as anything else.</summary>
    private static readonly StringValues DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues AnyOrigin = "cross-origin";
    private static readonly StringValues EveryOrigin = "*";
    private static readonly StringValues Exposed = "Accept-Ranges,Content-Disposition,Content-Range,Dataset-Version,ETag,Link,RateLimit,RateLimit-Policy,Repr-Digest,Retry-After";

    public static void AddTo(HttpContext http, IHostApplicationLifetime lifetime)
    {
        var headers = http.Response.Headers;
        headers["Dataset-Version"] = http.Features.GetRequiredFeature<ServedDataset>().Dataset.Version;
        headers.ContentSecurityPolicy = DataPolicy;
        headers["Cross-Origin-Resource-Policy"] = AnyOrigin;
        headers["Referrer-Policy"] = NoReferrer;
        headers.XContentTypeOptions = NoSniff;

        // Not only to who asks from another origin: a cache sends one answer to all.
        headers.AccessControlAllowOrigin = EveryOrigin;
        headers.AccessControlExposeHeaders = Exposed;

        // Whoever keeps connections open learns with an answer to open the next one elsewhere, and not from one that is closed as it asks.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            headers.Connection = "close";
        }
    }
}
