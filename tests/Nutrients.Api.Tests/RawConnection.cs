using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Nutrients.Api.Tests;

/// <summary>A connection that sends the bytes it is given, which an HTTP client would put right or refuse to send.</summary>
internal sealed class RawConnection(CancellationToken timeout) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    public static async Task<RawConnection> Open(Uri address, CancellationToken timeout)
    {
        var connection = new RawConnection(timeout);
        await connection._socket.ConnectAsync(address.Host, address.Port, timeout);
        return connection;
    }

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, timeout)..];
        }
    }

    /// <summary>Each character is the byte with its number.</summary>
    public Task Send(string bytes) => Send(Encoding.Latin1.GetBytes(bytes));

    /// <summary>The next answer; null if the server closed the connection instead.</summary>
    public async Task<RawAnswer?> Answer(bool toHead = false)
    {
        int length;

        while ((length = _buffer.AsSpan(_start.._end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReadMore())
            {
                return null;
            }
        }

        var head = Encoding.Latin1.GetString(Take(length + 4))[..^4].Split("\r\n");
        var status = int.Parse(head[0].AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        var headers = head.Skip(1).Select(line => line.Split(':', 2)).ToLookup(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = toHead || status is < 200 or 204 or 304 ? []
            : headers["Transfer-Encoding"].Contains("chunked") ? await Chunks()
            : await Bytes(int.Parse(headers["Content-Length"].Single(), CultureInfo.InvariantCulture));

        return new(status, headers, body);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<byte[]> Chunks()
    {
        var body = new List<byte>();

        while (true)
        {
            int length;

            while ((length = _buffer.AsSpan(_start.._end).IndexOf("\r\n"u8)) < 0)
            {
                await MustReadMore();
            }

            var size = int.Parse(Encoding.ASCII.GetString(Take(length + 2)).AsSpan(0, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var chunk = await Bytes(size + 2);

            if (size == 0)
            {
                return [.. body];
            }

            body.AddRange(chunk[..size]);
        }
    }

    private async Task<byte[]> Bytes(int count)
    {
        while (_end - _start < count)
        {
            await MustReadMore();
        }

        return Take(count);
    }

    private byte[] Take(int count)
    {
        _start += count;
        return _buffer[(_start - count).._start];
    }

    private async Task MustReadMore()
    {
        if (!await ReadMore())
        {
            throw new IOException("The server closed the connection in the middle of an answer.");
        }
    }

    private async Task<bool> ReadMore()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _end);
        }

        try
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), timeout);
            _end += read;
            return read > 0;
        }
        catch (SocketException closed) when (closed.SocketErrorCode is SocketError.ConnectionReset)
        {
            // There was more that the server did not read.
            return false;
        }
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(int Status, ILookup<string, string> Headers, byte[] Body)
{
    /// <summary>The value of a header; null if it is not there.</summary>
    public string? Header(string name) => Headers[name].Any() ? string.Join(", ", Headers[name]) : null;
}
