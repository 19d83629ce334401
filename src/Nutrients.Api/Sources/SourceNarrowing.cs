using FluentValidation;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Sources;

/// <summary>What lists of sources and of studies are narrowed by alike.</summary>
internal interface ISourceNarrowing
{
    string? Q { get; }

    string? NutrientId { get; }

    int? YearFrom { get; }

    int? YearTo { get; }

    string? Doi { get; }

    string? Pmid { get; }

    string? Pmcid { get; }
}

internal static class SourceNarrowing
{
    /// <summary>SQL over <c>source s</c>.</summary>
    public const string Narrowed = """
        FROM source s
        WHERE (@match IS NULL OR s.number IN (SELECT rowid FROM source_search WHERE source_search MATCH @match))
          AND (@nutrientId IS NULL OR s.id IN (
              SELECT c.source_id FROM nutrient_kin k JOIN citation c ON c.nutrient_id = k.kin_id WHERE k.nutrient_id = @nutrientId
              UNION ALL
              SELECT c.source_id FROM nutrient_kin k JOIN source_coverage c ON c.nutrient_id = k.kin_id WHERE k.nutrient_id = @nutrientId
              UNION ALL
              SELECT c.source_id FROM nutrient_kin k JOIN nutrient_conversion c ON c.nutrient_id = k.kin_id WHERE k.nutrient_id = @nutrientId
          ))
          AND (@yearFrom IS NULL OR s.year >= @yearFrom)
          AND (@yearTo IS NULL OR s.year <= @yearTo)
          AND (@doi IS NULL OR s.doi = @doi)
          AND (@pmid IS NULL OR s.pmid = @pmid)
          AND (@pmcid IS NULL OR s.pmcid = @pmcid)
        """;

    public static (string, object?)[] ParametersOf(ISourceNarrowing filter) =>
    [
        ("@match", filter.Q is { } text ? SearchText.Match(text) : null), ("@nutrientId", filter.NutrientId), ("@yearFrom", filter.YearFrom), ("@yearTo", filter.YearTo),
        ("@doi", Identifiers.PlainDoi(filter.Doi)), ("@pmid", filter.Pmid), ("@pmcid", Identifiers.PlainPmcid(filter.Pmcid)),
    ];

    public static void NarrowSources<TQuery>(this AbstractValidator<TQuery> rules) where TQuery : class, ISourceNarrowing
    {
        rules.RuleFor(filter => filter.Q).IsSearchText();
        rules.RuleFor(filter => filter.NutrientId).AreIn(Vocabulary.Nutrient, most: 1);
        rules.RuleFor(filter => filter.YearFrom).IsBetween(1800, 2100);
        rules.RuleFor(filter => filter.YearTo).IsBetween(1800, 2100).Must((filter, to) => to is null || filter.YearFrom is null || filter.YearFrom <= to).WithErrorCode("invalid-value").WithMessage("{PropertyPath} is before yearFrom.");
        rules.RuleFor(filter => filter.Doi).IsDoi();
        rules.RuleFor(filter => filter.Pmid).IsPmid();
        rules.RuleFor(filter => filter.Pmcid).IsPmcid();
    }
}
