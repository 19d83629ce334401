using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Nutrients.Compiler.Import;

/// <summary>A CSV download of FoodData Central as users have it: the zip, or the folder that it was unpacked to.</summary>
internal sealed partial class FdcDownload : IDisposable
{
    private readonly ZipArchive? _zip;
    private readonly Dictionary<string, (Func<Stream> Open, long Length)> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is neither, or its files are not told apart.</exception>
    public FdcDownload(string path)
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var dated = new List<string> { Name };

        if (Directory.Exists(path))
        {
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*.csv", SearchOption.AllDirectories))
            {
                Add(file.Name, file.OpenRead, file.Length);
            }

            dated.AddRange(Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)));
        }
        else
        {
            try
            {
                _zip = ZipFile.OpenRead(path);
            }
            catch (InvalidDataException)
            {
                throw new InvalidDataException($"'{path}' is neither a zip file nor a folder");
            }

            foreach (var entry in _zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
            {
                Add(entry.Name, entry.Open, entry.Length);
                dated.Add(entry.FullName);
            }
        }

        Release = dated.Select(name => Date().Match(name)).FirstOrDefault(match => match.Success)?.Value;
    }

    /// <summary>The name of the zip or folder.</summary>
    public string Name { get; }

    /// <summary>The month of the release and perhaps the day, as the names have it; null if they do not.</summary>
    public string? Release { get; }

    public bool Has(string file) => _files.ContainsKey(file);

    /// <summary>How long the files are together, as far as they are there.</summary>
    public long LengthOf(IEnumerable<string> files) => files.Sum(file => _files.TryGetValue(file, out var entry) ? entry.Length : 0);

    /// <exception cref="InvalidDataException">The file is not there, or has no header.</exception>
    public CsvTable Read(string file, ImportReport report) =>
        _files.TryGetValue(file, out var entry)
            ? new CsvTable(entry.Open(), file, report)
            : throw new InvalidDataException($"there is no {file} in '{Name}'; the import reads the CSV download of FoodData Central, as https://fdc.nal.usda.gov/download-datasets offers it");

    public void Dispose() => _zip?.Dispose();

    private void Add(string name, Func<Stream> open, long length)
    {
        // What macOS adds to a zip.
        if (!name.StartsWith("._", StringComparison.Ordinal) && !_files.TryAdd(name, (open, length)))
        {
            throw new InvalidDataException($"there are two files {name} in '{Name}'; import one download at a time");
        }
    }

    [GeneratedRegex("20[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
