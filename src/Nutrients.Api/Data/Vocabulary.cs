namespace Nutrients.Api.Data;

/// <summary>A code of a closed vocabulary of the dataset.</summary>
internal sealed record VocabularyCode
{
    /// <summary>The vocabulary, such as <c>food-category</c>.</summary>
    public required string Vocabulary { get; init; }

    /// <summary>The code, such as <c>cheese</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it means.</summary>
    public required string Definition { get; init; }
}

/// <summary>What a parameter may name: the codes of each vocabulary, and the ids of what lists and answers name. Small, so it is read once.</summary>
internal sealed class Vocabulary
{
    public const string Nutrient = "nutrient";
    public const string Food = "food";
    public const string Source = "source";
    public const string Study = "study";
    public const string Function = "function";
    public const string Deficiency = "deficiency";
    public const string Interaction = "interaction";
    public const string Claim = "claim";
    public const string ReferenceIntake = "reference-intake";

    private const string CodesSql = "SELECT vocabulary, code, definition FROM vocabulary ORDER BY vocabulary, code";

    private const string IdsSql = """
        SELECT 'nutrient', id, name FROM nutrient
        UNION ALL
        SELECT 'food', id, name FROM food
        UNION ALL
        SELECT 'source', id, title FROM source
        UNION ALL
        SELECT 'study', id, title FROM source WHERE design IS NOT NULL
        UNION ALL
        SELECT 'function', id, name FROM function
        UNION ALL
        SELECT 'deficiency', id, sign FROM deficiency
        UNION ALL
        SELECT 'interaction', id, other FROM interaction
        UNION ALL
        SELECT 'claim', id, statement FROM claim
        UNION ALL
        SELECT 'reference-intake', id, id FROM reference_intake
        """;

    private readonly Dictionary<string, HashSet<string>> _sets;

    private Vocabulary(List<VocabularyCode> codes, List<VocabularyCode> ids)
    {
        Codes = codes;
        _sets = codes.Concat(ids)
            .GroupBy(code => code.Vocabulary, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(code => code.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public IReadOnlyList<VocabularyCode> Codes { get; }

    public static Vocabulary Of(Dataset dataset) => new(dataset.ReadAll(CodesSql, Read), dataset.ReadAll(IdsSql, Read));

    private static VocabularyCode Read(ref Row row) => new() { Vocabulary = row.Text(), Code = row.Text(), Definition = row.Text() };

    public bool Has(string set, string code) => _sets.TryGetValue(set, out var codes) && codes.Contains(code);

    public IReadOnlyCollection<string> AllOf(string set) => _sets.TryGetValue(set, out var codes) ? codes : [];
}
