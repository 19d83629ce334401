using Microsoft.Data.Sqlite;

namespace Nutrients.Compiler.Tests;

/// <summary>A copy of <c>Base/</c> in a temporary folder, there to be changed, compiled and looked into.</summary>
internal sealed class TestFolder : IDisposable
{
    private static readonly Lock OneConsole = new();
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("nutrients-");

    public TestFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Base, "*", SearchOption.AllDirectories))
        {
            Write(Path.GetRelativePath(Base, file), File.ReadAllText(file));
        }
    }

    /// <summary>A small dataset without findings.</summary>
    public static string Base { get; } = Path.Combine(AppContext.BaseDirectory, "Base");

    /// <summary>Named as in the repository, since findings begin with it.</summary>
    public string Data => Path.Combine(_temporary.FullName, "data");

    public string Output => Path.Combine(_temporary.FullName, "nutrients.db");

    /// <summary>Everything beside the folder <c>data</c>.</summary>
    public IEnumerable<string> Written => _temporary.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    /// <summary>The files of <c>data</c>, in no order.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Data, file));

    public string PathOf(string file) => Path.Combine(Data, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>Replaces a text that stands in the file once.</summary>
    public void Replace(string file, string text, string replacement)
    {
        var parts = File.ReadAllText(PathOf(file)).Split(text);
        parts.Length.ShouldBe(2, $"'{text}' does not stand in {file} once");
        Write(file, string.Join(replacement, parts));
    }

    /// <summary>Puts amounts in the place of those of the base, each as <c>table-2015 natto mk-7 amount=5 derivation=imputed</c>.</summary>
    public void WriteAmounts(params IEnumerable<string> amounts)
    {
        var columns = Row.ColumnsOf<AmountRow>();
        Directory.Delete(PathOf("amounts"), recursive: true);
        Write("exceptions.tsv", string.Join('\t', Row.ColumnsOf<ExceptionRow>()) + "\n");

        foreach (var source in amounts.Select(amount => amount.Split(' ')).GroupBy(words => words[0]))
        {
            var lines = source.Select(words => LineOf([("foodId", words[1]), ("nutrientId", words[2]), .. words[3..].Select(word => word.Split('=')).Select(cell => (cell[0], cell[1]))]));
            Write($"amounts/{source.Key}.tsv", string.Join('\n', [string.Join('\t', columns), .. lines.Order(StringComparer.Ordinal), ""]));
        }

        string LineOf((string Column, string Value)[] given)
        {
            var cells = new Dictionary<string, string> { ["status"] = "quantified", ["unit"] = "µg", ["derivation"] = "literature", ["evidence"] = "national-table" };

            foreach (var (column, value) in given)
            {
                columns.ShouldContain(column);
                cells[column] = value;
            }

            return string.Join('\t', columns.Select(column => cells.GetValueOrDefault(column, "")));
        }
    }

    public (int ExitCode, string Errors) Compile(params IEnumerable<string> with)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = DatasetCompiler.Compile(Data, Output, errors, with);
        return (exitCode, errors.ToString());
    }

    /// <summary>Compiles what must have no findings, and opens the file.</summary>
    public SqliteConnection OpenCompiled(params IEnumerable<string> with)
    {
        Compile(with).ShouldBe((0, ""));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Output, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>What the command line answers. All tests share one console.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        lock (OneConsole)
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var errors = new StringWriter { NewLine = "\n" };
            var (shownOutput, shownErrors) = (Console.Out, Console.Error);

            try
            {
                Console.SetOut(output);
                Console.SetError(errors);
                return (DatasetCompiler.Main(arguments), output.ToString(), errors.ToString());
            }
            finally
            {
                Console.SetOut(shownOutput);
                Console.SetError(shownErrors);
            }
        }
    }

    public void Dispose() => _temporary.Delete(recursive: true);
}
