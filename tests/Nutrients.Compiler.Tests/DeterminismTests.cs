using System.Security.Cryptography;

namespace Nutrients.Compiler.Tests;

public sealed class DeterminismTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_folder_gives_the_same_bytes()
    {
        using var other = new TestFolder();

        _folder.Compile().ShouldBe((0, ""));
        other.Compile().ShouldBe((0, ""));

        File.ReadAllBytes(other.Output).SequenceEqual(File.ReadAllBytes(_folder.Output)).ShouldBeTrue();
    }

    [Fact]
    public void The_order_of_reading_does_not_matter()
    {
        // As long as "Spinach, raw": only the id tells which of the two comes first.
        _folder.Replace("foods.tsv", "Emmental cheese", "Cheese, hard");
        _folder.Compile().ShouldBe((0, ""));
        var compiled = File.ReadAllBytes(_folder.Output);
        var tables = DataFolder.Read(_folder.Data).Tables;

        DatasetWriter.Write(
            new Tables
            {
                Units = [.. tables.Units.Reverse()],
                Vocabularies = [.. tables.Vocabularies.Reverse()],
                Nutrients = [.. tables.Nutrients.Reverse()],
                NutrientNames = [.. tables.NutrientNames.Reverse()],
                NutrientCodes = [.. tables.NutrientCodes.Reverse()],
                Conversions = [.. tables.Conversions.Reverse()],
                Foods = [.. tables.Foods.Reverse()],
                FoodNames = [.. tables.FoodNames.Reverse()],
                FoodCodes = [.. tables.FoodCodes.Reverse()],
                Portions = [.. tables.Portions.Reverse()],
                Sources = [.. tables.Sources.Reverse()],
                Studies = [.. tables.Studies.Reverse()],
                Amounts = [.. tables.Amounts.Reverse()],
                Functions = [.. tables.Functions.Reverse()],
                FunctionNutrients = [.. tables.FunctionNutrients.Reverse()],
                Deficiencies = [.. tables.Deficiencies.Reverse()],
                Interactions = [.. tables.Interactions.Reverse()],
                InteractionSubstances = [.. tables.InteractionSubstances.Reverse()],
                Claims = [.. tables.Claims.Reverse()],
                ReferenceIntakes = [.. tables.ReferenceIntakes.Reverse()],
                Exceptions = [.. tables.Exceptions.Reverse()],
            },
            _folder.Output);

        File.ReadAllBytes(_folder.Output).SequenceEqual(compiled).ShouldBeTrue();
    }

    [Fact]
    public void A_changed_value_gives_other_bytes()
    {
        _folder.Compile().ShouldBe((0, ""));
        var compiled = File.ReadAllBytes(_folder.Output);
        _folder.Replace("amounts/study-2020.tsv", "natto\tmk-7\tquantified\t900", "natto\tmk-7\tquantified\t900.1");

        _folder.Compile().ShouldBe((0, ""));

        File.ReadAllBytes(_folder.Output).SequenceEqual(compiled).ShouldBeFalse();
    }

    [Fact]
    public void The_hash_beside_the_file_is_that_of_the_file()
    {
        _folder.Compile().ShouldBe((0, ""));

        File.ReadAllText(_folder.Output + ".sha256").ShouldBe($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.Output)))}  nutrients.db\n");
    }
}
