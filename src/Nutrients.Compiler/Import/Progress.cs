using System.Diagnostics;
using System.Globalization;

namespace Nutrients.Compiler.Import;

/// <summary>How far a long work is: a bar on a terminal, and only where the work takes more than a second.</summary>
internal sealed class Progress
{
    private const int Width = 30;
    private readonly bool _isShown = !Console.IsErrorRedirected;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private long _next = 1000;

    public void Report(string what, long done, long total)
    {
        if (_isShown && _elapsed.ElapsedMilliseconds >= _next)
        {
            var part = total > 0 ? Math.Clamp((double)done / total, 0, 1) : 0;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', (int)(part * Width)).PadRight(Width, '-')}] {part,4:0 %} {what,-20}"));
            _next = _elapsed.ElapsedMilliseconds + 200;
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear()
    {
        if (_isShown && _elapsed.ElapsedMilliseconds >= 1000)
        {
            Console.Error.Write($"\r{new string(' ', Width + 30)}\r");
        }
    }
}
