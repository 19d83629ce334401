using System.Buffers;

namespace Nutrients.Api.Http;

/// <summary>A representation that an answer can have.</summary>
/// <param name="Name">The word for it in the format parameter.</param>
/// <param name="MediaType">The media type that the Accept header names.</param>
/// <param name="Parameters">What follows the media type in Content-Type; empty where the media type itself says UTF-8.</param>
/// <param name="Write">Writes an answer's value as UTF-8.</param>
internal sealed record Format(string Name, string MediaType, string Parameters, Action<object, IBufferWriter<byte>> Write)
{
    /// <summary>What every resource has, and what is answered to a client that has no wish.</summary>
    public static readonly Format Json = new("json", "application/json", "", ApiJson.Write);

    /// <summary>What everything has that can be a table.</summary>
    public static readonly IReadOnlyList<Format> Tables =
    [
        Json,
        new("csv", "text/csv", "; charset=utf-8; header=present", Csv.Write),
        new("ndjson", "application/x-ndjson", "", WriteLines),
    ];

    public string ContentType => MediaType + Parameters;

    /// <summary>The JSON of each item on a line of its own.</summary>
    private static void WriteLines(object value, IBufferWriter<byte> output)
    {
        foreach (var item in Items.Of(value))
        {
            ApiJson.Write(item, output);
            output.Write("\n"u8);
        }
    }
}

internal static class Items
{
    /// <summary>The items of a page, or what is answered itself.</summary>
    public static IEnumerable<object> Of(object value) => value is IPage page ? page.Items : [value];
}
