using System.Reflection;

namespace Nutrients.Compiler.Import;

/// <summary>A file of a data folder that is written line by line, in the order of its keys; it is not there if it has no line.</summary>
internal sealed class TsvFile<TRow>(string path) : IDisposable where TRow : Row
{
    private static readonly IReadOnlyList<PropertyInfo> Properties = Row.PropertiesOf<TRow>();
    private readonly string[] _cells = new string[Properties.Count];
    private StreamWriter? _writer;

    public void Write(TRow row)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(path) { NewLine = "\n" };
            _writer.WriteLine(string.Join('\t', Row.ColumnsOf<TRow>()));
        }

        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] = (string)Properties[i].GetValue(row)!;
        }

        _writer.WriteLine(string.Join('\t', _cells));
    }

    public void Dispose() => _writer?.Dispose();
}
