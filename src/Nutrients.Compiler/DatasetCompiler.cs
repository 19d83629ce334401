using Nutrients.Compiler.Import;
using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler;

/// <summary>Turns the text files of <c>data/</c> into the SQLite file that the API reads: read, check, write.</summary>
internal static class DatasetCompiler
{
    private const int Ok = 0, Findings = 1, Usage = 2;

    private const string UsageText = """
        usage: dotnet run --project src/Nutrients.Compiler -- compile <data folder> <output file> [--with <folder>]...
               dotnet run --project src/Nutrients.Compiler -- format <data folder>
               dotnet run --project src/Nutrients.Compiler -- import fdc <folder or zip> [--to <folder>] [--data <data folder>]

        compile  writes the dataset of the data folder, and of further folders that add lines to it
        format   brings the files of a data folder into their canonical form
        import   makes a folder for --with of a CSV download of USDA FoodData Central, under the nutrients and foods of ./data or another data folder
        """;

    public static int Main(string[] args)
    {
        if (args.Contains("--help") || args is ["help"])
        {
            Console.Out.WriteLine(UsageText);
            return Ok;
        }

        string[] options = args switch
        {
            ["compile", ..] => ["--with"],
            ["import", ..] => ["--to", "--data"],
            _ => [],
        };

        var (arguments, problem) = Arguments.Of(args, options);

        return arguments switch
        {
            null => Refuse(problem),
            { Words: ["compile", var folder, var output] } => Missing([folder, .. arguments.Options["--with"]]) ?? Compile(folder, output, Console.Error, arguments.Options["--with"]),
            { Words: ["format", var folder] } => Missing(folder) ?? Format(folder, Console.Out, Console.Error),
            { Words: ["import", "fdc", var download] } => Import(download, arguments.Options),
            { Words: ["import", not "fdc" and var source, ..] } => Refuse($"There is no import of '{source}'; there is one of fdc."),
            _ => Refuse(null),
        };
    }

    /// <summary>Writes the dataset, or every finding if there is one.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="errors">Where the findings go.</param>
    /// <param name="with">Folders that add lines to it.</param>
    public static int Compile(string folder, string output, TextWriter errors, params IEnumerable<string> with)
    {
        var (tables, unreadable) = DataFolder.Read(folder, with);
        var findings = unreadable.Concat(DatasetLint.Run(tables)).ToArray();

        if (findings.Length > 0)
        {
            Report(findings, errors);
            return Findings;
        }

        DatasetWriter.Write(tables, output);
        return Ok;
    }

    private static int Format(string folder, TextWriter log, TextWriter errors)
    {
        var (tables, unreadable) = DataFolder.Read(folder);

        // Whatever the formatter cannot carry over, it must not drop.
        if (unreadable.Where(finding => finding.Code is not (Codes.Order or Codes.Text or Codes.Duplicate)).ToArray() is { Length: > 0 } lost)
        {
            Report(lost, errors);
            return Findings;
        }

        DatasetFormatter.Format(folder, tables, log);
        return Ok;
    }

    private static int Import(string download, ILookup<string, string> options)
    {
        if (options.FirstOrDefault(option => option.Count() > 1) is { } twice)
        {
            return Refuse($"{twice.Key} can be given once.");
        }

        var data = options["--data"].FirstOrDefault() ?? "data";

        if (!Path.Exists(download))
        {
            Console.Error.WriteLine($"There is no folder or zip file '{download}'.");
            return Usage;
        }

        return Missing(data) ?? (FdcImport.Run(download, data, options["--to"].FirstOrDefault(), Console.Out, Console.Error) ? Ok : Findings);
    }

    /// <summary>Names the first folder that is not there; null if all are.</summary>
    private static int? Missing(params IEnumerable<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is not { } missing)
        {
            return null;
        }

        Console.Error.WriteLine($"There is no folder '{missing}'.");
        return Usage;
    }

    private static int Refuse(string? problem)
    {
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
        }

        Console.Error.WriteLine(UsageText);
        return Usage;
    }

    private static void Report(IEnumerable<Finding> findings, TextWriter errors)
    {
        foreach (var finding in findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Code, StringComparer.Ordinal))
        {
            errors.WriteLine(finding);
        }
    }
}
