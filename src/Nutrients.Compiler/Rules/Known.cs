namespace Nutrients.Compiler.Rules;

/// <summary>What a row may refer to.</summary>
internal sealed class Known(Tables tables)
{
    private readonly Dictionary<string, IReadOnlySet<string>> _vocabularies = tables.Vocabularies
            .GroupBy(row => row.Vocabulary, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlySet<string>)group.Select(row => row.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public IReadOnlySet<string> Units { get; } = tables.Units.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Foods { get; } = tables.Foods.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Functions { get; } = tables.Functions.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Interactions { get; } = tables.Interactions.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Tables, web pages and studies alike: whatever a fact can rest on.</summary>
    public IReadOnlySet<string> Sources { get; } = tables.Sources.Select(row => row.Id).Concat(tables.Studies.Select(row => row.Id)).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NutrientRow> Nutrients { get; } = tables.Nutrients.DistinctBy(row => row.Id, StringComparer.Ordinal).ToDictionary(row => row.Id, StringComparer.Ordinal);

    public IReadOnlySet<string> Vocabulary(string name) =>
        _vocabularies.TryGetValue(name, out var codes) ? codes : new HashSet<string>();

    /// <summary>Whether <paramref name="nutrient"/> stands below <paramref name="ancestor"/> in the tree.</summary>
    public bool IsBelow(string nutrient, string ancestor)
    {
        // Bounded by the number of nutrients, so that a circle (a finding of its own) ends.
        for (var steps = 0; steps <= Nutrients.Count && Nutrients.TryGetValue(nutrient, out var row) && row.ParentId.Length > 0; steps++)
        {
            if (row.ParentId == ancestor)
            {
                return true;
            }

            nutrient = row.ParentId;
        }

        return false;
    }
}
