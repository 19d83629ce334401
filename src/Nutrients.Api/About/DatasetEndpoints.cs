using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Data;
using Nutrients.Api.Files;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.About;

internal static class DatasetEndpoints
{
    private const string CountsSql = """
        SELECT (SELECT count(*) FROM nutrient), (SELECT count(*) FROM food), (SELECT count(*) FROM food_name), (SELECT sum(amounts) FROM source_coverage WHERE source_id <> 'sum-of-forms'),
               (SELECT sum(amounts) FROM source_coverage WHERE source_id = 'sum-of-forms'), (SELECT count(*) FROM portion), (SELECT count(*) FROM source),
               (SELECT count(*) FROM source WHERE design IS NOT NULL), (SELECT count(*) FROM function), (SELECT count(*) FROM deficiency), (SELECT count(*) FROM interaction), (SELECT count(*) FROM claim), (SELECT count(*) FROM reference_intake)
        """;

    private const string LicencesSql = "SELECT id, title, licence, attribution FROM source WHERE licence IS NOT NULL ORDER BY id";

    // As the compiler applies it (Selection.cs), in the order in which it does; a test compares the names.
    private static readonly SelectionCriterion[] SelectionRule =
    [
        new("fuller-panel", "A total that states more of the forms it counts comes before one that states fewer or none. A doubtful value is never selected."),
        new("number-first", "A number, a true zero or a stated limit comes before a bare range, a trace, or not detected without a limit."),
        new("derivation", "Analytical before literature, calculated, unknown, assumed zero and imputed; a copy is no better than its original."),
        new("confirmed-source", "A source whose own record was confirmed comes before one whose was not."),
        new("evidence", "A number read in the table or the study itself comes before somebody else's copy."),
        new("original-before-copy", "A source's own number comes before one that it took from another source."),
        new("newer-release", "The newer source comes before the older."),
        new("source-id", "At last, the alphabetical order of the sources' ids."),
    ];

    public static void MapDataset(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/dataset", Get)
            .WithTags("Dataset")
            .WithName("getDataset")
            .WithSummary("Describe the dataset")
            .WithDescription("The version and hash of the dataset that answers come from, what it holds, the rule by which values are selected, all codes, and the licences of its sources.")
            .WithoutQuery();

    private static Ok<DatasetDescription> Get(Dataset dataset) =>
        TypedResults.Ok(new DatasetDescription
        {
            Version = dataset.Version,
            Sha256 = dataset.Sha256,
            SchemaVersion = Dataset.SchemaVersion,
            Counts = dataset.Find(CountsSql, ReadCounts)!,
            SelectionRule = SelectionRule,
            Vocabularies = dataset.Vocabulary.Codes,
            Licences = dataset.Query(LicencesSql, ReadLicence),
            Files = [DatasetFile.Of(BulkFile.Database, dataset.Bytes, dataset.Sha256)],
            Disclaimer = "Information for reference, not medical advice. A nutrient without a value was not measured, which does not mean that there is none.",
        });

    private static DatasetCounts ReadCounts(ref Row row) => new()
    {
        Nutrients = row.Whole(),
        Foods = row.Whole(),
        FoodNames = row.Whole(),
        Amounts = row.Whole(),
        PartialTotals = row.Whole(),
        Portions = row.Whole(),
        Sources = row.Whole(),
        Studies = row.Whole(),
        Functions = row.Whole(),
        Deficiencies = row.Whole(),
        Interactions = row.Whole(),
        Claims = row.Whole(),
        ReferenceIntakes = row.Whole(),
    };

    private static SourceLicence ReadLicence(ref Row row) => new() { SourceId = row.Text(), Title = row.Text(), Licence = row.TextOrNull(), Attribution = row.TextOrNull() };
}
