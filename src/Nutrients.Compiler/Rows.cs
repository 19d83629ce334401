using System.Reflection;
using System.Text.Json;
using CsvHelper.Configuration.Attributes;

namespace Nutrients.Compiler;

/// <summary>
/// One line of a file in <c>data/</c>, as it stands there: the properties are the columns, in their order. All of them are text until the rules have
/// passed, so that a wrong number is a finding with a line and not an exception. <c>data/README.md</c> defines each column.
/// </summary>
internal abstract record Row
{
    [Ignore]
    public string File { get; set; } = "";

    [Ignore]
    public int Line { get; set; }

    /// <summary>What identifies the row and orders its file.</summary>
    [Ignore]
    public abstract string[] Key { get; }

    /// <summary>The columns of a file: the names of the row's own properties, in their order, as JSON would spell them.</summary>
    public static IReadOnlyList<string> ColumnsOf<TRow>() where TRow : Row =>
        [.. PropertiesOf<TRow>().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    public static IReadOnlyList<PropertyInfo> PropertiesOf<TRow>() where TRow : Row =>
        [.. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite)];

    /// <summary>A key part that is a number, so that 10 comes after 9: a space sorts before every digit.</summary>
    protected static string Counted(string number) => number.TrimStart('0').PadLeft(6);
}

internal sealed record UnitRow : Row
{
    public string Id { get; init; } = "";
    public string Ucum { get; init; } = "";
    public string Name { get; init; } = "";
    public override string[] Key => [Id];
}

internal sealed record VocabularyRow : Row
{
    public string Vocabulary { get; init; } = "";
    public string Code { get; init; } = "";
    public string Definition { get; init; } = "";
    public override string[] Key => [Vocabulary, Code];
}

internal sealed record NutrientRow : Row
{
    public string Id { get; init; } = "";
    public string Position { get; init; } = "";
    public string Name { get; init; } = "";
    public string Category { get; init; } = "";
    public string Unit { get; init; } = "";
    public string ParentId { get; init; } = "";
    public string Total { get; init; } = "";
    public string Note { get; init; } = "";
    public override string[] Key => [Id];
}

internal sealed record NutrientNameRow : Row
{
    public string NutrientId { get; init; } = "";
    public string Lang { get; init; } = "";
    public string Name { get; init; } = "";
    public override string[] Key => [NutrientId, Lang, Name];
}

internal sealed record NutrientCodeRow : Row
{
    public string NutrientId { get; init; } = "";
    public string System { get; init; } = "";
    public string Code { get; init; } = "";
    public override string[] Key => [NutrientId, System, Code];
}

internal sealed record ConversionRow : Row
{
    public string NutrientId { get; init; } = "";
    public string FromUnit { get; init; } = "";
    public string Form { get; init; } = "";
    public string Factor { get; init; } = "";
    public string ToUnit { get; init; } = "";
    public string SourceId { get; init; } = "";
    public string Note { get; init; } = "";
    public override string[] Key => [NutrientId, FromUnit, Form, ToUnit, SourceId];
}

internal sealed record FoodRow : Row
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public string Category { get; init; } = "";
    public string Tags { get; init; } = "";
    public string State { get; init; } = "";
    public string ScientificName { get; init; } = "";
    public string EdiblePart { get; init; } = "";
    public override string[] Key => [Id];
}

internal sealed record FoodNameRow : Row
{
    public string FoodId { get; init; } = "";
    public string Lang { get; init; } = "";
    public string Position { get; init; } = "";
    public string Name { get; init; } = "";
    public override string[] Key => [FoodId, Lang, Counted(Position)];
}

internal sealed record FoodCodeRow : Row
{
    public string FoodId { get; init; } = "";
    public string System { get; init; } = "";
    public string Code { get; init; } = "";
    public override string[] Key => [FoodId, System, Code];
}

internal sealed record PortionRow : Row
{
    public string FoodId { get; init; } = "";
    public string Position { get; init; } = "";
    public string Label { get; init; } = "";
    public string Grams { get; init; } = "";
    public string SourceId { get; init; } = "";
    public override string[] Key => [FoodId, Counted(Position)];
}

internal sealed record SourceRow : Row
{
    public string Id { get; init; } = "";
    public string Type { get; init; } = "";
    public string Title { get; init; } = "";
    public string Publisher { get; init; } = "";
    public string Year { get; init; } = "";
    public string Version { get; init; } = "";
    public string Licence { get; init; } = "";
    public string Attribution { get; init; } = "";
    public string Doi { get; init; } = "";
    public string Url { get; init; } = "";
    public override string[] Key => [Id];
}

internal sealed record StudyRow : Row
{
    public string Id { get; init; } = "";
    public string Type { get; init; } = "";
    public string Authors { get; init; } = "";
    public string Year { get; init; } = "";
    public string Title { get; init; } = "";
    public string Journal { get; init; } = "";
    public string Volume { get; init; } = "";
    public string Issue { get; init; } = "";
    public string Pages { get; init; } = "";
    public string Doi { get; init; } = "";
    public string Pmid { get; init; } = "";
    public string Pmcid { get; init; } = "";
    public string Url { get; init; } = "";
    public string Doubt { get; init; } = "";
    public override string[] Key => [Id];
}

/// <summary>One value of one nutrient in 100 g of the edible part of one food, from the source that the file is named after.</summary>
internal sealed record AmountRow : Row
{
    public string FoodId { get; init; } = "";
    public string NutrientId { get; init; } = "";
    public string Status { get; init; } = "";
    public string Amount { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Min { get; init; } = "";
    public string Max { get; init; } = "";
    public string LowerBound { get; init; } = "";
    public string UpperBound { get; init; } = "";
    public string Sd { get; init; } = "";
    public string N { get; init; } = "";
    public string Derivation { get; init; } = "";
    public string Evidence { get; init; } = "";
    public string Forms { get; init; } = "";
    public string CopyOf { get; init; } = "";
    public string Doubt { get; init; } = "";
    public string Note { get; init; } = "";
    public override string[] Key => [FoodId, NutrientId];

    [Ignore]
    public string SourceId => Path.GetFileNameWithoutExtension(File);
}

/// <summary>A value that breaks a rule of plausibility and is right all the same.</summary>
internal sealed record ExceptionRow : Row
{
    public string Code { get; init; } = "";
    public string FoodId { get; init; } = "";
    public string NutrientId { get; init; } = "";
    public string SourceId { get; init; } = "";
    public string Reason { get; init; } = "";
    public override string[] Key => [Code, FoodId, NutrientId, SourceId];
}
