using System.Threading.RateLimiting;
using Nutrients.Api.Http;

namespace Nutrients.Api.Files;

/// <summary>How many files are sent at once. Each takes a descriptor beside that of its connection and about a third of a megabyte, and slow clients hold them for long.</summary>
internal sealed class DownloadLimit(int most) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = most, QueueLimit = 0 });

    public static DownloadLimit Of(Settings settings)
    {
        settings.Only("Downloads", "PermitLimit");
        return new(settings.Whole("Downloads:PermitLimit", 1, 10_000, orElse: 64));
    }

    public int Most => most;

    /// <summary>A place among those who download, until it is disposed of; it may not have been acquired.</summary>
    public RateLimitLease Enter() => _limiter.AttemptAcquire();

    public void Dispose() => _limiter.Dispose();
}
