namespace Nutrients.Api.Amounts;

/// <summary>
/// What amounts have in common: a table has few ways of saying where its numbers come from, and a hundred thousand numbers. It stands once in memory for all amounts that say the same; what each part means is said of <see cref="Amount"/>.
/// </summary>
internal sealed record Provenance
{
    public required string NutrientId { get; init; }

    public required string Unit { get; init; }

    public required string Status { get; init; }

    public string? Derivation { get; init; }

    public string? Evidence { get; init; }

    public IReadOnlyList<string>? FormsCounted { get; init; }

    public IReadOnlyList<string> ComponentIds { get; init; } = [];

    public string? SourceId { get; init; }

    public string? CopyOf { get; init; }

    public string? Doubt { get; init; }

    public string? Note { get; init; }

    /// <summary>Its own source, or those of the numbers that it is the sum of.</summary>
    public IReadOnlyList<string> CitationIds =>
        SourceId is null ? []
        : ComponentIds.Count == 0 ? [SourceId]
        : [.. ComponentIds.Select(component => component[(component.LastIndexOf('.') + 1)..]).Distinct(StringComparer.Ordinal)];
}
