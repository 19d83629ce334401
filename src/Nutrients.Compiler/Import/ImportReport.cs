using System.Globalization;

namespace Nutrients.Compiler.Import;

/// <summary>
/// What an import left out or changed, and why: counted by reason, and line by line where a row is wrong. Lines go to a file at once, so that it does not matter how many there are.
/// </summary>
internal sealed class ImportReport : IDisposable
{
    /// <summary>So many things are told apart within a reason; the rest is counted together.</summary>
    private const int MostThings = 1000;

    /// <summary>So many rows are shown at once; the others are in the file.</summary>
    private const int MostShown = 20;

    private readonly StreamWriter _lines;
    private readonly string _file;
    private readonly List<string> _first = [];
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _counts = new(StringComparer.Ordinal);
    private long _rows;

    public ImportReport(string file)
    {
        _file = file;
        _lines = new StreamWriter(file + ".rows") { NewLine = "\n" };
    }

    /// <summary>Reports one row, at its line. What the message quotes of it may hold line feeds and worse.</summary>
    public void Row(string file, int line, string reason, string detail)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{file}({line}): {FdcText.Clean(detail)}");
        _lines.WriteLine(text);
        _rows++;

        if (_first.Count < MostShown)
        {
            _first.Add(text);
        }

        Count(reason, $"in {file}");
    }

    /// <summary>Counts what is left out or changed as it should be.</summary>
    public void Count(string reason, string what, long count = 1)
    {
        if (!_counts.TryGetValue(reason, out var things))
        {
            _counts[reason] = things = new(StringComparer.Ordinal);
        }

        var thing = things.Count < MostThings || things.ContainsKey(what) ? what : "others";
        things[thing] = things.GetValueOrDefault(thing) + count;
    }

    /// <summary>Writes the report: what was imported, the counts, the rows. What is shown at once is shorter.</summary>
    public void Write(string imported, TextWriter output, TextWriter errors)
    {
        _lines.Dispose();

        using (var report = new StreamWriter(_file) { NewLine = "\n" })
        {
            WriteCounts(imported, report, everything: true);
            report.WriteLine();
            report.Flush();

            using var lines = File.OpenRead(_file + ".rows");
            lines.CopyTo(report.BaseStream);
        }

        File.Delete(_file + ".rows");
        WriteCounts(imported, output, everything: false);

        foreach (var row in _first)
        {
            errors.WriteLine(row);
        }

        if (_rows > _first.Count)
        {
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {_rows - _first.Count} more, in {Path.GetFileName(_file)}"));
        }
    }

    public void Dispose() => _lines.Dispose();

    private void WriteCounts(string imported, TextWriter writer, bool everything)
    {
        writer.WriteLine(imported);

        foreach (var (reason, things) in _counts)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{things.Values.Sum(),10} {reason}"));

            foreach (var (thing, count) in everything ? things : [])
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,20} {FdcText.Clean(thing)}"));
            }
        }
    }
}
