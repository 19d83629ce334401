namespace Nutrients.Compiler.Import;

/// <summary>
/// Reads a CSV file of any length row by row: values may be quoted, and then hold commas, line ends and doubled quotes (RFC 4180). A row that is not well formed is reported with its
/// line, and reading goes on at the next line. CsvHelper pairs quotes over the whole file: one stray quote, and everything behind it is a single value.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>So many lines a row has at most; else a missing quote would pull the file into memory.</summary>
    private const int MostLines = 100;

    private readonly LineReader _reader;
    private readonly ImportReport _report;
    private readonly List<string> _fields = [];
    private readonly Queue<string> _ahead = new();
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private int _line;

    /// <summary>Opens the file at its first row.</summary>
    /// <exception cref="InvalidDataException">The file has no header.</exception>
    public CsvTable(Stream stream, string file, ImportReport report)
    {
        _reader = new LineReader(stream, dropByteOrderMark: true);
        (File, _report) = (file, report);

        if (NextLine() is not { } header || Split(header) is not null)
        {
            Dispose();
            throw new InvalidDataException($"{file}(1): there is no header; the first line must name the columns, as in the official download");
        }

        for (var i = 0; i < _fields.Count; i++)
        {
            _columns.TryAdd(_fields[i].Trim(), i);
        }
    }

    public string File { get; }

    /// <summary>Where the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many letters were read.</summary>
    public long Position => _reader.Position;

    /// <summary>The value in a column; empty where this release has no such column.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var place) ? _fields[place] : "";

    /// <summary>Makes sure of the columns that every release has.</summary>
    /// <exception cref="InvalidDataException">One is not there.</exception>
    public void Require(IEnumerable<string> columns)
    {
        if (columns.FirstOrDefault(column => !_columns.ContainsKey(column)) is { } missing)
        {
            throw new InvalidDataException($"{File}(1): there is no column '{missing}'; the columns must be named as in the official download");
        }
    }

    /// <summary>Goes to the next well-formed row.</summary>
    public bool Read()
    {
        while (NextLine() is { } line)
        {
            Line = _line;

            if (line.Length == 0)
            {
                continue;
            }

            if ((Split(line) ?? (_fields.Count == _columns.Count ? null : $"{_fields.Count} fields instead of {_columns.Count}")) is not { } problem)
            {
                return true;
            }

            Malformed(problem);
        }

        return false;
    }

    /// <summary>Reports the row as one that cannot be read.</summary>
    public void Malformed(string problem) => _report.Row(File, Line, "malformed rows", problem);

    public void Dispose() => _reader.Dispose();

    /// <summary>Takes a row apart; null, or what is wrong with it.</summary>
    private string? Split(string row)
    {
        var lines = 0;
        _fields.Clear();

        if (row.Length >= LineReader.MostLetters)
        {
            return $"longer than {LineReader.MostLetters} letters";
        }

        for (var at = 0; ; at++)
        {
            var end = at < row.Length && row[at] == '"' ? EndOfQuoted(ref row, at, ref lines) : row.IndexOf(',', at) is >= 0 and var comma ? comma : row.Length;

            // What closes it may be the first quote of another row.
            if (end < 0 || (end < row.Length && row[end] != ',' && lines > 0))
            {
                return "a quote is not closed";
            }

            if (end < row.Length && row[end] != ',')
            {
                return "text after a closing quote";
            }

            var field = row[at..end];
            at = end;

            if (field.StartsWith('"'))
            {
                field = field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            }
            else if (field.Contains('"', StringComparison.Ordinal))
            {
                return "a quote within a value that is not quoted";
            }

            _fields.Add(field);

            if (at == row.Length)
            {
                // Only now is it certain that the lines that were looked at belong to this row.
                for (; lines > 0; lines--, _line++)
                {
                    _ahead.Dequeue();
                }

                return null;
            }
        }
    }

    /// <summary>Where the quoted value that begins at a place ends, adding the lines that it goes on over; -1 if it has no end.</summary>
    private int EndOfQuoted(ref string row, int start, ref int lines)
    {
        for (var from = start + 1; ;)
        {
            var quote = row.IndexOf('"', from);

            if (quote >= 0)
            {
                if (quote + 1 == row.Length || row[quote + 1] != '"')
                {
                    return quote + 1;
                }

                from = quote + 2;
            }
            else if (lines < MostLines && row.Length < LineReader.MostLetters && Ahead(lines) is { } next)
            {
                from = row.Length;
                row = $"{row}\n{next}";
                lines++;
            }
            else
            {
                return -1;
            }
        }
    }

    private string? Ahead(int index)
    {
        if (index == _ahead.Count && ReadLine() is { } line)
        {
            _ahead.Enqueue(line);
        }

        return _ahead.ElementAtOrDefault(index);
    }

    private string? NextLine()
    {
        _line++;
        return _ahead.TryDequeue(out var line) ? line : ReadLine();
    }

    private string? ReadLine() => _reader.Read()?.TrimEnd('\r');
}
