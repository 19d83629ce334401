namespace Nutrients.Compiler.Tests;

public sealed class UsageTests : IDisposable
{
    private const string Usage = """
        usage: dotnet run --project src/Nutrients.Compiler -- compile <data folder> <output file>
               dotnet run --project src/Nutrients.Compiler -- format <data folder>

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
        TestFolder.Run("compile", _folder.Data, _folder.Output, "--force").ShouldBe((2, "", Usage));
        TestFolder.Run("Compile", _folder.Data, _folder.Output).ShouldBe((2, "", Usage));
        TestFolder.Run("format").ShouldBe((2, "", Usage));
        TestFolder.Run("format", _folder.Data, _folder.Output).ShouldBe((2, "", Usage));
        TestFolder.Run("lint", _folder.Data).ShouldBe((2, "", Usage));

        _folder.Written.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var missing = _folder.PathOf("nowhere");

        TestFolder.Run("compile", missing, _folder.Output).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
        TestFolder.Run("format", missing).ShouldBe((2, "", $"There is no folder '{missing}'.\n"));
    }
}
