using System.Text;

namespace Nutrients.Compiler.Tests;

public sealed class FormatterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sorts_the_lines_and_mends_their_ends()
    {
        foreach (var file in _folder.Files)
        {
            var lines = File.ReadAllLines(_folder.PathOf(file));
            _folder.Write(file, string.Join("\r\n", [lines[0], .. lines[1..].Reverse()]));
        }

        var (exitCode, output, errors) = TestFolder.Run("format", _folder.Data);

        (exitCode, errors).ShouldBe((0, ""));
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(_folder.Files.Select(file => $"data/{file}: formatted"), ignoreOrder: true);
        ShouldBeTheBase();
    }

    [Fact]
    public void Drops_a_byte_order_mark_and_spaces_around_a_value()
    {
        _folder.Replace("foods.tsv", "natto\tNatto\t", "natto \t Natto \t");
        _folder.Replace("foods.tsv", "\tleaves\n", "\tleaves \n");
        _folder.Replace("foods.tsv", "id\tname", "\uFEFFid\tname");

        TestFolder.Run("format", _folder.Data).ShouldBe((0, "data/foods.tsv: formatted\n", ""));

        ShouldBeTheBase();
    }

    [Fact]
    public void Changes_nothing_that_is_canonical()
    {
        TestFolder.Run("format", _folder.Data).ShouldBe((0, "", ""));

        ShouldBeTheBase();
    }

    [Fact]
    public void Keeps_a_line_that_stands_twice()
    {
        _folder.Replace("units.tsv", "g\tg\tgram\n", "g\tg\tgram\ng\tg\tgramme\n");
        var before = File.ReadAllText(_folder.PathOf("units.tsv"));

        TestFolder.Run("format", _folder.Data).ShouldBe((0, "", ""));

        File.ReadAllText(_folder.PathOf("units.tsv")).ShouldBe(before);
    }

    [Theory]
    [InlineData("natto\t2\t1 cup\t175\ttable-2020", "natto\t2\t1 cup\t175", "data/portions.tsv(4): error NUT0003: 4 fields instead of 5: foodId position label grams sourceId\n")]
    [InlineData("natto\t2", "\nnatto\t2", "data/portions.tsv(4): error NUT0003: 1 fields instead of 5: foodId position label grams sourceId\n")]
    [InlineData("\tgrams\t", "\tweight\t", "data/portions.tsv(1): error NUT0002: the header must be, separated by tabs: foodId position label grams sourceId\n")]
    public void Touches_nothing_while_it_could_lose_a_line(string text, string replacement, string finding)
    {
        _folder.Replace("portions.tsv", text, replacement);
        _folder.Replace("units.tsv", "IU\t[iU]\tinternational unit\n", "");
        _folder.Replace("units.tsv", "microgram\n", "microgram\nIU\t[iU]\tinternational unit\n");
        var before = Contents(_folder.Data);

        TestFolder.Run("format", _folder.Data).ShouldBe((1, "", finding));

        Contents(_folder.Data).ShouldBe(before);
    }

    [Fact]
    public void Touches_nothing_while_it_would_spoil_bytes_that_are_not_UTF_8()
    {
        File.WriteAllText(_folder.PathOf("foods.tsv"), File.ReadAllText(_folder.PathOf("foods.tsv")).Replace("hen's", "hen\u00B4s", StringComparison.Ordinal), Encoding.Latin1);
        _folder.Replace("units.tsv", "kilocalorie", "kilocalorie ");
        var before = Contents(_folder.Data);

        TestFolder.Run("format", _folder.Data).ShouldBe((1, "", "data/foods.tsv(2): error NUT0025: not UTF-8\n"));

        Contents(_folder.Data).ShouldBe(before);
    }

    private void ShouldBeTheBase() => Contents(_folder.Data).ShouldBe(Contents(TestFolder.Base));

    private static string[] Contents(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(File.ReadAllBytes(file))}"),
    ];
}
