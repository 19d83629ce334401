using System.Buffers;
using System.Text;
using Nutrients.Api.Http;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>The formats that reference managers read, beside tables, for whatever names sources: one source, a list of them, all that stands behind a food or a nutrient.</summary>
internal static class CitationFormats
{
    public static readonly IReadOnlyList<Format> All =
    [
        .. Format.Tables,
        new("bibtex", "application/x-bibtex", "; charset=utf-8", AsText(BibTex.Write)),
        new("ris", "application/x-research-info-systems", "; charset=utf-8", AsText(Ris.Write)),
        new("csl-json", "application/vnd.citationstyles.csl+json", "", static (value, output) => ApiJson.Write(SourcesOf(value).Select(CslItem.Of).ToList(), output)),
        new("text", "text/x-bibliography", "; charset=utf-8", AsText(Bibliography.Write)),
    ];

    private static Action<object, IBufferWriter<byte>> AsText(Action<Source, StringBuilder> write) => (value, output) =>
    {
        var text = new StringBuilder();

        foreach (var source in SourcesOf(value))
        {
            write(source, text);
        }

        Encoding.UTF8.GetBytes(text.ToString(), output);
    };

    private static IEnumerable<Source> SourcesOf(object value) => Items.Of(value).Cast<ICitation>().Select(item => item.Source);
}
