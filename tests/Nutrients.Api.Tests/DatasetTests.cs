using Nutrients.Api.Data;
using Nutrients.Api.Hosting;

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

        Refusal(_folder.Served).ShouldContain(DatasetFolder.Faults[fault]);
    }

    /// <summary>At every byte of the first page, and at others, each time with the hash of what is left: the file's own form must tell.</summary>
    [Fact]
    public void A_dataset_that_ends_early_is_refused_at_the_start_and_in_the_place_of_another()
    {
        var whole = File.ReadAllBytes(_folder.Other);
        var random = new Random(20261120);
        using var current = CurrentDataset.TryOpen(_folder.Served, TimeSpan.FromSeconds(10), cacheLimitBytes: 0, out _)!;

        foreach (var length in Enumerable.Range(0, 4096).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(4096, whole.Length))))
        {
            Refusal(_folder.Made(whole[..length])).ShouldNotBeNullOrWhiteSpace($"{length} bytes");

            // The same class opens it then.
            if (length % 50 == 0)
            {
                _folder.Publish(whole[..length]);
                current.TryReplace(out var refusal).ShouldBeNull($"{length} bytes");
                refusal.ShouldNotBeNullOrWhiteSpace($"{length} bytes");
            }
        }

        current.Stamp.Version.ShouldBe(DatasetFolder.VersionOf(_folder.One));
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

    private static string Refusal(string path)
    {
        using var dataset = Dataset.TryOpen(path, TimeSpan.FromSeconds(10), out var refusal);

        dataset.ShouldBeNull();
        return refusal!;
    }
}
