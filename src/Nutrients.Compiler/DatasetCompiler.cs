using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler;

/// <summary>Turns the text files of <c>data/</c> into the SQLite file that the API reads: read, check, write.</summary>
internal static class DatasetCompiler
{
    private const int Ok = 0, Findings = 1, Usage = 2;

    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["compile", var folder, var output] when Directory.Exists(folder):
                return Compile(folder, output, Console.Error);
            case ["format", var folder] when Directory.Exists(folder):
                return Format(folder, Console.Out, Console.Error);
            case [_, var folder, ..] when !Directory.Exists(folder):
                Console.Error.WriteLine($"There is no folder '{folder}'.");
                return Usage;
            default:
                Console.Error.WriteLine("""
                    usage: dotnet run --project src/Nutrients.Compiler -- compile <data folder> <output file>
                           dotnet run --project src/Nutrients.Compiler -- format <data folder>
                    """);
                return Usage;
        }
    }

    /// <summary>Writes the dataset, or every finding if there is one.</summary>
    public static int Compile(string folder, string output, TextWriter errors)
    {
        var (tables, unreadable) = DataFolder.Read(folder);
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

    private static void Report(IEnumerable<Finding> findings, TextWriter errors)
    {
        foreach (var finding in findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Code, StringComparer.Ordinal))
        {
            errors.WriteLine(finding);
        }
    }
}
