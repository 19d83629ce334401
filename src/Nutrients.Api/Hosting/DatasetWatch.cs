using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Hosting;

/// <summary>
/// Looks now and then whether another dataset has been moved into the place of the current one, and replaces that. It looks instead of being told, since file systems of containers and networks do not tell.
/// A dataset that must not be served is refused, once, and the current one is served on.
/// </summary>
internal sealed partial class DatasetWatch(CurrentDataset current, TimeSpan interval, ILogger<DatasetWatch> log) : BackgroundService
{
    // A file and its manifest are moved one after the other, and a copy grows: it is opened when it has not changed since the look before.
    private const int LooksAtWhole = 1, LooksAtHalf = 5;

    private DatasetStamp _last;
    private int _looks;
    private DatasetStamp? _refused;
    private ServedDataset? _replaced;

    /// <summary>How often it looks; null for never.</summary>
    public static TimeSpan? IntervalOf(Settings settings)
    {
        return settings.Whole("Dataset:WatchMilliseconds", 0, 24 * 60 * 60 * 1000, orElse: 2000) is var milliseconds and > 0 ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);

        // A service that could not start is stopped without having run, and to be cancelled would count as a failure.
        using var stopped = stoppingToken.Register(timer.Dispose);

        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            Look();
        }
    }

    private void Look()
    {
        if (_replaced is { IsClosed: true })
        {
            _replaced = null;
            CurrentDataset.GiveBackMemory();
        }

        var (seen, served) = (DatasetStamp.At(current.Path), current.Stamp);
        _looks = seen == _last ? _looks + 1 : 0;
        _last = seen;

        if (seen == served)
        {
            _refused = null;
        }
        else if (seen != _refused && _looks >= (seen.IsHalfOf(served) ? LooksAtHalf : LooksAtWhole))
        {
            Replace(seen, served);
        }
    }

    private void Replace(DatasetStamp seen, DatasetStamp served)
    {
        string? refusal;

        try
        {
            _replaced = current.TryReplace(out refusal) ?? _replaced;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is wrong with another dataset must not end the service.
            refusal = exception.Message.ReplaceLineEndings(" ");
        }

        if (refusal is null)
        {
            LogReplaced(current.Stamp.Version, served.Version);
        }
        else if (DatasetStamp.At(current.Path) == seen)
        {
            _refused = seen;
            LogRefused(served.Version, refusal);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Dataset {Version} is served in the place of {Before}.")]
    private partial void LogReplaced(string version, string before);

    [LoggerMessage(Level = LogLevel.Error, Message = "Dataset {Version} is served on, and what has come into its place is refused: {Refusal}")]
    private partial void LogRefused(string version, string refusal);
}
