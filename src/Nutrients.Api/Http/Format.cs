using System.Buffers;

namespace Nutrients.Api.Http;

/// <summary>A representation that an answer can have.</summary>
/// <param name="Name">The word for it in the format parameter.</param>
/// <param name="MediaType">The media type that the Accept header names.</param>
/// <param name="Charset">What follows the media type in Content-Type; empty where the media type itself says UTF-8.</param>
/// <param name="Write">Writes an answer's value as UTF-8.</param>
internal sealed record Format(string Name, string MediaType, string Charset, Action<object, IBufferWriter<byte>> Write)
{
    /// <summary>What every resource has, and what is answered to a client that has no wish.</summary>
    public static readonly Format Json = new("json", "application/json", "", ApiJson.Write);

    public string ContentType => MediaType + Charset;
}
