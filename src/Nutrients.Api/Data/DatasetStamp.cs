namespace Nutrients.Api.Data;

/// <summary>What tells a dataset from another that comes into its place, without reading it. The file's time and length are not enough alone: where images are built, all files get the same time.</summary>
/// <param name="WrittenAt">When the file was written.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Manifest">The SHA-256 that stands beside it; empty if there is none.</param>
internal readonly record struct DatasetStamp(DateTime WrittenAt, long Bytes, string Manifest)
{
    /// <summary>The dataset version that answers carry: the first 16 hexadecimal digits of the hash.</summary>
    public string Version { get; } = Manifest.Length < 16 ? Manifest : Manifest[..16];

    /// <summary>The dataset at a path; the empty stamp if there is none that can be opened.</summary>
    public static DatasetStamp At(string path)
    {
        try
        {
            // Of the file itself where the path is a link.
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return new(File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file), ManifestOf(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The hash that the compiler wrote beside a dataset.</summary>
    public static string ManifestOf(string path) => File.Exists(path + ".sha256") ? File.ReadAllText(path + ".sha256").Split(' ')[0].Trim() : "";

    /// <summary>Whether only the file or only its manifest is another: the second is yet to come, if somebody is at it.</summary>
    public bool IsHalfOf(DatasetStamp other) => (WrittenAt == other.WrittenAt && Bytes == other.Bytes) != (Manifest == other.Manifest);
}
