using System.Globalization;
using Nutrients.Compiler.Rules;

namespace Nutrients.Compiler.Import;

/// <summary>Which foods of a download are imported, and under which ids.</summary>
/// <param name="reader">Where they are read.</param>
/// <param name="store">Where they are kept.</param>
/// <param name="tables">The dataset that has some of them already.</param>
internal sealed class FdcFoods(FdcReader reader, FdcStore store, Tables tables)
{
    /// <summary>What the contract of the API has room for.</summary>
    public const int LongestName = 300, LongestText = 1500;

    private const string CandidatesSql = """
        SELECT f.fdc_id, f.line, f.type, f.description, f.food_group, l.fdc_id, s.ndb, b.line, b.brand, b.gtin, b.size, b.unit, b.household, b.category,
            b.gtin <> '' AND EXISTS (SELECT 1 FROM branded o JOIN food n ON n.fdc_id = o.fdc_id WHERE o.gtin = b.gtin AND (n.published, n.fdc_id) > (f.published, f.fdc_id))
        FROM food f
        LEFT JOIN foundation l ON l.fdc_id = f.fdc_id
        LEFT JOIN sr_legacy s ON s.fdc_id = f.fdc_id
        LEFT JOIN branded b ON b.fdc_id = f.fdc_id
        WHERE f.type IN ('foundation_food', 'sr_legacy_food', 'branded_food')
        ORDER BY f.fdc_id
        """;

    private readonly ImportReport _report = reader.Report;

    /// <summary>Reads all foods, and chooses.</summary>
    /// <exception cref="InvalidDataException">There is none to choose.</exception>
    public void Read()
    {
        ReadFoods();

        // The current foods: food.csv keeps older ones too, from which others were made.
        ReadKind(FdcType.Foundation, "foundation_food.csv", [], (_, food) => store.Run("INSERT OR IGNORE INTO foundation VALUES (@0)", food));
        ReadKind(FdcType.SrLegacy, "sr_legacy_food.csv", ["NDB_number"], (row, food) => store.Run("INSERT OR IGNORE INTO sr_legacy VALUES (@0, @1)", food, FdcText.IsId(row["NDB_number"], out var number) ? number.ToString("00000", CultureInfo.InvariantCulture) : null));
        ReadKind(
            FdcType.Branded,
            "branded_food.csv",
            ["brand_owner", "gtin_upc", "serving_size", "serving_size_unit", "household_serving_fulltext", "branded_food_category"],
            (row, food) => store.Run(
                "INSERT OR IGNORE INTO branded VALUES (@0, @1, @2, @3, @4, @5, @6, @7)",
                food,
                row.Line,
                reader.TextIn(row, string.Join(", ", new[] { row["brand_name"], row["brand_owner"] }.Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)), LongestText),
                FdcText.GtinOf(row["gtin_upc"]),
                row["serving_size"],
                row["serving_size_unit"].Trim().ToUpperInvariant(),
                reader.TextIn(row, row["household_serving_fulltext"], LongestName),
                FdcText.Clean(row["branded_food_category"])));

        store.Run("CREATE INDEX branded_by_gtin ON branded (gtin)");
        Choose();
    }

    private void ReadFoods()
    {
        var groups = reader.Names("food_category.csv", "description");

        foreach (var row in reader.Rows("food.csv", "fdc_id", "data_type", "description", "food_category_id", "publication_date"))
        {
            var isImported = FdcType.All.ContainsKey(row["data_type"]);

            if (!FdcText.IsId(row["fdc_id"], out var food))
            {
                row.Malformed($"fdc_id '{row["fdc_id"]}' is no FDC id");
            }
            else if (store.Run("INSERT OR IGNORE INTO food VALUES (@0, @1, @2, @3, @4, @5)", food, row.Line, row["data_type"], isImported ? row["description"] : "", groups.GetValueOrDefault(row["food_category_id"], ""), row["publication_date"]) == 0)
            {
                row.Malformed($"fdc_id {food} stands on line {store.Value("SELECT line FROM food WHERE fdc_id = @0", food)} already");
            }
            else if (!isImported)
            {
                _report.Count("foods of types that are not imported", row["data_type"]);
            }
        }
    }

    /// <summary>Reads the file that says more of the foods of one type, which must be there if there are any.</summary>
    private void ReadKind(FdcType type, string file, string[] columns, Func<CsvTable, long, int> insert)
    {
        if (store.Value("SELECT 1 FROM food WHERE type = @0 LIMIT 1", type.Name) is null)
        {
            return;
        }

        foreach (var row in reader.Rows(file, ["fdc_id", .. columns]))
        {
            if (!FdcText.IsId(row["fdc_id"], out var food) || store.Value("SELECT 1 FROM food WHERE fdc_id = @0", food) is null)
            {
                reader.Lost(row, "fdc_id", "food.csv");
            }
            else if (insert(row, food) == 0)
            {
                row.Malformed($"fdc_id {food} stands on an earlier line already");
            }
        }
    }

    private void Choose()
    {
        var curated = tables.FoodCodes.DistinctBy(row => (row.System, row.Code)).ToDictionary(row => (row.System, row.Code), row => row.FoodId);
        var known = new Known(tables);
        var (categories, states) = (known.Vocabulary("food-category"), known.Vocabulary("food-state"));

        foreach (var row in store.Rows(CandidatesSql))
        {
            var (fdc, type) = (row.GetString(0), FdcType.All[row.GetString(2)]);
            var (name, isBranded) = (FdcText.Clean(row.GetString(3)), type == FdcType.Branded);
            var grams = isBranded && !row.IsDBNull(7) ? GramsOf(row.GetString(10), row.GetString(11)) : null;

            if (type == FdcType.Foundation && row.IsDBNull(5))
            {
                _report.Count("older Foundation foods: foundation_food.csv does not list them", type.Name);
            }
            else if (name.Length is 0 or > LongestName || name.Contains('\uFFFD', StringComparison.Ordinal))
            {
                _report.Row("food.csv", row.GetInt32(1), "foods without a usable name", name.Length is 0 or > LongestName ? $"the description has {name.Length} letters; 1 to {LongestName} can be" : "the description is not UTF-8");
            }
            else if (isBranded && row.IsDBNull(7))
            {
                _report.Row("food.csv", row.GetInt32(1), FdcReader.RowsOfNothing, $"fdc_id {fdc} is that of no row of branded_food.csv");
            }
            else if (isBranded && row.GetBoolean(14))
            {
                _report.Count("older versions of a branded food, by its GTIN", type.Name);
            }
            else if (isBranded && grams is null)
            {
                _report.Row("branded_food.csv", row.GetInt32(7), "branded foods that are not given per 100 g", $"serving_size_unit '{row.GetString(11)}': the values are per 100 of it, not per 100 g");
            }
            else
            {
                var group = row.GetString(isBranded ? 13 : 4);
                var category = isBranded ? FdcVocabulary.CategoryOfBranded(group) : FdcVocabulary.CategoryOf(group, name);
                var state = isBranded ? FdcVocabulary.AsSold : FdcVocabulary.StateOf(name);
                var id = curated.GetValueOrDefault((type.CodeSystem, fdc)) ?? $"{FdcText.SlugOf(name, FdcText.LongestId - "-fdc-".Length - fdc.Length)}-fdc-{fdc}";
                var isNew = !known.Foods.Contains(id);

                if (isNew && !categories.Contains(category))
                {
                    category = FdcVocabulary.OtherCategory;
                    _report.Count($"foods in the category '{category}', for want of one of their own", group.Length > 0 ? group : "without a category");
                }

                store.Run(
                    "INSERT INTO chosen VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)",
                    id,
                    type.Name,
                    fdc,
                    isNew ? 1 : 0,
                    name,
                    isBranded ? row.GetString(8) : "",
                    category,
                    states.Contains(state) ? state : FdcVocabulary.AsSold,
                    row.IsDBNull(6) ? null : row.GetString(6),
                    isBranded ? row.GetString(9) : null,
                    isBranded ? row.GetString(12) : null,
                    grams is >= 0.01m and <= 20_000 ? FdcAmounts.Shown(grams) : null);
            }
        }

        if (store.Value("SELECT 1 FROM chosen LIMIT 1") is null)
        {
            throw new InvalidDataException($"'{reader.Download.Name}' has no food that can be imported: food.csv names none of the types {string.Join(", ", FdcType.All.Keys)}, or all of them are left out");
        }

        store.Run("INSERT INTO placed SELECT NULL, * FROM chosen ORDER BY food_id, type, fdc_id");

        // The serving on the label is the one portion of a branded food.
        store.Run("INSERT INTO portion SELECT place, 0, 0, CASE household WHEN '' THEN '1 serving' ELSE household END, grams FROM placed WHERE is_new AND grams IS NOT NULL");
    }

    /// <summary>A serving in grams; null if it is not given by mass, as then no value of the food is.</summary>
    private static decimal? GramsOf(string size, string unit) => unit switch
    {
        "G" or "GM" or "GRM" => FdcAmounts.NumberIn(size) ?? 0,
        "MG" => (FdcAmounts.NumberIn(size) ?? 0) / 1000,
        _ => null,
    };
}
