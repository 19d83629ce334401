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
    protected static string Counted(string number) => (number.TrimStart('0') is { Length: > 0 } digits ? digits : number.Length > 0 ? "0" : "").PadLeft(6);
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
    public string Publisher { get; init; } = "";
    public string Volume { get; init; } = "";
    public string Issue { get; init; } = "";
    public string Pages { get; init; } = "";
    public string Doi { get; init; } = "";
    public string Pmid { get; init; } = "";
    public string Pmcid { get; init; } = "";
    public string Url { get; init; } = "";
    public string Design { get; init; } = "";
    public string Population { get; init; } = "";
    public string SampleSize { get; init; } = "";
    public string Exposure { get; init; } = "";
    public string Duration { get; init; } = "";
    public string Finding { get; init; } = "";
    public string Funding { get; init; } = "";
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

/// <summary>A statement with the sources and studies that stand for it, against it, or say both.</summary>
internal interface IStatement
{
    string Supports { get; }
    string Opposes { get; }
    string Mixed { get; }
}

internal sealed record FunctionRow : Row
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string BodySystem { get; init; } = "";
    public string Mechanism { get; init; } = "";
    public string KeyMolecules { get; init; } = "";
    public override string[] Key => [Id];
}

/// <summary>What one nutrient does in a function.</summary>
internal sealed record FunctionNutrientRow : Row, IStatement
{
    public string FunctionId { get; init; } = "";
    public string NutrientId { get; init; } = "";
    public string Role { get; init; } = "";
    public string Certainty { get; init; } = "";
    public string CertaintyReason { get; init; } = "";
    public string Supports { get; init; } = "";
    public string Opposes { get; init; } = "";
    public string Mixed { get; init; } = "";
    public override string[] Key => [FunctionId, NutrientId];
}

/// <summary>A sign of too little or too much of a nutrient.</summary>
internal sealed record DeficiencyRow : Row, IStatement
{
    public string Id { get; init; } = "";
    public string NutrientId { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Sign { get; init; } = "";
    public string Standing { get; init; } = "";
    public string Certainty { get; init; } = "";
    public string CertaintyReason { get; init; } = "";
    public string GroupsAtRisk { get; init; } = "";
    public string Note { get; init; } = "";
    public string Supports { get; init; } = "";
    public string Opposes { get; init; } = "";
    public string Mixed { get; init; } = "";
    public override string[] Key => [Id];
}

internal sealed record InteractionRow : Row, IStatement
{
    public string Id { get; init; } = "";
    public string NutrientId { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Other { get; init; } = "";
    public string Direction { get; init; } = "";
    public string Effect { get; init; } = "";
    public string Severity { get; init; } = "";
    public string SeverityBy { get; init; } = "";
    public string ConcernsFood { get; init; } = "";
    public string Advice { get; init; } = "";
    public string AdviceBy { get; init; } = "";
    public string Note { get; init; } = "";
    public string Supports { get; init; } = "";
    public string Opposes { get; init; } = "";
    public string Mixed { get; init; } = "";
    public override string[] Key => [Id];
}

/// <summary>A name, and the codes, of what an interaction is with.</summary>
internal sealed record InteractionSubstanceRow : Row
{
    public string InteractionId { get; init; } = "";
    public string Name { get; init; } = "";
    public string Atc { get; init; } = "";
    public string Rxcui { get; init; } = "";
    public override string[] Key => [InteractionId, Name];
}

/// <summary>Something that people say, and what is to be held of it.</summary>
internal sealed record ClaimRow : Row, IStatement
{
    public string Id { get; init; } = "";
    public string NutrientIds { get; init; } = "";
    public string Topic { get; init; } = "";
    public string Statement { get; init; } = "";
    public string Verdict { get; init; } = "";
    public string Certainty { get; init; } = "";
    public string CertaintyReason { get; init; } = "";
    public string Correction { get; init; } = "";
    public string Origins { get; init; } = "";
    public string Supports { get; init; } = "";
    public string Opposes { get; init; } = "";
    public string Mixed { get; init; } = "";
    public override string[] Key => [Id];
}

/// <summary>How much of a nutrient an authority recommends, or tolerates, for whom; or that it says that it cannot.</summary>
internal sealed record ReferenceIntakeRow : Row
{
    public string NutrientId { get; init; } = "";
    public string Authority { get; init; } = "";
    public string Type { get; init; } = "";
    public string Condition { get; init; } = "";
    public string Sex { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Qualifiers { get; init; } = "";
    public string AgeFrom { get; init; } = "";
    public string AgeTo { get; init; } = "";
    public string Status { get; init; } = "";
    public string Amount { get; init; } = "";
    public string Unit { get; init; } = "";
    public string SourceId { get; init; } = "";
    public string Evidence { get; init; } = "";
    public string Note { get; init; } = "";
    public override string[] Key => [NutrientId, Authority, Type, Condition, Sex, Scope, Qualifiers, Counted(AgeFrom)];

    /// <summary>Its address: what stands in the key, less what goes without saying.</summary>
    [Ignore]
    public string Id => string.Join('-', new[] { NutrientId, Authority, Type, Condition is "none" ? "" : Condition, Sex is "any" ? "" : Sex, Scope is "total-intake" ? "" : Scope, Qualifiers.Replace(';', '-'), $"{AgeFrom}m" }.Where(part => part.Length > 0)).ToLowerInvariant();
}
