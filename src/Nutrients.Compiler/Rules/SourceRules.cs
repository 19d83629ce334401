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
        RuleFor(row => row.Authors).Finds(Codes.Required, (row, authors) => authors.Length + row.Doi.Length + row.Doubt.Length == 0 ? "must not be empty, unless a DOI leads to them" : null).Finds(Codes.Identifier, (_, authors) => authors.Length > 0 ? Bibliography.FaultOf(authors) : null);
        RuleFor(row => row.Title).IsRequired();
        RuleFor(row => row.Journal).Finds(Codes.Required, (row, journal) =>
            journal.Length + row.Publisher.Length == 0 ? "is empty, and so is publisher; one of them says where it was published" : null);
        RuleFor(row => row.Year).IsRequired().IsNumber(1800, 2100, whole: true);
        RuleFor(row => row.Doi).Matches(Bibliography.Doi(), Bibliography.DoiExample);
        RuleFor(row => row.Pmid).Matches(Bibliography.Pmid(), "11356998");
        RuleFor(row => row.Pmcid).Matches(Bibliography.Pmcid(), "PMC5946231");
        RuleFor(row => row.Url).Matches(Bibliography.Url(), "https://doi.org/10.1159/000054147")
            .Finds(Codes.Required, (row, url) => row.Doubt.Length + row.Doi.Length + row.Pmid.Length + url.Length == 0 && (row.Journal.Length == 0 || row.Volume.Length == 0 || row.Pages.Length == 0) ? "is empty, and so are doi and pmid; a reader must be able to find the work, if only by journal, volume and pages" : null);
        RuleFor(row => row.Design).IsRequired().IsOneOf(known.Vocabulary("study-design"), "study-design");
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

    /// <summary>What is wrong with a list of authors, each a person as "Family, I. I.", a body, or a last "et al."; null if nothing is.</summary>
    public static string? FaultOf(string authors)
    {
        var names = authors.Split("; ");
        var malformed = names.Where((name, index) => !(name == "et al." ? index == names.Length - 1 && index > 0 : Person().IsMatch(name) || Body().IsMatch(name) || HasNamesake(name))).FirstOrDefault();
        var twice = names.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1).Key;

        return malformed is not null ? $"'{malformed}' is malformed; it looks like 'Schurgers, L. J.; Vermeer, C.', a body by its whole name, and '; et al.' at the end if not all were seen"
            : twice is not null ? $"'{twice}' stands twice; two authors with the same initials are told apart by their given names in full, as 'Nakamura, Tetsuro'"
            : null;

        bool HasNamesake(string name) => NameInFull().Match(name) is { Success: true } match && names.Count(other => other.StartsWith(match.Groups["family"].Value, StringComparison.Ordinal)) > 1;
    }

    [GeneratedRegex("^[^,;]+, \\p{Lu}\\p{Ll}?\\.([ -]\\p{Lu}\\p{Ll}?\\.)*(, (Jr\\.|Sr\\.|II|III))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    [GeneratedRegex("^(?<family>[^,; ]+, )\\p{Lu}\\p{Ll}+(-\\p{Lu}\\p{Ll}+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameInFull();

    // A name with a comma is a body only if it is long; a word before one or two capitals, as in "Doe J" and "Smith JA", is a person that somebody forgot to normalise.
    [GeneratedRegex("^(?!.* \\p{Lu}\\.)(?!.*\\p{Lu}\\p{Ll}+ \\p{Lu}{1,2}(,|$))(?!(.* )?et al\\.?$)([^,;\\[\\]]+|[^;\\[\\] ]+( [^;\\[\\] ]+){5,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Body();
}
