using System.Globalization;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Nutrients;

/// <summary>The SQL behind /nutrients.</summary>
internal sealed class NutrientQueries(Dataset dataset)
{
    private const string Columns = "n.position, n.id, n.name, n.category, n.unit, u.ucum, n.parent_id, n.total, n.note";

    private const string FindSql = $"SELECT {Columns} FROM nutrient n JOIN unit u ON u.id = n.unit WHERE n.id = @id";

    private const string FormsSql = $"SELECT {Columns} FROM nutrient n JOIN unit u ON u.id = n.unit WHERE n.parent_id = @id ORDER BY n.position";

    private const string NamesSql = "SELECT lang, name FROM nutrient_name WHERE nutrient_id = @id ORDER BY lang, name";

    private const string CodesSql = "SELECT system, code FROM nutrient_code WHERE nutrient_id = @id ORDER BY system, code";

    private const string ConversionsSql = """
        SELECT from_unit, nullif(form, ''), to_unit, factor, source_id, note
        FROM nutrient_conversion
        WHERE nutrient_id = @id
        ORDER BY from_unit, form, to_unit, source_id
        """;

    // Some hundred rows at most: one statement that looks at all of them beats one for each combination of filters.
    private const string Narrowed = """
        FROM nutrient n JOIN unit u ON u.id = n.unit
        WHERE (@match IS NULL OR n.position IN (SELECT rowid FROM nutrient_search WHERE nutrient_search MATCH @match))
          AND (@categories IS NULL OR n.category IN (SELECT value FROM json_each(@categories)))
          AND (@parentId IS NULL OR n.parent_id = @parentId)
        """;

    private const string CountSql = $"SELECT count(*) {Narrowed}";

    private const string ListByPositionSql = $"SELECT {Columns} {Narrowed} AND n.position > @afterPosition ORDER BY n.position LIMIT @take";

    private const string ListByNameSql = $"SELECT {Columns} {Narrowed} AND (n.name, n.id) > (@afterName, @afterId) ORDER BY n.name, n.id LIMIT @take";

    private const string ListByIdSql = $"SELECT {Columns} {Narrowed} AND n.id > @afterId ORDER BY n.id LIMIT @take";

    public NutrientDetail? Find(string id) =>
        dataset.Find(FindSql, Read, ("@id", id)) is not { } found ? null : new NutrientDetail(
            found.Nutrient,
            [.. FormsOf(id).Select(form => form.Id)],
            dataset.Query(NamesSql, static (ref row) => new NutrientName { Lang = row.Text(), Name = row.Text() }, ("@id", id)),
            dataset.Query(CodesSql, static (ref row) => new NutrientCode { System = row.Text(), Code = row.Text() }, ("@id", id)),
            dataset.Query(ConversionsSql, ReadConversion, ("@id", id)));

    /// <summary>The nutrients directly below it, in their order.</summary>
    public IReadOnlyList<Nutrient> FormsOf(string id) => [.. dataset.Query(FormsSql, Read, ("@id", id)).Select(form => form.Nutrient)];

    /// <summary>One more than the limit, if there are so many, so that the caller learns whether another page follows.</summary>
    /// <param name="filter">What to list.</param>
    /// <param name="after">The sort key that the page before ended with: position, name, id.</param>
    public IReadOnlyList<NutrientRow> List(NutrientFilter filter, string[]? after)
    {
        // A parameter that the statement does not name is left out: SQLite refuses those.
        (string, object?)[] common = [.. ParametersOf(filter), ("@take", filter.Limit + 1)];

        return filter.Sort switch
        {
            "name" => dataset.Query(ListByNameSql, Read, [.. common, ("@afterName", after?[1] ?? ""), ("@afterId", after?[2] ?? "")]),
            "id" => dataset.Query(ListByIdSql, Read, [.. common, ("@afterId", after?[2] ?? "")]),
            _ => dataset.Query(ListByPositionSql, Read, [.. common, ("@afterPosition", long.Parse(after?[0] ?? "0", CultureInfo.InvariantCulture))]),
        };
    }

    public long Count(NutrientFilter filter) => dataset.Count(CountSql, ParametersOf(filter));

    private static NutrientRow Read(ref Row row) => new(row.Whole(), new Nutrient
    {
        Id = row.Text(),
        Name = row.Text(),
        Category = row.Text(),
        Unit = row.Text(),
        UcumUnit = row.Text(),
        ParentId = row.TextOrNull(),
        Total = row.TextOrNull(),
        Note = row.TextOrNull(),
    });

    private static UnitConversion ReadConversion(ref Row row) => new()
    {
        FromUnit = row.Text(),
        Form = row.TextOrNull(),
        ToUnit = row.Text(),
        Factor = row.Number(),
        SourceId = row.Text(),
        Note = row.TextOrNull(),
    };

    private static (string, object?)[] ParametersOf(NutrientFilter filter) =>
        [("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@categories", filter.Category.AsJson()), ("@parentId", filter.ParentId)];
}

/// <summary>A nutrient and its place in the list.</summary>
internal sealed record NutrientRow(long Position, Nutrient Nutrient);
