using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nutrients.Api.Http;

/// <summary>
/// Writes JSON as bytes one after the other, for the rows that answers have by the dozen: keys are constants, and most values are short codes. It writes what
/// <see cref="ApiJson"/> would write, at a third of the cost.
/// </summary>
internal ref struct JsonText(Span<byte> start)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !#$%&'()*+,-./:;<=>?@[]^_`{|}~µ");

    private Span<byte> _bytes = start;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    /// <summary>What was written, to be kept; it begins anew.</summary>
    public byte[] Taken()
    {
        var written = Written.ToArray();
        _length = 0;
        return written;
    }

    /// <summary>What is JSON already: a key with its colon, or a mark.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        _length += json.Length;
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        Raw("\""u8);
        Part(value);
        Raw("\""u8);
    }

    /// <summary>A part of a string, between quotation marks that are written apart.</summary>
    public void Part(string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            Raw(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            return;
        }

        _length += Encoding.UTF8.GetBytes(value, Room(2 * value.Length));
    }

    public void Number(double? value)
    {
        if (value is not { } number)
        {
            Raw("null"u8);
            return;
        }

        number.TryFormat(Room(32), out var length, provider: CultureInfo.InvariantCulture);
        _length += length;
    }

    public void Number(long? value)
    {
        if (value is not { } number)
        {
            Raw("null"u8);
            return;
        }

        Utf8Formatter.TryFormat(number, Room(20), out var length);
        _length += length;
    }

    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Texts(IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            Raw("null"u8);
            return;
        }

        Raw("["u8);

        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                Raw(","u8);
            }

            Text(values[i]);
        }

        Raw("]"u8);
    }

    /// <summary>What is rare enough to be written by the general serializer.</summary>
    public void Value<T>(T? value) where T : class
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        ApiJson.Write(value, buffer);
        Raw(buffer.WrittenSpan);
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _bytes.Length)
        {
            var larger = new byte[Math.Max(2 * _bytes.Length, _length + length)];
            Written.CopyTo(larger);
            _bytes = larger;
        }

        return _bytes[_length..];
    }
}
