using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Nutrients.Compiler;

/// <summary>
/// Reads the tab-separated files of <c>data/</c>. Nothing is quoted: a value cannot hold a tab or a line break. Findings of this class are about
/// the text (header, fields, order, duplicates); what the values mean is checked by the rules.
/// </summary>
internal sealed class DataFolder
{
    private static readonly CsvConfiguration Tsv = new(CultureInfo.InvariantCulture)
    {
        Delimiter = "\t",
        NewLine = "\n",
        Mode = CsvMode.NoEscape,
        IgnoreBlankLines = false,
        BadDataFound = null,
        PrepareHeaderForMatch = column => column.Header.ToUpperInvariant(),
        CacheFields = true,
    };

    /// <summary>Control characters, and what looks like a space or a line end and is another.</summary>
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => (char.IsControl(letter) || char.IsWhiteSpace(letter)) && letter is not (' ' or '\t' or '\n'))]);

    private readonly string _path;
    private readonly string _name;
    private readonly List<Finding> _findings = [];
    private readonly bool _isExtra;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "README.md" };

    private DataFolder(string path, bool isExtra)
    {
        _path = Path.GetFullPath(path);
        _isExtra = isExtra;

        if (isExtra)
        {
            // As it was given, since it can lie anywhere and be called anything.
            _name = Path.TrimEndingDirectorySeparator(path).Replace('\\', '/');
            _known.Add(Import.FdcImport.ReportFile);
        }
        else
        {
            _name = Path.GetFileName(Path.TrimEndingDirectorySeparator(_path));
        }
    }

    /// <summary>Reads every file; the findings are in no order.</summary>
    /// <param name="path">The folder, which has all files.</param>
    /// <param name="with">Folders whose lines are added to its own, of such files as they have.</param>
    public static (Tables Tables, IReadOnlyList<Finding> Findings) Read(string path, params IEnumerable<string> with)
    {
        DataFolder[] folders = [new(path, isExtra: false), .. with.Select(extra => new DataFolder(extra, isExtra: true))];
        var findings = new List<Finding>();
        var tables = new Tables
        {
            Units = Rows<UnitRow>("units.tsv"),
            Vocabularies = Rows<VocabularyRow>("vocabularies.tsv"),
            Nutrients = Rows<NutrientRow>("nutrients.tsv"),
            NutrientNames = Rows<NutrientNameRow>("nutrient-names.tsv"),
            NutrientCodes = Rows<NutrientCodeRow>("nutrient-codes.tsv"),
            Conversions = Rows<ConversionRow>("nutrient-conversions.tsv"),
            Foods = Rows<FoodRow>("foods.tsv"),
            FoodNames = Rows<FoodNameRow>("food-names.tsv"),
            FoodCodes = Rows<FoodCodeRow>("food-codes.tsv"),
            Portions = Rows<PortionRow>("portions.tsv"),
            Sources = Rows<SourceRow>("sources.tsv"),
            Studies = Rows<StudyRow>("studies.tsv"),
            Amounts = [.. folders.SelectMany(folder => folder.FilesBelow("amounts")).Distinct(StringComparer.Ordinal).SelectMany(Rows<AmountRow>)],
            Functions = Rows<FunctionRow>("functions.tsv"),
            FunctionNutrients = Rows<FunctionNutrientRow>("function-nutrients.tsv"),
            Deficiencies = Rows<DeficiencyRow>("deficiencies.tsv"),
            Interactions = Rows<InteractionRow>("interactions.tsv"),
            InteractionSubstances = Rows<InteractionSubstanceRow>("interaction-substances.tsv"),
            Claims = Rows<ClaimRow>("claims.tsv"),
            ReferenceIntakes = Rows<ReferenceIntakeRow>("reference-intakes.tsv"),
            Exceptions = Rows<ExceptionRow>("exceptions.tsv"),
        };

        foreach (var folder in folders)
        {
            folder.RefuseUnknownFiles();
            findings.AddRange(folder._findings);
        }

        return (tables, findings);

        List<TRow> Rows<TRow>(string file) where TRow : Row =>
            folders.Select(folder => folder.Rows<TRow>(file)).Aggregate((rows, more) => Merged(rows, more, findings));
    }

    /// <summary>The lines of two folders, each in its order. The same line in both is one line; two lines of the same key that differ are not to be told apart.</summary>
    private static List<TRow> Merged<TRow>(List<TRow> rows, List<TRow> more, List<Finding> findings) where TRow : Row
    {
        if (rows.Count == 0 || more.Count == 0)
        {
            return rows.Count == 0 ? more : rows;
        }

        var merged = new List<TRow>(rows.Count + more.Count);
        var at = 0;

        foreach (var row in more)
        {
            var order = -1;

            while (at < rows.Count && (order = KeyOrder.Compare(rows[at].Key, row.Key)) < 0)
            {
                merged.Add(rows[at++]);
            }

            if (at == rows.Count || order > 0)
            {
                merged.Add(row);
            }
            else if ((Row)rows[at] with { File = row.File, Line = row.Line } != row)
            {
                findings.Add(row.Finding(Codes.Duplicate, $"'{Shown(row)}' stands in {rows[at].File}({rows[at].Line}) already, and differs; keep one of them"));
            }
        }

        merged.AddRange(rows[at..]);
        return merged;
    }

    private IEnumerable<string> FilesBelow(string subfolder) =>
        Directory.Exists(Path.Combine(_path, subfolder))
            ? Directory.EnumerateFiles(Path.Combine(_path, subfolder), "*.tsv").Select(file => $"{subfolder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : [];

    /// <summary>A misnamed file must not look like one without findings.</summary>
    private void RefuseUnknownFiles()
    {
        foreach (var file in Directory.EnumerateFiles(_path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_path, file).Replace('\\', '/')))
        {
            if (!_known.Contains(file))
            {
                Report(file, 1, Codes.File, $"there is no such file in the dataset{Finding.Suggest(file, _known)}");
            }
        }
    }

    private List<TRow> Rows<TRow>(string file) where TRow : Row
    {
        _known.Add(file);
        var rows = new List<TRow>();

        if (!File.Exists(Path.Combine(_path, file)))
        {
            if (!_isExtra && typeof(TRow) != typeof(AmountRow))
            {
                Report(file, 1, Codes.File, "the file is missing");
            }

            return rows;
        }

        using var csv = new CsvReader(CheckedText(file), Tsv);
        var columns = Row.ColumnsOf<TRow>();

        if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.SequenceEqual(columns))
        {
            Report(file, 1, Codes.Header, $"the header must be, separated by tabs: {string.Join(' ', columns)}");
            return rows;
        }

        while (csv.Read())
        {
            var line = csv.Parser.RawRow;

            if (csv.Parser.Count != columns.Count)
            {
                Report(file, line, Codes.Fields, $"{csv.Parser.Count} fields instead of {columns.Count}: {string.Join(' ', columns)}");
                continue;
            }

            var row = csv.GetRecord<TRow>();
            row.File = $"{_name}/{file}";
            row.Line = line;
            rows.Add(row);
        }

        if (rows.Count == 0 && typeof(TRow) == typeof(AmountRow))
        {
            Report(file, 1, Codes.File, "the file holds no amounts; take it out");
        }

        CheckOrder(rows);
        return rows;
    }

    /// <summary>The text of a file, looked over line by line before it is read as a table.</summary>
    private TextReader CheckedText(string file)
    {
        var path = Path.Combine(_path, file);
        var (before, number, isUnwanted) = (_findings.Count, 0, false);

        // Decoded as it is: a byte order mark must be seen.
        using (var stream = File.OpenRead(path))
        using (var lines = new LineReader(stream, dropByteOrderMark: false))
        {
            while (lines.Read() is { } line)
            {
                CheckLine(file, ++number, line);

                // The first is enough: it is one wrong line end in all, or one pasted value.
                if (!isUnwanted && line.AsSpan().IndexOfAny(Unwanted) is >= 0 and var at)
                {
                    isUnwanted = true;
                    Report(file, number, Codes.Text, $"the character U+{(int)line[at]:X4} cannot stand here; words are parted by a plain space, and lines end with a line feed alone");
                }
            }

            if (!lines.IsEnded)
            {
                Report(file, Math.Max(number, 1), Codes.Text, "the last line must end with a line feed");
            }
        }

        // A mark and wrong line ends were reported once, and are no reason to misread every line.
        return _findings.Count > before
            ? new StringReader(Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal))
            : new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
    }

    private void CheckLine(string file, int number, string line)
    {
        var content = line.AsSpan().TrimEnd('\r');

        if (content.Contains('\uFFFD'))
        {
            Report(file, number, Codes.Encoding, "not UTF-8");
        }

        if (content.Contains('\uFEFF'))
        {
            Report(file, number, Codes.Text, "a byte order mark cannot stand here");
        }

        if (HasStraySpace(content))
        {
            Report(file, number, Codes.Text, "a value begins or ends with a space, or has two in a row; write one between words and none around them");
        }
    }

    private static bool HasStraySpace(ReadOnlySpan<char> line) =>
        line.StartsWith(" ") || line.EndsWith(" ") || line.Contains("  ", StringComparison.Ordinal) || line.Contains("\t ", StringComparison.Ordinal) || line.Contains(" \t", StringComparison.Ordinal);

    private void CheckOrder<TRow>(List<TRow> rows) where TRow : Row
    {
        for (var i = 1; i < rows.Count; i++)
        {
            var order = KeyOrder.Compare(rows[i - 1].Key, rows[i].Key);

            if (order == 0)
            {
                _findings.Add(new(rows[i].File, rows[i].Line, Codes.Duplicate, $"'{Shown(rows[i])}' stands on line {rows[i - 1].Line} already"));
            }
            else if (order > 0)
            {
                // Of the two that stand the wrong way round, the one that also disagrees with its other neighbour was moved.
                var moved = i < 2 || KeyOrder.Compare(rows[i - 2].Key, rows[i].Key) <= 0 ? rows[i - 1] : rows[i];
                var before = rows.Where(row => row != moved && KeyOrder.Compare(row.Key, moved.Key) <= 0).MaxBy(row => row.Key, KeyOrder.Instance);
                var place = before is null ? "first, after the header" : $"after '{Shown(before)}' (line {before.Line})";
                _findings.Add(new(moved.File, moved.Line, Codes.Order, $"not sorted: '{Shown(moved)}' belongs {place}; 'dotnet run --project src/Nutrients.Compiler -- format data' puts it there"));
            }
        }
    }

    private static string Shown(Row row) => string.Join(' ', row.Key.Select(part => part.TrimStart()).Where(part => part.Length > 0));

    private void Report(string file, int line, string code, string message) => _findings.Add(new($"{_name}/{file}", line, code, message));
}

/// <summary>Keys by their parts, letter by letter (ordinal), the same on every machine.</summary>
internal sealed class KeyOrder : IComparer<string[]>
{
    public static readonly KeyOrder Instance = new();

    int IComparer<string[]>.Compare(string[]? x, string[]? y) => Compare(x!, y!);

    public static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }
}
