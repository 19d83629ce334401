using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Nutrients.Compiler.Import;

/// <summary>
/// Turns a CSV download of FoodData Central into an extra data folder: foods first, then their values and portions, which are kept on the disk until they can be written in order.
/// <c>data/README.md</c> says what becomes of what.
/// </summary>
internal static partial class FdcImport
{
    /// <summary>Stands in the folder beside its tables.</summary>
    public const string ReportFile = "import-report.txt";

    /// <summary>Writes the folder, or says in one line why not.</summary>
    /// <param name="path">The zip, or the folder that it was unpacked to.</param>
    /// <param name="data">The data folder whose nutrients, codes and foods it is brought under.</param>
    /// <param name="to">The folder to write, which must not be there; one named after the download if not given.</param>
    /// <param name="output">What was imported and left out.</param>
    /// <param name="errors">Findings, and the first of the rows that are wrong.</param>
    public static bool Run(string path, string data, string? to, TextWriter output, TextWriter errors)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to ?? FdcText.SlugOf(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))))));
        var unfinished = target + ".importing";

        try
        {
            if (Path.Exists(target))
            {
                throw new InvalidDataException($"'{target}' is there already; take it away, or name another folder with --to");
            }

            var (tables, findings) = DataFolder.Read(data);

            if (findings.Count > 0)
            {
                throw new InvalidDataException($"{findings[0]}: 'compile' shows all findings of '{data}', which must have none");
            }

            using var download = new FdcDownload(path);
            Delete(unfinished);
            Directory.CreateDirectory(unfinished);

            Import(download, tables, unfinished, output, errors);
            Directory.Move(unfinished, target);
            return true;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or SqliteException)
        {
            Delete(unfinished);
            errors.WriteLine(problem.Message);
            return false;
        }

        static void Delete(string folder)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Import(FdcDownload download, Tables tables, string folder, TextWriter output, TextWriter errors)
    {
        var staged = Path.Combine(folder, "staged.db");
        using var report = new ImportReport(Path.Combine(folder, ReportFile));
        var progress = new Progress();

        using (var store = new FdcStore(staged))
        {
            var reader = new FdcReader(download, report, progress);
            new FdcFoods(reader, store, tables).Read();
            new FdcValues(reader, store, tables).Read();
            var written = new FdcWriter(store, tables, report, progress, folder, type => download.Release ?? NewestOf(type, store)).Write();

            progress.Clear();
            report.Write($"{download.Name}: {written}", output, errors);
        }

        File.Delete(staged);
    }

    private static string NewestOf(FdcType type, FdcStore store) =>
        store.Value("SELECT max(f.published) FROM food f JOIN placed p ON p.fdc_id = f.fdc_id WHERE p.type = @0", type.Name) is string newest && Month().IsMatch(newest) ? newest
            : throw new InvalidDataException("neither the name of the download nor the publication_date of food.csv says of which month the release is; name it as the official download, with a date as 2024-10-31");

    [GeneratedRegex("^[0-9]{4}-(0[1-9]|1[0-2])(-|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Month();
}
