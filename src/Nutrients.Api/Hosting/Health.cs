using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;

namespace Nutrients.Api.Hosting;

/// <summary>
/// What probes ask: whether the process answers at all, and whether requests should be sent to it. For who runs the service, not for its clients, so they are not in the contract and no rate limit counts them.
/// </summary>
internal static class Health
{
    public const string Path = "/health";

    private static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Head]);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<Readiness>("ready");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // To restart the process would mend nothing that a check could find; so whoever answers lives.
        routes.MapHealthChecks($"{Path}/live", new() { Predicate = static _ => false }).WithMetadata(Methods);
        routes.MapHealthChecks($"{Path}/ready").WithMetadata(Methods);
    }

    /// <summary>A dataset that is not the one that was compiled is refused at the start; what is left is that it was read, can still be, and that nobody has asked the service to stop.</summary>
    private sealed class Readiness(CurrentDataset current, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return Task.FromResult(HealthCheckResult.Unhealthy("The service is stopping."));
            }

            // What throws is unhealthy. The first probe waits for the table, as the first request would.
            using var served = current.Take();
            _ = served.Get<CompositionTable>();
            var version = served.Dataset.Count("PRAGMA user_version");
            return Task.FromResult(version == Dataset.SchemaVersion ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The dataset has schema version {version}."));
        }
    }
}
