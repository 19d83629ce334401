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
    };

    /// <summary>Control characters, and what looks like a space or a line end and is another.</summary>
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => (char.IsControl(letter) || char.IsWhiteSpace(letter)) && letter is not (' ' or '\t' or '\n'))]);

    private readonly string _path;
    private readonly string _name;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "README.md" };

    private DataFolder(string path)
    {
        _path = Path.GetFullPath(path);
        _name = Path.GetFileName(Path.TrimEndingDirectorySeparator(_path));
    }

    /// <summary>Reads every file; the findings are in no order.</summary>
    public static (Tables Tables, IReadOnlyList<Finding> Findings) Read(string path)
    {
        var folder = new DataFolder(path);
        var tables = new Tables
        {
            Units = folder.Rows<UnitRow>("units.tsv"),
            Vocabularies = folder.Rows<VocabularyRow>("vocabularies.tsv"),
            Nutrients = folder.Rows<NutrientRow>("nutrients.tsv"),
            NutrientNames = folder.Rows<NutrientNameRow>("nutrient-names.tsv"),
            NutrientCodes = folder.Rows<NutrientCodeRow>("nutrient-codes.tsv"),
            Conversions = folder.Rows<ConversionRow>("nutrient-conversions.tsv"),
            Foods = folder.Rows<FoodRow>("foods.tsv"),
            FoodNames = folder.Rows<FoodNameRow>("food-names.tsv"),
            FoodCodes = folder.Rows<FoodCodeRow>("food-codes.tsv"),
            Portions = folder.Rows<PortionRow>("portions.tsv"),
            Sources = folder.Rows<SourceRow>("sources.tsv"),
            Studies = folder.Rows<StudyRow>("studies.tsv"),
            Amounts = [.. folder.FilesBelow("amounts").SelectMany(folder.Rows<AmountRow>)],
            Functions = folder.Rows<FunctionRow>("functions.tsv"),
            FunctionNutrients = folder.Rows<FunctionNutrientRow>("function-nutrients.tsv"),
            Deficiencies = folder.Rows<DeficiencyRow>("deficiencies.tsv"),
            Interactions = folder.Rows<InteractionRow>("interactions.tsv"),
            InteractionSubstances = folder.Rows<InteractionSubstanceRow>("interaction-substances.tsv"),
            Claims = folder.Rows<ClaimRow>("claims.tsv"),
            ReferenceIntakes = folder.Rows<ReferenceIntakeRow>("reference-intakes.tsv"),
            Exceptions = folder.Rows<ExceptionRow>("exceptions.tsv"),
        };

        folder.RefuseUnknownFiles();
        return (tables, folder._findings);
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
            Report(file, 1, Codes.File, "the file is missing");
            return rows;
        }

        // Decoded as it is: File.ReadAllText would swallow a byte order mark.
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_path, file)));
        CheckText(file, text);

        // Reported once, and no reason to misread every line.
        using var csv = new CsvReader(new StringReader(text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal)), Tsv);
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

    private void CheckText(string file, string text)
    {
        if (!text.EndsWith('\n'))
        {
            Report(file, text.Count(letter => letter == '\n') + 1, Codes.Text, "the last line must end with a line feed");
        }

        var line = 1;

        // Not EnumerateLines, which takes a form feed and others for line ends: the reader and every diff do not.
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var content = text.AsSpan(range).TrimEnd('\r');

            if (content.Contains('\uFFFD'))
            {
                Report(file, line, Codes.Encoding, "not UTF-8");
            }

            if (content.Contains('\uFEFF'))
            {
                Report(file, line, Codes.Text, "a byte order mark cannot stand here");
            }

            if (HasStraySpace(content))
            {
                Report(file, line, Codes.Text, "a value begins or ends with a space, or has two in a row; write one between words and none around them");
            }

            line++;
        }

        // The first is enough: it is one wrong line end in all, or one pasted value.
        if (text.AsSpan().IndexOfAny(Unwanted) is >= 0 and var at)
        {
            Report(file, text.AsSpan(0, at).Count('\n') + 1, Codes.Text, $"the character U+{(int)text[at]:X4} cannot stand here; words are parted by a plain space, and lines end with a line feed alone");
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
