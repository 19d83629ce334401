using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nutrients.Api.Hosting;

/// <summary>
/// Traces, metrics and logs for whoever collects them by OpenTelemetry's protocol (OTLP). The specification's own settings (<c>OTEL_…</c>) say where and how; without an endpoint nothing of it is loaded.
/// What is measured is what ASP.NET Core and the runtime measure of themselves, before anything of ours answers: an answer that is kept counts like any other.
/// </summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsOn(builder.Configuration))
        {
            AddExporters(builder);
        }
    }

    public static void UseTelemetry(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.Use(Describe);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExporters(WebApplicationBuilder builder)
    {
        // Else ASP.NET Core 10 leaves it to an instrumentation package to say what was asked.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Service()).AddOtlpExporter();
        });
        builder.Services.AddHostedService<Exporters>();
    }

    /// <summary>The name, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES give another.</summary>
    private static ResourceBuilder Service() => ResourceBuilder.CreateEmpty().AddService("nutrients").AddTelemetrySdk().AddEnvironmentVariableDetector();

    /// <summary>Adds to a trace what is known only when the request has been answered.</summary>
    private static async Task Describe(HttpContext context, RequestDelegate next)
    {
        await next(context);

        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            activity.SetTag("http.response.status_code", context.Response.StatusCode);

            if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
            {
                activity.DisplayName = $"{context.Request.Method} {route}";
                activity.SetTag("http.route", route);
            }

            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    /// <summary>Stops after the server, so that the last requests are told, too; but a collector that does not answer must not keep the service from ending.</summary>
    private sealed class Exporters(IConfiguration configuration) : IHostedService, IDisposable
    {
        private const int MostMilliseconds = 1000;

        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Service())
                .AddSource("Microsoft.AspNetCore")
                .AddOtlpExporter()
                .Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Service())
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime")
                .AddOtlpExporter()
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Shutdown(MostMilliseconds);
            _metrics?.Shutdown(MostMilliseconds);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _traces?.Dispose();
            _metrics?.Dispose();
        }
    }
}
