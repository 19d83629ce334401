using Nutrients.Shared;

namespace Nutrients.Api.Files;

/// <summary>A file that holds the whole dataset.</summary>
internal sealed record DatasetFile
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where it can be downloaded.</summary>
    public required string Url { get; init; }

    public static DatasetFile Of(BulkFile file, long bytes, string sha256) => new()
    {
        Name = file.Name,
        Description = file.Description,
        MediaType = file.MediaType,
        Bytes = bytes,
        Sha256 = sha256,
        Url = "/v1/dataset/files/" + file.Name,
    };
}
