using Microsoft.Net.Http.Headers;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Files;

/// <summary>
/// Sends a file as it is on the disk, whole or in part (RFC 9110, 14), piece by piece: never compressed, kept or read into memory. It is known by its hash alone, so that a download which broke
/// off goes on at any replica and after any restart, as long as the dataset is the same.
/// </summary>
internal sealed class FileDownload(BulkFile file, DatasetFiles files, Dataset dataset, DownloadLimit limit) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        using var place = limit.Enter();

        if (!place.IsAcquired)
        {
            await Problems.TooManyDownloads(response, limit.Most).ExecuteAsync(httpContext);
            return;
        }

        using var opened = files.Open(file, out var unavailable);

        if (opened is null)
        {
            await Problems.FileUnavailable(response, unavailable!).ExecuteAsync(httpContext);
            return;
        }

        var (tag, bytes) = (new EntityTagHeaderValue($"\"{opened.Sha256}\""), opened.Content.Length);

        // A range is for GET alone (RFC 9110, 14.2), and void if it is of anything but what is here (13.1.5): ASP.NET Core answers it to HEAD too, and believes a date where it was given none.
        if (!HttpMethods.IsGet(request.Method) || (request.Headers.IfRange is { Count: > 0 } known && known != tag.ToString()))
        {
            request.Headers.Remove(HeaderNames.Range);
        }

        // Without a pin it is asked for anew each time, so that nobody gets a descriptor of one dataset and the files of another.
        response.Headers.CacheControl = request.Query.ContainsKey("dataset") ? "public, max-age=31536000, immutable" : "public, no-cache";
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(opened.Sha256))}:";
        await Results.Stream(opened.Content, file.MediaType, file.NameOf(dataset.Version), entityTag: tag, enableRangeProcessing: true).ExecuteAsync(httpContext);

        var refusal = response.StatusCode switch
        {
            StatusCodes.Status416RangeNotSatisfiable => Problems.RangeNotSatisfiable(file.Name, bytes),
            StatusCodes.Status412PreconditionFailed => Problems.PreconditionFailed(file.Name, tag.ToString()),
            _ => null,
        };

        if (refusal is not null)
        {
            // What they say is of the file, and not of a problem.
            foreach (var name in (string[])[HeaderNames.ContentDisposition, HeaderNames.ETag, "Repr-Digest"])
            {
                response.Headers.Remove(name);
            }

            await refusal.ExecuteAsync(httpContext);
        }
    }
}
