using System.Text;

namespace Nutrients.Compiler;

/// <summary>Reads a file line by line, however long it is. Only a line feed ends a line; nothing is taken away from it but that.</summary>
internal sealed class LineReader(Stream stream, bool dropByteOrderMark) : IDisposable
{
    /// <summary>No more of a line is kept: a file without line ends is not pulled into memory.</summary>
    public const int MostLetters = 1_000_000;

    private readonly StreamReader _reader = new(stream, new UTF8Encoding(dropByteOrderMark), detectEncodingFromByteOrderMarks: dropByteOrderMark);
    private readonly char[] _buffer = new char[65_536];
    private int _at, _end;

    /// <summary>How many letters were read from the file.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the last line that was read has its line feed.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The next line; null after the last.</summary>
    public string? Read()
    {
        StringBuilder? begun = null;

        while (_at < _end || Fill())
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            var length = rest.IndexOf('\n');
            var part = length < 0 ? rest : rest[..length];
            IsEnded = length >= 0;
            _at += IsEnded ? length + 1 : rest.Length;

            if (IsEnded && begun is null)
            {
                return new string(part);
            }

            begun ??= new StringBuilder();
            begun.Append(part[..Math.Min(part.Length, MostLetters - begun.Length)]);

            if (IsEnded)
            {
                break;
            }
        }

        return begun?.ToString();
    }

    public void Dispose() => _reader.Dispose();

    private bool Fill()
    {
        (_at, _end) = (0, _reader.Read(_buffer));
        Position += _end;
        return _end > 0;
    }
}
