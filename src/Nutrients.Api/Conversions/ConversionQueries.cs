using Nutrients.Api.Data;

namespace Nutrients.Api.Conversions;

/// <summary>The SQL behind /conversions. Units and factors are few and every rule of a request asks for them, so they are read once.</summary>
internal sealed class ConversionQueries
{
    private const string UnitsSql = "SELECT id, ucum FROM unit ORDER BY id";

    private const string OwnUnitsSql = "SELECT id, unit FROM nutrient ORDER BY position";

    private const string FactorsSql = "SELECT nutrient_id, from_unit, nullif(form, ''), to_unit, factor, source_id, note FROM nutrient_conversion ORDER BY nutrient_id, from_unit, form, to_unit, source_id";

    private readonly Dictionary<string, Unit> _ownUnits;
    private readonly ILookup<string, Factor> _factors;

    public ConversionQueries(Dataset dataset)
    {
        Units = new Units(dataset.Query(UnitsSql, static (ref row) => (row.Text(), row.Text())));
        _ownUnits = dataset.Query(OwnUnitsSql, static (ref row) => (Id: row.Text(), Unit: row.Text())).ToDictionary(nutrient => nutrient.Id, nutrient => Units.Find(nutrient.Unit)!, StringComparer.Ordinal);
        _factors = dataset.Query(FactorsSql, Read).ToLookup(factor => factor.NutrientId, StringComparer.Ordinal);
    }

    public Units Units { get; }

    /// <summary>The unit of a nutrient's amounts; null if there is no such nutrient.</summary>
    public Unit? OwnUnit(string? nutrientId) => nutrientId is null ? null : _ownUnits.GetValueOrDefault(nutrientId);

    public IReadOnlyList<Factor> FactorsOf(string nutrientId) => [.. _factors[nutrientId]];

    private Factor Read(ref Row row) => new()
    {
        NutrientId = row.Text(),
        From = Units.Find(row.Text())!,
        Form = row.TextOrNull(),
        To = Units.Find(row.Text())!,
        Value = row.Number(),
        SourceId = row.Text(),
        Note = row.TextOrNull(),
    };
}
