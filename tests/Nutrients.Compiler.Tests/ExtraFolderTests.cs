using Dapper;

namespace Nutrients.Compiler.Tests;

/// <summary>Folders that add lines to those of the data folder.</summary>
public sealed class ExtraFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_of_several_folders_are_one_dataset_in_any_order()
    {
        var (kale, chard) = (Extra("kale", "kale-raw\tKale, raw\t\tvegetables\t\traw\t\t"), Extra("chard", "chard-raw\tChard, raw\t\tvegetables\t\traw\t\t"));
        Write(kale, "amounts/table-2020.tsv", Amount("kale-raw", "vitamin-k1", "390"), Amount("natto", "protein", "18"));
        _folder.Compile(kale, chard).ShouldBe((0, ""));
        var compiled = File.ReadAllBytes(_folder.Output);

        _folder.Compile(chard, kale).ShouldBe((0, ""));

        File.ReadAllBytes(_folder.Output).SequenceEqual(compiled).ShouldBeTrue();
        using var dataset = _folder.OpenCompiled(kale, chard);
        dataset.Query<string>("SELECT id FROM food ORDER BY id").ShouldBe(["chard-raw", "egg-yolk-raw", "emmental-cheese", "kale-raw", "natto", "spinach-raw"]);
        dataset.QuerySingle<int>("SELECT count(*) FROM amount WHERE source_id = 'table-2020'").ShouldBe(8);
    }

    [Fact]
    public void Without_extra_folders_the_bytes_are_those_of_the_data_folder()
    {
        _folder.Compile().ShouldBe((0, ""));
        var alone = File.ReadAllBytes(_folder.Output);
        _folder.Compile(Extra("kale", "kale-raw\tKale, raw\t\tvegetables\t\traw\t\t")).ShouldBe((0, ""));
        File.ReadAllBytes(_folder.Output).SequenceEqual(alone).ShouldBeFalse();

        _folder.Compile().ShouldBe((0, ""));

        File.ReadAllBytes(_folder.Output).SequenceEqual(alone).ShouldBeTrue();
    }

    [Fact]
    public void The_same_line_in_two_folders_is_one_line()
    {
        var line = File.ReadLines(_folder.PathOf("foods.tsv")).Single(line => line.StartsWith("natto\t", StringComparison.Ordinal));
        var extra = Extra("same", line);
        Write(extra, "amounts/table-2015.tsv", File.ReadLines(_folder.PathOf("amounts/table-2015.tsv")).Single(line => line.StartsWith("natto\tfat\t", StringComparison.Ordinal)));

        using var dataset = _folder.OpenCompiled(extra, extra);

        dataset.QuerySingle<int>("SELECT count(*) FROM food").ShouldBe(4);
    }

    [Fact]
    public void Two_lines_of_one_key_that_differ_are_found()
    {
        var extra = Extra("other", "natto\tNatto, another\t\tlegumes-and-soy\t\traw\t\t");
        Write(extra, "amounts/table-2015.tsv", Amount("natto", "fat", "12", "g"));

        _folder.Compile(extra).ShouldBe((1, $"{extra}/amounts/table-2015.tsv(2): error NUT0006: 'natto fat' stands in data/amounts/table-2015.tsv(4) already, and differs; keep one of them\n{extra}/foods.tsv(2): error NUT0006: 'natto' stands in data/foods.tsv(4) already, and differs; keep one of them\n"));
    }

    [Fact]
    public void Findings_name_the_folder_as_it_was_given()
    {
        var extra = Extra("kale", "kale-raw\tKale, raw\t\tvegetable\t\traw\t\t");
        File.WriteAllText(Path.Combine(extra, "notes.txt"), "to do");

        _folder.Compile(extra).ShouldBe((1, $"{extra}/foods.tsv(2): error NUT0008: category 'vegetable' is not in the vocabulary 'food-category' (data/vocabularies.tsv); did you mean 'vegetables'?\n{extra}/notes.txt(1): error NUT0001: there is no such file in the dataset\n"));
    }

    /// <summary>A folder beside the data folder with one food.</summary>
    private string Extra(string name, string food)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_folder.Data)!, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "foods.tsv"), $"{string.Join('\t', Row.ColumnsOf<FoodRow>())}\n{food}\n");
        return folder;
    }

    private static void Write(string folder, string file, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(folder, "amounts"));
        File.WriteAllText(Path.Combine(folder, file), string.Concat(lines.Prepend(string.Join('\t', Row.ColumnsOf<AmountRow>())).Select(line => line + "\n")));
    }

    private static string Amount(string food, string nutrient, string amount, string? unit = null) =>
        $"{food}\t{nutrient}\tquantified\t{amount}\t{unit ?? (nutrient == "protein" ? "g" : "µg")}{new string('\t', 7)}analytical\tnational-table\t\t\t\t";
}
