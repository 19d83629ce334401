using Nutrients.Api.Data;

namespace Nutrients.Api.Amounts;

/// <summary>The columns of an amount and how they are read.</summary>
internal static class AmountReader
{
    /// <summary>For a statement in which <c>a</c> is the amount, <c>n</c> its nutrient and <c>r</c> the selection.</summary>
    public const string Columns = """
        n.id, n.unit, a.food_id, a.source_id, r.amount_number IS a.number, a.status, a.amount, a.lower_bound, a.upper_bound, a.min, a.max, a.sd, a.n,
        a.derivation, a.evidence, a.forms, a.components, a.copy_of, a.doubt, a.note
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    /// <param name="row">The row, before the first of them.</param>
    /// <param name="same">Gives the one string that stands for all equal ones: a hundred thousand amounts are made of a few hundred codes.</param>
    public static Amount Read(ref Row row, Func<string, string> same) => new()
    {
        NutrientId = same(row.Text()),
        Unit = same(row.Text()),
        FoodId = same(row.Text()),
        SourceId = same(row.Text()),
        Selected = row.Whole() != 0,
        Status = same(row.Text()),
        Value = row.NumberOrNull(),
        LowerBound = row.NumberOrNull(),
        UpperBound = row.NumberOrNull(),
        Min = row.NumberOrNull(),
        Max = row.NumberOrNull(),
        Sd = row.NumberOrNull(),
        N = row.WholeOrNull(),
        Derivation = same(row.Text()),
        Evidence = same(row.Text()),
        FormsCounted = row.List() is { Length: > 0 } forms ? forms : null,
        ComponentIds = row.List(),
        CopyOf = row.TextOrNull() is { } original ? same(original) : null,
        Doubt = row.TextOrNull(),
        Note = row.TextOrNull() is { } note ? same(note) : null,
    };
}
