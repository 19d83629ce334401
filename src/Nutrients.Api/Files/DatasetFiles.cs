using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Nutrients.Api.Data;
using Nutrients.Shared;

namespace Nutrients.Api.Files;

/// <summary>A file opened for one answer, which closes it.</summary>
internal sealed record OpenedFile(FileStream Content, string Sha256) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>
/// The dataset that is served and the files made of it, as they stand on the disk beside it. Any may be missing or, while somebody puts a new dataset there, belong to another: one is given only if
/// its hash is that of the dataset, or the one that a descriptor of this dataset names.
/// </summary>
internal sealed class DatasetFiles(Dataset dataset)
{
    // A file is hashed again only if it was written since, and a descriptor read again only if it has another hash.
    private readonly ConcurrentDictionary<BulkFile, (long Bytes, DateTime Written, string Sha256)> _hashes = new();
    private volatile Descriptor? _descriptor;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Which.</param>
    /// <param name="refusal">Why it cannot be given; null if it can.</param>
    public OpenedFile? Open(BulkFile file, out string? refusal)
    {
        var content = OpenIfThere(file);

        try
        {
            if (content is null)
            {
                refusal = $"{file.Name} is not beside the dataset here. The compiler writes it; whoever hosts this service can put it there.";
                return null;
            }

            var sha256 = HashOf(file, content);

            if (!IsOfDataset(file, content, sha256))
            {
                refusal = $"{file.Name}, as it is here, is not known to be of the dataset {dataset.Version}: another dataset is just being put in its place, or only a part of one was.";
                return null;
            }

            var opened = new OpenedFile(content, sha256);
            (content, refusal) = (null, null);
            return opened;
        }
        finally
        {
            content?.Dispose();
        }
    }

    private FileStream? OpenIfThere(BulkFile file)
    {
        try
        {
            // It is read in large pieces into the buffers of the answer, and needs none of its own.
            return new FileStream(file.PathBeside(dataset.Path), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string HashOf(BulkFile file, FileStream stream)
    {
        var (bytes, written) = (stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));

        if (_hashes.TryGetValue(file, out var known) && known.Bytes == bytes && known.Written == written)
        {
            return known.Sha256;
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        _hashes[file] = (bytes, written, sha256);
        return sha256;
    }

    private bool IsOfDataset(BulkFile file, FileStream content, string sha256)
    {
        if (file == BulkFile.Database)
        {
            return sha256 == dataset.Sha256;
        }

        using var other = file == BulkFile.Descriptor ? null : OpenIfThere(BulkFile.Descriptor);

        return (other ?? (file == BulkFile.Descriptor ? content : null)) is { } descriptor
            && HashesIn(descriptor) is var hashes
            && hashes.GetValueOrDefault(BulkFile.Database.Name) == dataset.Sha256
            && (descriptor == content || hashes.GetValueOrDefault(file.Name) == sha256);
    }

    /// <summary>The hash that a descriptor names for each file; none if it is no descriptor.</summary>
    private IReadOnlyDictionary<string, string> HashesIn(FileStream descriptor)
    {
        var sha256 = HashOf(BulkFile.Descriptor, descriptor);

        if (_descriptor is { } known && known.Sha256 == sha256)
        {
            return known.Hashes;
        }

        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);

        try
        {
            using var document = JsonDocument.Parse(descriptor);

            foreach (var resource in document.RootElement.GetProperty("resources").EnumerateArray())
            {
                hashes[resource.GetProperty("name").GetString()!] = resource.GetProperty("hash").GetString()!.Split(':')[^1];
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            hashes.Clear();
        }

        descriptor.Position = 0;
        _descriptor = new(sha256, hashes);
        return hashes;
    }

    private sealed record Descriptor(string Sha256, IReadOnlyDictionary<string, string> Hashes);
}
