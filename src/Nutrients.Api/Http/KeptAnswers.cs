using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Nutrients.Api.Hosting;

namespace Nutrients.Api.Http;

/// <summary>Sends an answer that is kept, before anything else is done for the request.</summary>
internal sealed class KeptAnswers(RequestDelegate next, IResponseCompressionProvider compression)
{
    private const int MostCodings = 100;

    // Clients send a handful of different Accept-Encoding headers; a stranger's many are not remembered.
    private readonly ConcurrentDictionary<string, ICompressionProvider?> _codings = new(StringComparer.Ordinal);

    public Task Invoke(HttpContext http)
    {
        var (request, coding, served) = (http.Request, CodingOf(http), http.Features.GetRequiredFeature<ServedDataset>());
        var key = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? KeyOf(request, coding) : (AnswerKey?)null;

        if (key is { } known && served.Answers.Find(known) is { } kept)
        {
            return kept.Send(http);
        }

        http.Features.Set(new Representation(key, coding));
        http.RequestServices = served.ServicesFor(http);
        return next(http);
    }

    private static AnswerKey KeyOf(HttpRequest request, ICompressionProvider? coding)
    {
        // Which format a header chooses is known only after routing; the common ones that choose JSON everywhere share their answers.
        var accept = request.Headers.Accept.ToString();
        return new(CanonicalUrl.Of(request), accept is "*/*" or "application/json" ? "" : accept, coding?.EncodingName ?? "");
    }

    /// <summary>What Accept-Encoding likes best, by ASP.NET Core's own rules; null for identity.</summary>
    private ICompressionProvider? CodingOf(HttpContext http)
    {
        var accepted = http.Request.Headers.AcceptEncoding;

        if (StringValues.IsNullOrEmpty(accepted))
        {
            return null;
        }

        if (!_codings.TryGetValue(accepted.ToString(), out var coding))
        {
            coding = compression.GetCompressionProvider(http);

            if (_codings.Count < MostCodings)
            {
                _codings[accepted.ToString()] = coding;
            }
        }

        return coding;
    }
}
