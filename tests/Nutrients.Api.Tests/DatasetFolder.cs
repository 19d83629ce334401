using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Nutrients.Compiler;

namespace Nutrients.Api.Tests;

/// <summary>A folder to which datasets are published as the README says, and others that must not be served.</summary>
internal sealed class DatasetFolder : IDisposable
{
    /// <summary>What must not be served, and what is said of it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Faults = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["missing"] = "There is no dataset at '",
        ["without its manifest"] = "cannot be checked",
        ["with a manifest that does not match"] = "is damaged or not the one that was compiled",
        ["with one changed byte"] = "is damaged or not the one that was compiled",
        ["truncated"] = "is damaged or not the one that was compiled",
        ["truncated, with a manifest of its own"] = "malformed",
        ["with a page of zeros and a manifest of its own"] = "is damaged: ",
        ["a text file"] = "file is not a database",
        ["an empty file"] = "is no dataset of this project",
        ["another SQLite file"] = "is no dataset of this project",
        ["of a newer schema"] = "has schema version 99, and this build reads version ",
        ["of no foods"] = "has no foods.",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("nutrients-").FullName;

    /// <summary>Compiles the small dataset, and the same with one word changed.</summary>
    public DatasetFolder()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "Sample");
        var changed = Path.Combine(_folder, "changed");

        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(changed, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("A cheese of the test", "A cheese of another test", StringComparison.Ordinal));
        }

        DatasetCompiler.Main(["compile", sample, One]).ShouldBe(0);
        DatasetCompiler.Main(["compile", changed, Other]).ShouldBe(0);
        Publish(One);
    }

    public string Served => Path.Combine(_folder, "nutrients.db");

    public string One => Path.Combine(_folder, "one.db");

    public string Other => Path.Combine(_folder, "other.db");

    public static string VersionOf(string dataset) => File.ReadAllText(dataset + ".sha256")[..16];

    public void Publish(string dataset) => Move(File.ReadAllBytes(dataset), File.ReadAllText(dataset + ".sha256"));

    /// <summary>Moves something into the place of the dataset that must not be served.</summary>
    public void Publish(byte[] bytes) => Move(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>A file of its own with its manifest: to replace one takes a file system many times as long as to make one.</summary>
    public string Made(byte[] bytes)
    {
        var path = Path.Combine(_folder, $"made-{bytes.Length}.db");
        File.WriteAllBytes(path, bytes);
        File.WriteAllText(path + ".sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return path;
    }

    /// <summary>One of <see cref="Faults"/>.</summary>
    public void PublishFault(string fault)
    {
        var (good, manifest) = (File.ReadAllBytes(Other), File.ReadAllText(Other + ".sha256"));

        switch (fault)
        {
            case "missing":
                File.Delete(Served);
                break;
            case "without its manifest":
                Move(good, manifest: null);
                break;
            case "with a manifest that does not match":
                Move(good, new string('0', 64));
                break;
            case "with one changed byte":
                good[^5000] ^= 1;
                Move(good, manifest);
                break;
            case "truncated":
                Move(good[..^1], manifest);
                break;
            case "truncated, with a manifest of its own":
                Publish(good[..(good.Length / 2)]);
                break;
            case "with a page of zeros and a manifest of its own":
                Array.Clear(good, good.Length / 4096 / 2 * 4096, 4096);
                Publish(good);
                break;
            case "a text file":
                Publish([.. Enumerable.Repeat("id\tname\tdescription\n"u8.ToArray(), 1000).SelectMany(line => line)]);
                break;
            case "an empty file":
                Publish([]);
                break;
            case "another SQLite file":
                Publish(Run("CREATE TABLE food (id TEXT PRIMARY KEY)", []));
                break;
            case "of a newer schema":
                Publish(Run("PRAGMA user_version = 99", good));
                break;
            default:
                Publish(Run("DELETE FROM food", good));
                break;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Move(byte[] bytes, string? manifest)
    {
        var next = Path.Combine(_folder, "next.db");
        File.WriteAllBytes(next, bytes);

        if (manifest is null)
        {
            File.Delete(Served + ".sha256");
        }
        else
        {
            File.WriteAllText(next + ".sha256", manifest);
            File.Move(next + ".sha256", Served + ".sha256", overwrite: true);
        }

        File.Move(next, Served, overwrite: true);
    }

    /// <summary>The bytes of a SQLite file after a statement.</summary>
    private byte[] Run(string sql, byte[] bytes)
    {
        var path = Path.Combine(_folder, "made.db");
        File.WriteAllBytes(path, bytes);

        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is one of the constants above.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        return File.ReadAllBytes(path);
    }
}
