using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Nutrients.Api.Http;

/// <summary>What one client can take of the server: set on purpose, each with its reason, instead of Kestrel's defaults, which are for uploads and have no bound on connections.</summary>
/// <param name="Connections">How many there can be at once; more are closed as soon as they are opened.</param>
internal sealed record ServerLimits(int Connections)
{
    private const string Section = "Connections";

    private const int MostConnections = 4096;

    /// <summary>What the process has open otherwise: assemblies, sessions of the dataset, a pipe while a thread starts. It is 250 when the first request is answered.</summary>
    private const int OwnFiles = 384;

    /// <summary>Connections that are open only to be closed: who is one too many is told so at once and can ask elsewhere.</summary>
    private const int Excess = 64;

    private const int LeastFiles = 512;

    public static ServerLimits Of(Settings settings)
    {
        settings.Only(Section, "Limit");
        var configured = settings.Whole($"{Section}:Limit", 1, 1_000_000, orElse: MostConnections);
        var files = OpenFileLimit();

        if (files < LeastFiles)
        {
            settings.Fail($"The process may open {files} files; it needs {LeastFiles} at least (ulimit -n).");
        }

        // A connection is a file, and one more while it downloads one.
        return new(Math.Min(configured, (files - OwnFiles - Excess) / 2));
    }

    public void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConnectionListenerFactory>(services => ActivatorUtilities.CreateInstance<PacedListenerFactory>(services, Connections + Excess));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Apply(kestrel.Limits);
        });
    }

    private void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = Connections;

        // No WebSockets here.
        limits.MaxConcurrentUpgradedConnections = 0;

        // A query of 10,000 characters, nine bytes each, must reach the rule that refuses it with a reason.
        limits.MaxRequestLineSize = 128 * 1024;

        // As much as nginx lets through to us (4 times 8 KB). We read a few short ones; but a host's cookies come along.
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 100;

        // What a connection can send ahead of what is read: a request line and headers.
        limits.MaxRequestBufferSize = limits.MaxRequestLineSize + limits.MaxRequestHeadersTotalSize;

        // The largest body and as much again, which is read and thrown away, so that a client that sent too much can read that on a connection that stays.
        limits.MaxRequestBodySize = 2 * JsonBody.MostBytes;

        // Headers are one packet or a few; a body of 64 KB has a minute.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

        // Slower than any modem. What is dropped is who reads nothing: an answer that the system's buffers do not take is held in memory.
        limits.MinResponseDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));

        // Longer than the 60 seconds for which nginx and cloud load balancers keep a connection that nobody uses: who asks should be the one who closes.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);

        // HTTP/2 is spoken where there is TLS. A stream is a request, and a hundred at once is what clients count on; the windows are for bodies, which are small here. Who does not answer a ping is gone.
        limits.Http2.MaxStreamsPerConnection = 100;
        limits.Http2.InitialStreamWindowSize = (int)limits.MaxRequestBodySize;
        limits.Http2.InitialConnectionWindowSize = 4 * (int)limits.MaxRequestBodySize;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
    }

    /// <summary>The soft limit, which is what counts; where there is no /proc, nobody tells.</summary>
    private static int OpenFileLimit()
    {
        const string Limits = "/proc/self/limits";
        var soft = File.Exists(Limits) ? File.ReadLines(Limits).First(line => line.StartsWith("Max open files", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[3] : null;

        // "unlimited" is a number, too, to whoever counts connections.
        return int.TryParse(soft, CultureInfo.InvariantCulture, out var files) ? files : int.MaxValue;
    }
}
