using System.Text.RegularExpressions;
using FluentValidation;

namespace Nutrients.Compiler.Rules;

internal sealed class SourceRules : AbstractValidator<SourceRow>
{
    public SourceRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Type).IsRequired().IsOneOf(known.Vocabulary("source-type"), "source-type");
        RuleFor(row => row.Title).IsRequired();
        RuleFor(row => row.Publisher).IsRequired();
        RuleFor(row => row.Year).IsNumber(1800, 2100, whole: true);
        RuleFor(row => row.Doi).Matches(Bibliography.Doi(), Bibliography.DoiExample);
        RuleFor(row => row.Url).Matches(Bibliography.Url(), "https://fdc.nal.usda.gov/");
    }
}

internal sealed class StudyRules : AbstractValidator<StudyRow>
{
    public StudyRules(Known known)
    {
        RuleFor(row => row.Id).IsSlug();
        RuleFor(row => row.Type).IsRequired().IsOneOf(known.Vocabulary("study-type"), "study-type");
        RuleFor(row => row.Authors).Matches(Bibliography.Authors(), "'Schurgers, L. J.; Vermeer, C.', with '; et al.' at the end if not all were seen");
        RuleFor(row => row.Title).IsRequired();
        RuleFor(row => row.Journal).IsRequired();
        RuleFor(row => row.Year).IsRequired().IsNumber(1800, 2100, whole: true);
        RuleFor(row => row.Doi).Matches(Bibliography.Doi(), Bibliography.DoiExample);
        RuleFor(row => row.Pmid).Matches(Bibliography.Pmid(), "11356998");
        RuleFor(row => row.Pmcid).Matches(Bibliography.Pmcid(), "PMC5946231");
        RuleFor(row => row.Url).Matches(Bibliography.Url(), "https://doi.org/10.1159/000054147");
    }
}

internal static partial class Bibliography
{
    public const string DoiExample = "10.1159/000054147, in lower case and without https://doi.org/";

    [GeneratedRegex("^10\\.[0-9]{4,9}/[^\\sA-Z]+$")]
    public static partial Regex Doi();

    [GeneratedRegex("^[1-9][0-9]{0,7}$")]
    public static partial Regex Pmid();

    [GeneratedRegex("^PMC[1-9][0-9]*$")]
    public static partial Regex Pmcid();

    [GeneratedRegex("^https?://[a-z0-9.-]+/\\S*$")]
    public static partial Regex Url();

    [GeneratedRegex("^[^,;.]+, \\p{Lu}\\.([ -]\\p{Lu}\\.)*(; [^,;.]+, \\p{Lu}\\.([ -]\\p{Lu}\\.)*)*(; et al\\.)?$", RegexOptions.ExplicitCapture)]
    public static partial Regex Authors();
}
