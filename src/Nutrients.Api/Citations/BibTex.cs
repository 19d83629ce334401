using System.Text;
using System.Text.RegularExpressions;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>BibTeX entries in UTF-8, with the source's id as the key. A data table or web page is @misc: BibTeX's own types know neither.</summary>
internal static partial class BibTex
{
    public static void Write(Source source, StringBuilder text)
    {
        text.Append('@').Append(TypeOf(source.Type)).Append('{').Append(source.Id);

        Field("author", Escaped(string.Join(" and ", Author.Of(source.Authors).Select(author => author.Given is null ? $"{{{author.Family}}}" : author.Suffix is null ? $"{author.Family}, {author.Given}" : $"{author.Family}, {author.Suffix}, {author.Given}"))) + (Author.HasOthers(source.Authors) ? " and others" : ""));
        Field("title", WithCapitals(Escaped(source.Title)!));
        Field(source.Type == "chapter" ? "booktitle" : "journal", Escaped(source.Journal));
        Field(source.Type == "report" ? "institution" : "publisher", Escaped(source.Publisher));
        Field("year", source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Field("volume", Escaped(source.Volume));
        Field("number", Escaped(source.Issue));
        Field("pages", Escaped(source.Pages?.Replace("-", "--", StringComparison.Ordinal)));
        Field("edition", Escaped(source.Version));

        // Verbatim fields: an escape would be a part of the identifier.
        Field("doi", source.Doi);
        Field("pmid", source.Pmid);
        Field("pmcid", source.Pmcid);
        Field("url", source.Url);
        Field("note", Escaped(source.Doubt ?? source.Attribution));

        text.Append("\n}\n\n");

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(",\n  ").Append(name).Append(" = {").Append(value).Append('}');
            }
        }
    }

    private static string TypeOf(string type) => type switch
    {
        "article-journal" => "article",
        "book" => "book",
        "chapter" => "incollection",
        "report" => "techreport",
        _ => "misc",
    };

    /// <summary>Braces around what a style that lowers the letters of titles would spoil: "K2", "MK-7", "DNA", "pH", and the K of "vitamin K".</summary>
    private static string WithCapitals(string title) => Capitals().Replace(title, "{$0}");

    [GeneratedRegex("(?<![\\p{L}\\p{N}\\\\])(?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}-]\\p{Lu}[\\p{L}\\p{N}-]*|\\p{Lu}[\\p{L}-]*\\p{N}[\\p{L}\\p{N}-]*|(?<!^)\\p{Lu})(?![\\p{L}\\p{N}])")]
    private static partial Regex Capitals();

    /// <summary>The characters that mean something to LaTeX, as LaTeX prints them.</summary>
    private static string? Escaped(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var escaped = new StringBuilder(value.Length);

        foreach (var letter in value)
        {
            _ = letter switch
            {
                '&' or '%' or '$' or '#' or '_' => escaped.Append('\\').Append(letter),
                '~' => escaped.Append("\\textasciitilde{}"),
                '^' => escaped.Append("\\textasciicircum{}"),
                '\\' => escaped.Append("\\textbackslash{}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
