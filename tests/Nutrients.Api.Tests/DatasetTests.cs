using Nutrients.Api.Data;

namespace Nutrients.Api.Tests;

/// <summary>Which files are refused, asked of the class that opens them. <see cref="StartupTests"/> shows what a refusal does at the start, and <see cref="DatasetSwapTests"/> while serving.</summary>
public sealed class DatasetTests : IDisposable
{
    private readonly DatasetFolder _folder = new();

    public static TheoryData<string> Faults => [.. DatasetFolder.Faults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_dataset_that_must_not_be_served_is_refused(string fault)
    {
        _folder.PublishFault(fault);

        Refusal().ShouldContain(DatasetFolder.Faults[fault]);
    }

    [Fact]
    public void A_dataset_is_opened_whatever_is_unusual_about_its_path()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_folder.Served)!, "a 100% #1?&=ü")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "link.db"), _folder.Served);
        File.CreateSymbolicLink(Path.Combine(folder, "link.db.sha256"), _folder.Served + ".sha256");

        using var dataset = Dataset.TryOpen(Path.Combine(folder, "link.db"), TimeSpan.FromSeconds(10), out var refusal);

        refusal.ShouldBeNull();
        dataset!.Version.ShouldBe(DatasetFolder.VersionOf(_folder.One));
        dataset.Bytes.ShouldBe(new FileInfo(_folder.Served).Length);
        dataset.Stamp.ShouldBe(DatasetStamp.At(Path.Combine(folder, "link.db")));
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal()
    {
        using var dataset = Dataset.TryOpen(_folder.Served, TimeSpan.FromSeconds(10), out var refusal);

        dataset.ShouldBeNull();
        return refusal!;
    }
}
