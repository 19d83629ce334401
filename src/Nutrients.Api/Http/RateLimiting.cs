using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Nutrients.Api.Hosting;

namespace Nutrients.Api.Http;

/// <summary>How many requests one client may make in a window of time.</summary>
internal sealed record RateLimit(int Permits, int Seconds)
{
    private const string Section = "RateLimiting";

    /// <summary>Null if none is configured.</summary>
    public static RateLimit? Of(Settings settings)
    {
        settings.Only(Section, "PermitLimit", "WindowSeconds");
        var permits = settings.Whole($"{Section}:PermitLimit", 0, int.MaxValue, orElse: 0);
        var seconds = settings.Whole($"{Section}:WindowSeconds", 1, 24 * 60 * 60, orElse: 60);

        return permits == 0 ? null : new(permits, seconds);
    }
}

/// <summary>
/// ASP.NET Core's limiter by client address. What is over the limit is refused with 429, and every answer says how much is left, by the fields of
/// draft-ietf-httpapi-ratelimit-headers.
/// </summary>
internal static class RateLimiting
{
    private const string Policy = "default";

    public static void AddRateLimit(this IServiceCollection services, RateLimit limit) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, RateWindow>(context => RateLimitPartition.GetFixedWindowLimiter(
            context.Features.GetRequiredFeature<RateWindow>(),
            _ => new() { PermitLimit = limit.Permits, Window = TimeSpan.FromSeconds(limit.Seconds) }));
        options.OnRejected = (rejected, _) => new(Refuse(rejected.HttpContext, limit));
    });

    public static void UseRateLimit(this WebApplication app, RateLimit limit)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var policy = $"\"{Policy}\";q={limit.Permits};w={limit.Seconds}";

        // A service that is busy must not look as if it were not there.
        app.UseWhen(static context => !context.Request.Path.StartsWithSegments(Health.Path), limited =>
        {
            limited.Use((context, next) =>
            {
                var window = RateWindow.Of(context.Connection.RemoteIpAddress, limit.Seconds);
                context.Features.Set(window);

                // On starting, since an error clears the headers.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers["RateLimit-Policy"] = policy;
                    context.Response.Headers["RateLimit"] = $"\"{Policy}\";r={limiter.GetStatistics(context)!.CurrentAvailablePermits};t={window.SecondsLeft}";
                    return Task.CompletedTask;
                });
                return next(context);
            });
            limited.UseRateLimiter();
        });
    }

    private static Task Refuse(HttpContext context, RateLimit limit)
    {
        var wait = context.Features.GetRequiredFeature<RateWindow>().SecondsLeft;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problems.QuotaExceeded(Policy, limit, wait).ExecuteAsync(context);
    }
}

/// <summary>
/// What is counted together: the requests of one client until its window ends. The window is part of the limiter's key, since the limiter itself does not
/// tell when a window of its own ends.
/// </summary>
/// <param name="Client">The address; of IPv6 the network, since one client has all of a /64 to choose from.</param>
/// <param name="EndsAt">When the window ends, in milliseconds of <see cref="Environment.TickCount64"/>.</param>
internal sealed record RateWindow(IPAddress Client, long EndsAt)
{
    private const int NetworkBytes = 64 / 8;

    /// <summary>Rounded up, so that who waits as long is not early.</summary>
    public long SecondsLeft => Math.Max(0, (EndsAt - Environment.TickCount64 + 999) / 1000);

    public static RateWindow Of(IPAddress? address, int seconds)
    {
        var (client, length, now) = (ClientOf(address), seconds * 1000L, Environment.TickCount64);

        // Clients' windows end at different times, so that those who were refused do not come back all at once.
        return new(client, now + length - ((now + (uint)client.GetHashCode()) % length));
    }

    private static IPAddress ClientOf(IPAddress? address)
    {
        // Only a socket of the machine itself has no address.
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.AddressFamily is AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new(bytes);
    }
}
