using Nutrients.Api.Amounts;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;

namespace Nutrients.Api.Coverage;

/// <summary>Counts what the dataset holds, once: it never changes.</summary>
internal sealed class CoverageQueries(Dataset dataset, CompositionTable table)
{
    private const string CountsSql = """
        SELECT 'food-category', category, count(*) FROM food GROUP BY category
        UNION ALL
        SELECT 'body-system', body_system, count(*) FROM function GROUP BY body_system
        UNION ALL
        SELECT 'deficiency-kind', kind, count(*) FROM deficiency GROUP BY kind
        UNION ALL
        SELECT 'interaction-kind', kind, count(*) FROM interaction GROUP BY kind
        UNION ALL
        SELECT 'verdict', verdict, count(*) FROM claim GROUP BY verdict
        UNION ALL
        SELECT 'study-design', design, count(*) FROM source WHERE design IS NOT NULL GROUP BY design
        """;

    // A food's own name is English.
    private const string LanguagesSql = """
        SELECT lang, count(DISTINCT food_id), count(*)
        FROM (SELECT lang, food_id FROM food_name UNION ALL SELECT 'en', id FROM food)
        GROUP BY lang
        ORDER BY lang
        """;

    private const string AuthoritiesSql = "SELECT authority, count(*), count(DISTINCT nutrient_id) FROM reference_intake GROUP BY authority ORDER BY authority";

    private const string SourcesSql = "SELECT id, title, year FROM source";

    private readonly Lazy<IReadOnlyList<NutrientCoverage>> _nutrients = new(() => CountNutrients(dataset, table));
    private readonly Lazy<CoverageMeta> _whole = new(() => CountWhole(dataset, table));

    public IReadOnlyList<NutrientCoverage> Nutrients => _nutrients.Value;

    public CoverageMeta Whole => _whole.Value;

    private static IReadOnlyList<NutrientCoverage> CountNutrients(Dataset dataset, CompositionTable table)
    {
        var years = SourcesOf(dataset).ToDictionary(source => source.Id, source => source.Year, StringComparer.Ordinal);
        var lines = table.Foods.SelectMany(food => food.Lines.Select(line => (Food: food, Line: line))).ToLookup(known => known.Line.Nutrient.Index);
        var foods = table.Foods.CountBy(food => food.Category, StringComparer.Ordinal).OrderBy(category => category.Key, StringComparer.Ordinal).ToArray();

        return [.. table.Nutrients.Select(nutrient => Of(nutrient, [.. lines[nutrient.Index]]))];

        NutrientCoverage Of(NutrientLine nutrient, IReadOnlyList<(FoodComposition Food, CompositionLine Line)> known)
        {
            Amount[] amounts = [.. known.SelectMany(food => food.Line.Amounts)];
            var statuses = known.CountBy(food => food.Line.Amount.Status, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            var withValue = known.CountBy(food => food.Food.Category, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

            return new()
            {
                NutrientId = nutrient.Id,
                NutrientName = nutrient.Name,
                Group = nutrient.Category,
                Foods = new()
                {
                    Total = table.Foods.Count,
                    Quantified = statuses.GetValueOrDefault("quantified"),
                    LogicalZero = statuses.GetValueOrDefault("logical-zero"),
                    Partial = statuses.GetValueOrDefault("partial"),
                    Trace = statuses.GetValueOrDefault("trace"),
                    BelowLoq = statuses.GetValueOrDefault("below-loq"),
                    BelowLod = statuses.GetValueOrDefault("below-lod"),
                    Doubtful = statuses.GetValueOrDefault("doubtful"),
                    NotMeasured = table.Foods.Count - known.Count,
                },
                MeasuredFoods = known.Count(food => food.Line.Amounts.Any(amount => amount is { Doubt: null, CopyOf: null, Derivation: "analytical" or "literature" })),
                Amounts = amounts.Length,
                OldestYear = amounts.Min(amount => years[amount.SourceId!]),
                NewestYear = amounts.Max(amount => years[amount.SourceId!]),
                Sources =
                [
                    .. amounts.GroupBy(amount => amount.SourceId!, StringComparer.Ordinal)
                        .Select(source => new CoverageBySource { SourceId = source.Key, Year = years[source.Key], Amounts = source.Count(), Selected = source.Count(amount => amount.Selected) })
                        .OrderByDescending(source => source.Amounts).ThenBy(source => source.SourceId, StringComparer.Ordinal),
                ],
                Derivations = By(amounts, amount => amount.Derivation!),
                Evidence = By(amounts, amount => amount.Evidence!),
                Categories = [.. foods.Select(category => new CoverageByCategory { Category = category.Key, Foods = category.Value, WithValue = withValue.GetValueOrDefault(category.Key), NotMeasured = category.Value - withValue.GetValueOrDefault(category.Key) })],
            };
        }
    }

    private static CoverageMeta CountWhole(Dataset dataset, CompositionTable table)
    {
        var sources = SourcesOf(dataset).ToDictionary(source => source.Id, StringComparer.Ordinal);
        Amount[] amounts = [.. table.Foods.SelectMany(food => food.Lines.SelectMany(line => line.Amounts))];
        var counts = dataset.Query(CountsSql, static (ref row) => (Vocabulary: row.Text(), Count: new CodeCount(row.Text(), row.Whole())))
            .OrderBy(row => row.Count.Code, StringComparer.Ordinal)
            .ToLookup(row => row.Vocabulary, row => row.Count);

        return new()
        {
            TotalCount = table.Nutrients.Count,
            HasMore = false,
            DatasetVersion = dataset.Version,
            Foods = table.Foods.Count,
            FoodCategories = [.. counts["food-category"]],
            Languages = dataset.Query(LanguagesSql, static (ref row) => new CoverageByLanguage(row.Text(), row.Whole(), row.Whole())),
            Amounts = amounts.Length,
            Statuses = By(amounts, amount => amount.Status),
            Derivations = By(amounts, amount => amount.Derivation!),
            Evidence = By(amounts, amount => amount.Evidence!),
            Sources =
            [
                .. amounts.GroupBy(amount => amount.SourceId!, StringComparer.Ordinal)
                    .Select(source => new SourceOfAmounts
                    {
                        SourceId = source.Key,
                        Title = sources[source.Key].Title,
                        Year = sources[source.Key].Year,
                        Amounts = source.Count(),
                        Selected = source.Count(amount => amount.Selected),
                        Foods = source.Select(amount => amount.FoodId).Distinct().Count(),
                        Nutrients = source.Select(amount => amount.NutrientId).Distinct().Count(),
                    })
                    .OrderByDescending(source => source.Amounts).ThenBy(source => source.SourceId, StringComparer.Ordinal),
            ],
            BodySystems = [.. counts["body-system"]],
            DeficiencyKinds = [.. counts["deficiency-kind"]],
            InteractionKinds = [.. counts["interaction-kind"]],
            Verdicts = [.. counts["verdict"]],
            Authorities = dataset.Query(AuthoritiesSql, static (ref row) => new CoverageByAuthority(row.Text(), row.Whole(), row.Whole())),
            Designs = [.. counts["study-design"]],
        };
    }

    private static IReadOnlyList<CoverageByCode> By(Amount[] amounts, Func<Amount, string> codeOf) =>
    [
        .. amounts.GroupBy(codeOf, StringComparer.Ordinal)
            .Select(code => new CoverageByCode { Code = code.Key, Amounts = code.Count(), Selected = code.Count(amount => amount.Selected) })
            .OrderBy(code => code.Code, StringComparer.Ordinal),
    ];

    private static List<(string Id, string Title, long? Year)> SourcesOf(Dataset dataset) => dataset.Query(SourcesSql, static (ref row) => (row.Text(), row.Text(), row.WholeOrNull()));
}
