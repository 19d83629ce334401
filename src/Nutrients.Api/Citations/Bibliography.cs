using System.Text;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>A reference on each line, in Vancouver style (ICMJE, NLM's Citing Medicine), with journals named in full.</summary>
internal static class Bibliography
{
    private static readonly Dictionary<string, string> Media = new(StringComparer.Ordinal) { ["dataset"] = " [dataset]", ["webpage"] = " [Internet]" };

    public static void Write(Source source, StringBuilder text)
    {
        var authors = string.Join(", ", Author.Of(source.Authors).Select(author => author.Given is null ? author.Family : $"{author.Family} {author.Initials}"));

        Add(authors + (Author.HasOthers(source.Authors) ? ", et al" : ""));
        Add(source.Title + Media.GetValueOrDefault(source.Type));
        Add(source.Version is { } version ? "Version " + version : null);
        Add(source switch
        {
            { Journal: null } => string.Join("; ", new[] { source.Publisher, Year(source) }.OfType<string>()),
            { Type: "chapter" } => $"In: {source.Journal}. {string.Join("; ", new[] { source.Publisher, Year(source) }.OfType<string>())}{(source.Pages is null ? "" : ". p. " + source.Pages)}",
            _ => $"{source.Journal}. {Year(source)}{Place(source)}",
        });
        Add(source.Doi is null ? null : "doi:" + source.Doi);
        Add(source.Pmid is null ? null : "PMID: " + source.Pmid);
        Add(source.Pmcid is null ? null : "PMCID: " + source.Pmcid);
        Add(source.Doi is null && source.Url is not null ? "Available from: " + source.Url : null);
        text.Length -= text.Length > 0 && text[^1] == ' ' ? 1 : 0;
        text.Append('\n');

        void Add(string? sentence)
        {
            if (!string.IsNullOrEmpty(sentence))
            {
                text.Append(Sentence(sentence)).Append(' ');
            }
        }
    }

    /// <summary>A text with a full stop, unless it ends itself.</summary>
    public static string Sentence(string text) => text[^1] is '.' or '?' or '!' or '…' ? text : text + ".";

    private static string? Year(Source source) => source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(Source source) =>
        (source.Volume is null ? "" : ";" + source.Volume) + (source.Issue is null ? "" : $"({source.Issue})") + (source.Pages is null ? "" : ":" + source.Pages);
}
