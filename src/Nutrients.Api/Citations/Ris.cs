using System.Text;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>RIS records: a tag of two letters, two spaces, a hyphen, a space and the value on each line, which ends with CR LF.</summary>
internal static class Ris
{
    public static void Write(Source source, StringBuilder text)
    {
        Line("TY", TypeOf(source.Type));
        Line("M3", source.Type == "dataset" ? "dataset" : null);
        Line("ID", source.Id);

        foreach (var author in Author.Of(source.Authors))
        {
            Line("AU", author.Given is null ? Body(author.Family) : $"{author.Family}, {author.Given}{(author.Suffix is null ? "" : ", " + author.Suffix)}");
        }

        Line("TI", source.Title);
        Line("T2", source.Journal);
        Line("PB", source.Publisher);
        Line("PY", source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Line("VL", source.Volume);
        Line("IS", source.Issue);
        Line("SP", source.Pages?.Split('-')[0]);
        Line("EP", source.Pages?.Split('-') is [_, var last] ? last : null);
        Line("ET", source.Version);
        Line("DO", source.Doi);

        // RIS has no tags of their own for them; reference managers read the PMID as accession number and the PMCID from the second custom field.
        Line("AN", source.Pmid);
        Line("C2", source.Pmcid);
        Line("UR", source.Url);
        Line("N1", source.Doubt ?? source.Attribution);
        Line("N1", Author.HasOthers(source.Authors) ? "Not all authors were seen." : null);
        text.Append("ER  - \r\n\r\n");

        void Line(string tag, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(tag).Append("  - ").Append(value).Append("\r\n");
            }
        }
    }

    private static string TypeOf(string type) => type switch
    {
        "article-journal" => "JOUR",
        "book" => "BOOK",
        "chapter" => "CHAP",
        "report" => "RPRT",

        // "DATA" is younger than many readers; M3 says that it is one.
        _ => "ELEC",
    };

    /// <summary>
    /// RIS knows no bodies: what stands before a comma is a family name, and some readers take " and " for the end of a name. So the name of a body loses both, and
    /// ends with a comma, lest its last word be taken for the family.
    /// </summary>
    private static string Body(string name) => name.Replace(",", "", StringComparison.Ordinal).Replace(" and ", " & ", StringComparison.Ordinal) + ",";
}
