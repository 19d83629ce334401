using FluentValidation;

namespace Nutrients.Compiler.Rules;

/// <summary>Cells that refer to another file.</summary>
internal static class References
{
    public static IRuleBuilderOptionsConditions<TRow, string> IsUnit<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Units, known.Units.Contains, "unit", "data/units.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsFood<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Foods, known.Foods.Contains, "food", "data/foods.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsNutrient<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown([.. known.Nutrients.Keys], known.Nutrients.ContainsKey, "nutrient", "data/nutrients.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> IsSource<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.IsKnown(known.Sources, known.Sources.Contains, "source", "data/sources.tsv or data/studies.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> AreNutrients<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.AreKnown([.. known.Nutrients.Keys], known.Nutrients.ContainsKey, "nutrient", "data/nutrients.tsv");

    public static IRuleBuilderOptionsConditions<TRow, string> AreSources<TRow>(this IRuleBuilder<TRow, string> cell, Known known) => cell.AreKnown(known.Sources, known.Sources.Contains, "source", "data/sources.tsv or data/studies.tsv");

    /// <summary>A sorted list of ids.</summary>
    private static IRuleBuilderOptionsConditions<TRow, string> AreKnown<TRow>(this IRuleBuilder<TRow, string> cell, IReadOnlyCollection<string> ids, Func<string, bool> known, string what, string file) =>
        cell.Finds(Codes.Reference, (_, value) => value.Listed().FirstOrDefault(id => !known(id)) is { } unknown ? $"'{unknown}' is no {what} of {file}{Finding.Suggest(unknown, ids)}" : null)
            .Finds(Codes.Vocabulary, (_, value) => value.IsSortedList());
}
