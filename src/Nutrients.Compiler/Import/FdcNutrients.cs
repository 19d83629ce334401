namespace Nutrients.Compiler.Import;

/// <summary>Which nutrient of this dataset a nutrient of FoodData Central is, and in which unit.</summary>
internal sealed class FdcNutrients
{
    private static readonly Dictionary<string, decimal> GramsIn = new(StringComparer.OrdinalIgnoreCase) { ["G"] = 1, ["MG"] = 1e-3m, ["UG"] = 1e-6m, ["µg"] = 1e-6m };

    /// <summary>Energy has no code of its own in FoodData Central where only its factors differ. What is not the nutrient's own USDA number gives way to it.</summary>
    private static readonly Dictionary<string, (string? NutrientId, int Rank, string Note)> Variants = new(StringComparer.Ordinal)
    {
        ["2048"] = ("energy", 2, "Atwater specific factors"),
        ["2047"] = ("energy", 3, "Atwater general factors"),
        ["1269"] = (null, 1, "18:2 undifferentiated"),
        ["1270"] = (null, 1, "18:3 undifferentiated"),
        ["2033"] = (null, 1, "AOAC 2011.25"),
    };

    private readonly Dictionary<string, FdcNutrient> _nutrients = new(StringComparer.Ordinal);

    public FdcNutrients(FdcReader reader, Tables tables)
    {
        var byId = tables.Nutrients.DistinctBy(row => row.Id, StringComparer.Ordinal).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var byCode = tables.NutrientCodes.Where(row => row.System == "fdc").DistinctBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Code, row => row.NutrientId, StringComparer.Ordinal);
        var numbers = tables.NutrientCodes.Where(row => row.System == "usda-number").Select(row => (row.NutrientId, row.Code)).ToHashSet();

        foreach (var row in reader.Rows("nutrient.csv", "id", "name", "unit_name"))
        {
            var variant = Variants.GetValueOrDefault(row["id"], (null, 1, ""));
            var nutrient = (byCode.GetValueOrDefault(row["id"]) ?? variant.NutrientId) is { } id ? byId.GetValueOrDefault(id) : null;

            _nutrients[row["id"]] = new FdcNutrient(
                $"{row["id"]} {row["name"]}, {row["unit_name"]}",
                nutrient,
                nutrient is null ? null : FactorBetween(row["unit_name"], nutrient.Unit),
                nutrient is not null && numbers.Contains((nutrient.Id, row["nutrient_nbr"])) ? 0 : variant.Rank,
                variant.Note);
        }
    }

    /// <summary>Null if <c>nutrient.csv</c> does not name it.</summary>
    public FdcNutrient? Find(string id) => _nutrients.GetValueOrDefault(id);

    /// <summary>What follows a unit, as in µg RAE, is what the nutrient itself says there.</summary>
    private static decimal? FactorBetween(string from, string to) =>
        to.Split(' ')[0] is var unit && string.Equals(from, unit, StringComparison.OrdinalIgnoreCase) ? 1
        : GramsIn.TryGetValue(from, out var given) && GramsIn.TryGetValue(unit, out var wanted) ? given / wanted
        : null;
}

/// <summary>A nutrient of FoodData Central.</summary>
/// <param name="Shown">Its id, name and unit there.</param>
/// <param name="Nutrient">What it is in this dataset; null if it is not in it.</param>
/// <param name="Factor">From its unit to the nutrient's; null if there is none.</param>
/// <param name="Rank">Of several that are the same nutrient, the one with the lowest rank is taken.</param>
/// <param name="Note">What a reader of its values must know.</param>
internal sealed record FdcNutrient(string Shown, NutrientRow? Nutrient, decimal? Factor, int Rank, string Note);
