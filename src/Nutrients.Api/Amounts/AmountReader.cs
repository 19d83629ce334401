using Nutrients.Api.Data;

namespace Nutrients.Api.Amounts;

/// <summary>Reads amounts, many at a time: what they say alike is one object for all of them.</summary>
internal sealed class AmountReader
{
    /// <summary>For a statement in which <c>a</c> is the amount, <c>n</c> its nutrient and <c>r</c> the selection.</summary>
    public const string Columns = """
        n.id, n.unit, a.food_id, a.source_id, r.amount_number IS a.number, a.status, a.amount, a.lower_bound, a.upper_bound, a.min, a.max, a.sd, a.n,
        a.derivation, a.evidence, a.forms, a.components, a.copy_of, a.doubt, a.note
        """;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<Provenance, Provenance> _provenances = [];

    /// <summary>Reads <see cref="Columns"/>.</summary>
    /// <param name="row">The row, before the first of them.</param>
    public Amount Read(ref Row row)
    {
        var (nutrientId, unit, foodId, sourceId, selected, status) = (Text(ref row), Text(ref row), Text(ref row), Text(ref row), row.Whole() != 0, Text(ref row));
        var value = row.NumberOrNull();
        var statistics = new Statistics(row.NumberOrNull(), row.NumberOrNull(), row.NumberOrNull(), row.NumberOrNull(), row.NumberOrNull(), row.WholeOrNull());
        var provenance = new Provenance
        {
            NutrientId = nutrientId,
            Unit = unit,
            SourceId = sourceId,
            Status = status,
            Derivation = Text(ref row),
            Evidence = Text(ref row),
            FormsCounted = List(ref row) is { Length: > 0 } forms ? forms : null,
            ComponentIds = List(ref row),
            CopyOf = TextOrNull(ref row),
            Doubt = TextOrNull(ref row),
            Note = TextOrNull(ref row),
        };

        return new Amount(_provenances.TryGetValue(provenance, out var known) ? known : _provenances[provenance] = provenance, statistics == Statistics.None ? null : statistics)
        {
            FoodId = foodId,
            Value = value,
            Selected = selected,
        };
    }

    /// <summary>The next column, as the one string that stands for all equal ones.</summary>
    public string Text(ref Row row) => Same(row.Text());

    /// <inheritdoc cref="Text"/>
    public string? TextOrNull(ref Row row) => row.TextOrNull() is { } text ? Same(text) : null;

    // One array for all equal lists: provenances compare them by reference.
    private string[] List(ref Row row) => row.TextOrNull() is { } text ? _lists.TryGetValue(text, out var known) ? known : _lists[text] = text.Split(';', StringSplitOptions.RemoveEmptyEntries) : [];

    private string Same(string text) => _texts.TryGetValue(text, out var known) ? known : _texts[text] = text;
}
