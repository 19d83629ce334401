namespace Nutrients.Compiler.Tests;

public sealed class UsageTests : IDisposable
{
    private const string Usage = """
        usage: dotnet run --project src/Nutrients.Compiler -- compile <data folder> <output file> [--with <folder>]...
               dotnet run --project src/Nutrients.Compiler -- format <data folder>
               dotnet run --project src/Nutrients.Compiler -- import fdc <folder or zip> [--to <folder>] [--data <data folder>]

        compile  writes the dataset of the data folder, and of further folders that add lines to it
        format   brings the files of a data folder into their canonical form
        import   makes a folder for --with of a CSV download of USDA FoodData Central, under the nutrients and foods of ./data or another data folder

        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compiling_says_nothing_and_writes_the_file_and_its_hash()
    {
        TestFolder.Run("compile", _folder.Data, _folder.Output).ShouldBe((0, "", ""));

        _folder.Written.ShouldBe(["nutrients.db", "nutrients.db.csv.zip", "nutrients.db.datapackage.json", "nutrients.db.ndjson.zip", "nutrients.db.sha256"]);
    }

    [Fact]
    public void Findings_go_to_the_error_stream()
    {
        _folder.Write("notes.txt", "to do");

        TestFolder.Run("compile", _folder.Data, _folder.Output).ShouldBe((1, "", "data/notes.txt(1): error NUT0001: there is no such file in the dataset\n"));
    }

    [Fact]
    public void Anything_else_is_answered_with_the_usage()
    {
        TestFolder.Run().ShouldBe((2, "", Usage));
        TestFolder.Run("compile").ShouldBe((2, "", Usage));
        TestFolder.Run("compile", _folder.Data).ShouldBe((2, "", Usage));
        TestFolder.Run("Compile", _folder.Data, _folder.Output).ShouldBe((2, "", Usage));
        TestFolder.Run("format").ShouldBe((2, "", Usage));
        TestFolder.Run("format", _folder.Data, _folder.Output).ShouldBe((2, "", Usage));
        TestFolder.Run("lint", _folder.Data).ShouldBe((2, "", Usage));
        TestFolder.Run("import", "fdc").ShouldBe((2, "", Usage));
        TestFolder.Run("import").ShouldBe((2, "", Usage));

        _folder.Written.ShouldBeEmpty();
    }

    [Fact]
    public void Help_is_the_usage_and_no_error()
    {
        TestFolder.Run("--help").ShouldBe((0, Usage, ""));
        TestFolder.Run("import", "--help").ShouldBe((0, Usage, ""));
        TestFolder.Run("help").ShouldBe((0, Usage, ""));
    }

    [Theory]
    [InlineData("compile data out.db --force", "There is no option '--force'; there is --with.")]
    [InlineData("compile data out.db --with", "--with needs a folder after it.")]
    [InlineData("compile data --with --with out.db", "--with needs a folder after it.")]
    [InlineData("format data --with extra", "There is no option '--with'.")]
    [InlineData("import fdc download.zip --with extra", "There is no option '--with'; there is --to and --data.")]
    [InlineData("import fdc download.zip --to a --to b", "--to can be given once.")]
    [InlineData("import ciqual table.zip", "There is no import of 'ciqual'; there is one of fdc.")]
    public void A_wrong_option_is_named(string arguments, string problem) => TestFolder.Run(arguments.Split(' ')).ShouldBe((2, "", $"{problem}\n{Usage}"));

    [Fact]
    public void A_missing_folder_is_named()
    {
        var missing = _folder.PathOf("nowhere");

        TestFolder.Run("compile", missing, _folder.Output).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
        TestFolder.Run("compile", _folder.Data, _folder.Output, "--with", missing).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
        TestFolder.Run("format", missing).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
        TestFolder.Run("import", "fdc", missing, "--data", _folder.Data).ShouldBe((2, "", $"There is no folder or zip file '{missing}'.\n"));
        TestFolder.Run("import", "fdc", _folder.Data, "--data", missing).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
    }
}
