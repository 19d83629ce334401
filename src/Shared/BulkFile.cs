namespace Nutrients.Shared;

/// <summary>A file that holds the whole dataset. The compiler writes it, and the API lets it be downloaded.</summary>
/// <param name="Name">The name under which it is downloaded.</param>
/// <param name="Suffix">What follows the path of the compiled dataset on the disk; empty for the dataset itself.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Description">What it is.</param>
internal sealed record BulkFile(string Name, string Suffix, string MediaType, string Description)
{
    public static readonly BulkFile Database = new("nutrients.db", "", "application/vnd.sqlite3", "The SQLite file that the API answers from.");

    public static readonly BulkFile Csv = new("nutrients.csv.zip", ".csv.zip", "application/zip", "Every table as CSV (RFC 4180, UTF-8, with a header), and the datapackage.json that describes them.");

    public static readonly BulkFile Ndjson = new("nutrients.ndjson.zip", ".ndjson.zip", "application/zip", "Every table as NDJSON: a row is an object on a line of its own, with the names of the columns as keys.");

    /// <summary>Its name is given by the standard, and its paths name the others.</summary>
    public static readonly BulkFile Descriptor = new("datapackage.json", ".datapackage.json", "application/json", "A Data Package (datapackage.org): size, hash and licences of the files, and every table and column of them.");

    public static readonly IReadOnlyList<BulkFile> All = [Database, Csv, Ndjson, Descriptor];

    /// <summary>Where it stands, beside a compiled dataset.</summary>
    public string PathBeside(string dataset) => dataset + Suffix;

    /// <summary>The name to keep it under, so that files of two versions are told apart.</summary>
    public string NameOf(string version) => $"nutrients-{version}{(Suffix.Length == 0 ? ".db" : Suffix)}";
}
