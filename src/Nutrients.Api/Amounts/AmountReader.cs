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
    public static Amount Read(ref Row row)
    {
        var (nutrientId, unit, foodId) = (row.Text(), row.Text(), row.TextOrNull());

        if (foodId is null)
        {
            return Amount.None("not-measured", nutrientId, unit);
        }

        var sourceId = row.Text();
        var id = $"{foodId}.{nutrientId}.{sourceId}";

        return new Amount
        {
            Id = id,
            FoodId = foodId,
            NutrientId = nutrientId,
            Unit = unit,
            SourceId = sourceId,
            Selected = row.Whole() != 0,
            Status = row.Text(),
            Value = row.NumberOrNull(),
            LowerBound = row.NumberOrNull(),
            UpperBound = row.NumberOrNull(),
            Min = row.NumberOrNull(),
            Max = row.NumberOrNull(),
            Sd = row.NumberOrNull(),
            N = row.WholeOrNull(),
            Derivation = row.Text(),
            Evidence = row.Text(),
            FormsCounted = row.List() is { Length: > 0 } forms ? forms : null,
            ComponentIds = row.List(),
            CopyOf = row.TextOrNull(),
            Doubt = row.TextOrNull(),
            Note = row.TextOrNull(),
            Permalink = "/v1/amounts/" + id,
        };
    }
}
