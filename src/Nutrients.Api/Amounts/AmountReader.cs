using Nutrients.Api.Data;

namespace Nutrients.Api.Amounts;

/// <summary>The columns of an amount and how they are read, for every statement that answers amounts.</summary>
internal static class AmountReader
{
    /// <summary>For a statement in which <c>a</c> is the amount, if there is one, <c>n</c> its nutrient and <c>r</c> the selection.</summary>
    public const string Columns = """
        n.id, n.unit, a.food_id, a.source_id, r.amount_number IS a.number, a.status, a.amount, a.lower_bound, a.upper_bound, a.min, a.max, a.sd, a.n,
        a.derivation, a.evidence, a.forms, a.components, a.copy_of, a.doubt, a.note
        """;

    /// <summary>Reads <see cref="Columns"/>; not-measured if there is no amount.</summary>
    /// <param name="row">The row, before its first column.</param>
    /// <param name="same">Gives the one string that stands for all equal ones, where many amounts are kept.</param>
    public static Amount Read(ref Row row, Func<string, string>? same = null)
    {
        var (nutrientId, unit, foodId) = (Code(ref row)!, Code(ref row)!, Code(ref row));

        if (foodId is null)
        {
            return Amount.None("not-measured", nutrientId, unit);
        }

        var sourceId = Code(ref row)!;

        return new Amount
        {
            FoodId = foodId,
            NutrientId = nutrientId,
            Unit = unit,
            SourceId = sourceId,
            Selected = row.Whole() != 0,
            Status = Code(ref row)!,
            Value = row.NumberOrNull(),
            LowerBound = row.NumberOrNull(),
            UpperBound = row.NumberOrNull(),
            Min = row.NumberOrNull(),
            Max = row.NumberOrNull(),
            Sd = row.NumberOrNull(),
            N = row.WholeOrNull(),
            Derivation = Code(ref row)!,
            Evidence = Code(ref row)!,
            FormsCounted = row.List() is { Length: > 0 } forms ? forms : null,
            ComponentIds = row.List(),
            CopyOf = Code(ref row),
            Doubt = row.TextOrNull(),
            Note = row.TextOrNull(),
        };

        string? Code(ref Row row) => row.TextOrNull() is { } text ? same is null ? text : same(text) : null;
    }
}
