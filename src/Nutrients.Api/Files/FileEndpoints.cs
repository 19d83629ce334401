using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Files;

internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/dataset/files").WithTags("Dataset");

        files.MapRead("/", List)
            .WithName("listDatasetFiles")
            .WithSummary("List the files of the dataset")
            .WithDescription("The whole dataset as files: the very SQLite file that answers, every table as CSV and as NDJSON, and the Data Package that describes them, with sizes and hashes. It is one page.")
            .WithoutQuery(Format.Tables);

        files.MapRead("/{name}", Get)
            .WithName("getDatasetFile")
            .WithSummary("Download a file of the dataset")
            .WithDescription("One of the files that /v1/dataset/files lists, as it was compiled. A range of its bytes can be asked for, and a download that broke off goes on: If-Range with the entity tag sees to it that both parts are of the same file. Repr-Digest (RFC 9530) and the entity tag are its SHA-256. It is sent as it is, whatever Accept and Accept-Encoding say.")
            .WithoutQuery([]);
    }

    private static Results<Ok<Page<DatasetFile, PageMeta>>, ProblemResult> List(DatasetFiles files, Dataset dataset, HttpContext http)
    {
        var listed = new List<DatasetFile>();

        foreach (var file in BulkFile.All)
        {
            using var opened = files.Open(file, out var refusal);

            if (opened is null)
            {
                return Problems.FileUnavailable(http.Response, refusal!);
            }

            listed.Add(DatasetFile.Of(file, opened.Content.Length, opened.Sha256));
        }

        return Pages.Only(http.Request, dataset, listed, meta => meta);
    }

    private static IResult Get(string name, DatasetFiles files, Dataset dataset, DownloadLimit limit) =>
        BulkFile.All.FirstOrDefault(file => file.Name == name) is { } file
            ? new FileDownload(file, files, dataset, limit)
            : Problems.NotFound("file", name, NearMiss.Of(name, BulkFile.All.Select(known => known.Name), most: 5));
}
