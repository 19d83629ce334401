using System.Text.RegularExpressions;
using FluentValidation;
using Nutrients.Api.Http;

namespace Nutrients.Api.Sources;

/// <summary>How the identifiers of works are asked for: as people find them written, with a prefix or in capitals.</summary>
internal static partial class Identifiers
{
    private const string NoDoi = "doi must be a DOI, as 10.1159/000054147 or https://doi.org/10.1159/000054147.";

    public static IRuleBuilderOptions<TQuery, string?> IsDoi<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.IsAtMost(200).Matches(HasDoi()).WithErrorCode("invalid-value").WithMessage(NoDoi)
            .Must(value => value is null || Doi().IsMatch(PlainDoi(value)!)).WithErrorCode("invalid-value").WithMessage(NoDoi);

    public static IRuleBuilderOptions<TQuery, string?> IsPmid<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.IsAtMost(10).Matches(Pmid()).WithErrorCode("invalid-value").WithMessage("pmid must be a number of up to eight digits, as 11356998.");

    public static IRuleBuilderOptions<TQuery, string?> IsPmcid<TQuery>(this IRuleBuilder<TQuery, string?> parameter) =>
        parameter.IsAtMost(12).Matches(Pmcid()).WithErrorCode("invalid-value").WithMessage("pmcid must be a number, with or without PMC before it, as PMC5946231.");

    /// <summary>A DOI as the dataset writes it. DOIs do not depend on case (DOI Handbook, 2.4).</summary>
    public static string? PlainDoi(string? doi)
    {
        var plain = doi is null ? null : Prefix().Replace(doi.Trim().ToLowerInvariant(), "").TrimEnd('/');

        // Who copies an address copies its escapes; a DOI itself rarely has a percent sign, and none of ours has.
        return plain?.Contains('%', StringComparison.Ordinal) is true ? Uri.UnescapeDataString(plain) : plain;
    }

    /// <summary>A PubMed Central id as the dataset writes it.</summary>
    public static string? PlainPmcid(string? pmcid) => pmcid is null ? null : "PMC" + pmcid.TrimStart('P', 'M', 'C', 'p', 'm', 'c');

    [GeneratedRegex("^(doi:\\s*)?(https?://)?((dx\\.|www\\.)?doi\\.org/)?(doi:\\s*)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    /// <summary>What every way to write a DOI has in common, its slash being escaped in some.</summary>
    [GeneratedRegex("^.*10[.][0-9]{4,9}(/|%2[Ff]).+\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex HasDoi();

    [GeneratedRegex("^10\\.[0-9]{4,9}/\\S+\\z")]
    private static partial Regex Doi();

    [GeneratedRegex("^[0-9]{1,8}\\z")]
    private static partial Regex Pmid();

    [GeneratedRegex("^([Pp][Mm][Cc])?[0-9]{1,9}\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pmcid();
}
