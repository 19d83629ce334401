using Nutrients.Api.Http;

namespace Nutrients.Api.Hosting;

/// <summary>
/// How the service stops when it is asked to (SIGTERM): it says at once that it is not ready, goes on for the delay, then takes no more connections, finishes what has begun, and exits with 0.
/// </summary>
/// <param name="Delay">For how long new requests are answered after readiness went off: as long as a load balancer takes to notice. 0 without one: a client that is refused can try again, and a wait would only be a wait.</param>
/// <param name="Grace">How long requests that have begun may take. Under 10 seconds, after which <c>docker stop</c> kills.</param>
internal sealed record Shutdown(TimeSpan Delay, TimeSpan Grace)
{
    private const string Section = "Shutdown";

    public static Shutdown Of(Settings settings)
    {
        settings.Only(Section, "DelaySeconds", "GraceSeconds");
        return new(
            TimeSpan.FromSeconds(settings.Whole($"{Section}:DelaySeconds", 0, 600, orElse: 0)),
            TimeSpan.FromSeconds(settings.Whole($"{Section}:GraceSeconds", 1, 3600, orElse: 8)));
    }

    public void AddTo(IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Delay + Grace);
        services.AddHostedService(_ => new Delayed(Delay));
    }

    /// <summary>The host stops services in two rounds; the server stops in the second.</summary>
    private sealed class Delayed(TimeSpan delay) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) => delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
