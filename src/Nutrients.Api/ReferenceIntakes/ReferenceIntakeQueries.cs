using System.Globalization;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Statements;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>The SQL behind /reference-intakes.</summary>
internal sealed class ReferenceIntakeQueries(Dataset dataset)
{
    public const string Columns = "r.number, r.id, r.nutrient_id, r.authority, r.type, r.condition, r.sex, r.age_from, r.age_to, r.status, r.amount, r.unit, r.scope, r.qualifiers, s.year, r.evidence, r.note, r.source_id";

    private const string From = "FROM reference_intake r JOIN source s ON s.id = r.source_id";

    private const string FindSql = $"SELECT {Columns} {From} WHERE r.id = @id";

    // An age is in a band that begins with it, and not in one that ends with it.
    private const string Narrowed = $"""
        {From}
        WHERE {Narrowing.ToNutrient}
          AND (@authorities IS NULL OR r.authority IN (SELECT value FROM json_each(@authorities)))
          AND (@types IS NULL OR r.type IN (SELECT value FROM json_each(@types)))
          AND (@statuses IS NULL OR r.status IN (SELECT value FROM json_each(@statuses)))
          AND (@sex IS NULL OR r.sex IN (@sex, 'any'))
          AND (@condition IS NULL OR r.condition = @condition)
          AND (@months IS NULL OR (r.age_from <= @months AND (r.age_to IS NULL OR r.age_to > @months)))
        """;

    private const string ListSql = $"SELECT {Columns} {Narrowed} AND r.number > @after ORDER BY r.number LIMIT @take";

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    public ReferenceIntake? Find(string id) => dataset.Query(FindSql, Read, ("@id", id)) is [var (_, intake)] ? intake : null;

    /// <summary>One more than the limit, if there are so many, in the order of nutrient, authority, type, condition, sex and age.</summary>
    public IReadOnlyList<(long Number, ReferenceIntake Intake)> List(ReferenceIntakeFilter filter, string[]? after) =>
        dataset.Query(ListSql, Read, [.. ParametersOf(filter), ("@after", long.Parse(after?[0] ?? "0", CultureInfo.InvariantCulture)), ("@take", filter.Limit + 1)]);

    public long Count(ReferenceIntakeFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static (long Number, ReferenceIntake Intake) Read(ref Row row) => (row.Whole(), new ReferenceIntake
    {
        Id = row.Text(),
        NutrientId = row.Text(),
        Authority = row.Text(),
        Type = row.Text(),
        Condition = row.Text(),
        Sex = row.Text(),
        AgeFromMonths = row.Whole(),
        AgeToMonths = row.WholeOrNull(),
        Status = row.Text(),
        Amount = row.NumberOrNull(),
        Unit = row.TextOrNull(),
        Scope = row.Text(),
        Qualifiers = row.List(),
        Year = row.WholeOrNull(),
        Evidence = row.Text(),
        Note = row.TextOrNull(),
        CitationIds = [row.Text()],
    });

    private static (string, object?)[] ParametersOf(ReferenceIntakeFilter filter) =>
    [
        ("@nutrientId", filter.NutrientId), ("@authorities", filter.Authority.AsJson()), ("@types", filter.Type.AsJson()), ("@statuses", filter.Status.AsJson()),
        ("@sex", filter.Sex), ("@condition", filter.Condition), ("@months", filter.AgeMonths ?? (12 * filter.AgeYears)),
    ];
}
