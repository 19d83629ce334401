using Nutrients.Shared;

namespace Nutrients.Api.Conversions;

/// <summary>A unit that amounts can be given in.</summary>
/// <param name="Id">As the dataset spells it.</param>
/// <param name="Ucum">As UCUM spells it.</param>
/// <param name="Kind">What it shares with the units that are multiples of it.</param>
/// <param name="Exponent">The power of ten that its mass is of the gram; 0 for what is no mass.</param>
internal sealed record Unit(string Id, string Ucum, string Kind, int Exponent)
{
    public bool IsMass => UnitText.Split(Id).Mass is not null;
}

/// <summary>The units of the dataset, and those masses with the other prefixes of the gram.</summary>
internal sealed class Units
{
    private readonly Dictionary<string, Unit> _bySpelling = new(StringComparer.Ordinal);

    public Units(IReadOnlyList<(string Id, string Ucum)> rows)
    {
        Ids = [.. rows.Select(row => row.Id)];

        foreach (var unit in rows.SelectMany(WithPrefixes))
        {
            _bySpelling.TryAdd(UnitText.Fold(unit.Id), unit);
            _bySpelling.TryAdd(UnitText.Fold(unit.Ucum), unit);
        }
    }

    /// <summary>The units that the dataset lists.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The unit that somebody spells so; null if there is none.</summary>
    public Unit? Find(string? spelling) => spelling is null ? null : _bySpelling.GetValueOrDefault(UnitText.Fold(spelling));

    private static IEnumerable<Unit> WithPrefixes((string Id, string Ucum) row) =>
        (UnitText.Split(row.Id), UnitText.Split(row.Ucum)) is (({ }, var rest), ({ }, var ucumRest))
            ? UnitText.Masses.Select(mass => new Unit(mass.Name + rest, mass.Ucum + ucumRest, UnitText.KindOf(row.Id), mass.Exponent))
            : [new(row.Id, row.Ucum, UnitText.KindOf(row.Id), 0)];
}
