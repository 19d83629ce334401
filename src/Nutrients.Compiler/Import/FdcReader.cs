namespace Nutrients.Compiler.Import;

/// <summary>Reads the files of a download one after the other, tells how far it is, and reports what cannot be read.</summary>
internal sealed class FdcReader(FdcDownload download, ImportReport report, Progress progress)
{
    /// <summary>Why a row is left out that refers to one that is not there.</summary>
    public const string RowsOfNothing = "rows that name a food or nutrient which no file has";

    private readonly long _length = download.LengthOf(["food.csv", "foundation_food.csv", "sr_legacy_food.csv", "branded_food.csv", "food_nutrient.csv", "food_portion.csv"]);
    private long _read;

    public FdcDownload Download => download;

    public ImportReport Report => report;

    /// <summary>The rows of a file, one after the other.</summary>
    /// <param name="file">The file, which must be there.</param>
    /// <param name="columns">The columns that it must have.</param>
    public IEnumerable<CsvTable> Rows(string file, params string[] columns)
    {
        using var table = download.Read(file, report);
        table.Require(columns);

        while (table.Read())
        {
            progress.Report(file, _read + table.Position, _length);
            yield return table;
        }

        _read += download.LengthOf([file]);
    }

    /// <summary>A small table, as a name for each id; empty if the download does not bring it.</summary>
    public Dictionary<string, string> Names(string file, string column)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var row in download.Has(file) ? Rows(file, "id", column) : [])
        {
            names[row["id"]] = row[column];
        }

        return names;
    }

    /// <summary>Reports a row that refers to nothing.</summary>
    public void Lost(CsvTable row, string column, string file) => report.Row(row.File, row.Line, RowsOfNothing, $"{column} '{row[column]}' is that of no row of {file}");

    /// <summary>A text that a food can do without; empty if it cannot be taken over.</summary>
    public string TextIn(CsvTable row, string cell, int longest)
    {
        var text = FdcText.Clean(cell);

        if (text.Length <= longest && !text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return text;
        }

        report.Row(row.File, row.Line, "texts that are left out", text.Length > longest ? $"a text of {text.Length} letters; {longest} can be" : "a text is not UTF-8");
        return "";
    }
}
