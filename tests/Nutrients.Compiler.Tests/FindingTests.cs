using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Nutrients.Compiler.Tests;

/// <summary>
/// Each <c>Bad/*.input</c> changes the dataset of <c>Base/</c>; <c>*.expected</c> holds every finding that this makes, and is empty where the change is
/// allowed. An input names a <c>file:</c> and what becomes of it: <c>replace:</c> a text that stands there once, <c>with:</c> another, <c>write:</c> the
/// whole file, or <c>delete:</c> it. Tabs are tabs; <c>\n</c>, <c>\r</c>, <c>\t</c> (at the end of a line) and <c>\u0020</c> are escapes.
/// </summary>
public sealed class FindingTests
{
    private static readonly string Bad = Path.Combine(AppContext.BaseDirectory, "Bad");

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Bad, "*.input").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_finding_is_reported_at_its_line(string name)
    {
        var expected = File.ReadAllText(Path.Combine(Bad, $"{name}.expected"));
        using var folder = new TestFolder();
        Change(folder, File.ReadAllLines(Path.Combine(Bad, $"{name}.input")));

        var (exitCode, errors) = folder.Compile();

        errors.Split('\n').ShouldBe(expected.Split('\n'));
        exitCode.ShouldBe(expected.Length > 0 ? 1 : 0);
    }

    [Fact]
    public void The_base_has_no_findings()
    {
        using var folder = new TestFolder();

        folder.Compile().ShouldBe((0, ""));
    }

    [Fact]
    public void Every_code_is_expected_somewhere()
    {
        var codes = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var expected = string.Concat(Directory.EnumerateFiles(Bad, "*.expected").Select(File.ReadAllText));

        codes.Where(code => !expected.Contains($"error {code}:", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_found()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.PathOf("foods.tsv"), File.ReadAllText(folder.PathOf("foods.tsv")).Replace("hen's", "hen\u00B4s", StringComparison.Ordinal), Encoding.Latin1);

        folder.Compile().ShouldBe((1, "data/foods.tsv(2): error NUT0025: not UTF-8\n"));
    }

    private static void Change(TestFolder folder, IEnumerable<string> input)
    {
        var (file, replaced) = ("", "");

        foreach (var line in input.Where(line => !line.StartsWith('#')))
        {
            var (verb, text) = line.Split(':', 2) is [var before, var after] ? (before, Regex.Unescape(after.TrimStart(' '))) : (line, "");

            switch (verb)
            {
                case "file":
                    file = text;
                    break;
                case "replace":
                    replaced = text;
                    break;
                case "with":
                    folder.Replace(file, replaced, text);
                    break;
                case "write":
                    folder.Write(file, text);
                    break;
                case "delete":
                    File.Delete(folder.PathOf(file));
                    break;
                default:
                    Assert.Fail($"What is '{line}'?");
                    break;
            }
        }
    }
}
