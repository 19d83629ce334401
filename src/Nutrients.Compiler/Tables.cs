using System.Globalization;

namespace Nutrients.Compiler;

/// <summary>All of <c>data/</c>, read.</summary>
internal sealed record Tables
{
    public required IReadOnlyList<UnitRow> Units { get; init; }
    public required IReadOnlyList<VocabularyRow> Vocabularies { get; init; }
    public required IReadOnlyList<NutrientRow> Nutrients { get; init; }
    public required IReadOnlyList<NutrientNameRow> NutrientNames { get; init; }
    public required IReadOnlyList<NutrientCodeRow> NutrientCodes { get; init; }
    public required IReadOnlyList<ConversionRow> Conversions { get; init; }
    public required IReadOnlyList<FoodRow> Foods { get; init; }
    public required IReadOnlyList<FoodNameRow> FoodNames { get; init; }
    public required IReadOnlyList<FoodCodeRow> FoodCodes { get; init; }
    public required IReadOnlyList<PortionRow> Portions { get; init; }
    public required IReadOnlyList<SourceRow> Sources { get; init; }
    public required IReadOnlyList<StudyRow> Studies { get; init; }
    public required IReadOnlyList<AmountRow> Amounts { get; init; }
    public required IReadOnlyList<FunctionRow> Functions { get; init; }
    public required IReadOnlyList<FunctionNutrientRow> FunctionNutrients { get; init; }
    public required IReadOnlyList<DeficiencyRow> Deficiencies { get; init; }
    public required IReadOnlyList<InteractionRow> Interactions { get; init; }
    public required IReadOnlyList<InteractionSubstanceRow> InteractionSubstances { get; init; }
    public required IReadOnlyList<ClaimRow> Claims { get; init; }
    public required IReadOnlyList<ReferenceIntakeRow> ReferenceIntakes { get; init; }
    public required IReadOnlyList<ExceptionRow> Exceptions { get; init; }
}

internal static class Cells
{
    /// <summary>The values of a cell that holds a list.</summary>
    public static string[] Listed(this string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null for an empty cell.</summary>
    public static string? OrNull(this string cell) => cell.Length == 0 ? null : cell;

    /// <summary>The number in a cell; null if it is empty or holds none (which the rules report).</summary>
    public static double? Number(this string cell) =>
        double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
