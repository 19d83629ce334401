using System.Diagnostics;
using Nutrients.Compiler;

namespace Nutrients.Benchmarks;

/// <summary>A dataset with many times the foods, to see what grows with it: each food and everything that is said of it, under other ids and names.</summary>
internal static class GrownDataset
{
    // Which column holds the food, and which one a text that must not be the same twice.
    private static readonly Dictionary<string, (int Food, int Text)> Multiplied = new(StringComparer.Ordinal)
    {
        ["foods.tsv"] = (0, 1),
        ["food-names.tsv"] = (0, 3),
        ["food-codes.tsv"] = (0, 2),
        ["portions.tsv"] = (0, -1),
        ["exceptions.tsv"] = (1, -1),
    };

    public static int Make(string data, string folder, int factor)
    {
        var copy = Path.Combine(folder, "data");

        foreach (var file in Directory.EnumerateFiles(data, "*.tsv", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(data, file);
            var written = Path.Combine(copy, name);
            Directory.CreateDirectory(Path.GetDirectoryName(written)!);

            if (name.StartsWith("amounts", StringComparison.Ordinal))
            {
                Multiply(file, written, (0, -1), factor);
            }
            else if (Multiplied.TryGetValue(name, out var columns))
            {
                Multiply(file, written, columns, factor);
            }
            else
            {
                File.Copy(file, written, overwrite: true);
            }
        }

        var start = TimeProvider.System.GetTimestamp();
        var output = Path.Combine(folder, "nutrients.db");
        var result = DatasetCompiler.Main(["compile", copy, output]);

        if (result == 0)
        {
            using var self = Process.GetCurrentProcess();
            Console.WriteLine($"{output}: {new FileInfo(output).Length / 1_000_000} MB, compiled in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F0} s with at most {self.PeakWorkingSet64 / 1_000_000} MB of memory");
        }

        return result;
    }

    /// <summary>The first copy is the original, so that what is asked of the dataset can be asked of this one.</summary>
    private static void Multiply(string file, string written, (int Food, int Text) columns, int factor)
    {
        var lines = File.ReadAllLines(file);

        // Sorted by what stands up to the food; of one food the lines keep their order.
        var copies = from line in lines[1..]
                     from number in Enumerable.Range(1, factor)
                     let fields = CopyOf(line.Split('\t'), columns, number)
                     select (Key: string.Join('\t', fields[..(columns.Food + 1)]), Line: string.Join('\t', fields));
        using var writer = new StreamWriter(written) { NewLine = "\n" };
        writer.WriteLine(lines[0]);

        foreach (var (_, line) in copies.OrderBy(copy => copy.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(line);
        }
    }

    private static string[] CopyOf(string[] fields, (int Food, int Text) columns, int number)
    {
        if (number > 1)
        {
            fields[columns.Food] += $"-{number}";

            if (columns.Text >= 0)
            {
                fields[columns.Text] += $" {number}";
            }
        }

        return fields;
    }
}
