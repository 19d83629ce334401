using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Hosting;

/// <summary>One line in the log about what this process is made of and bounded by, which nobody sees from outside.</summary>
internal static partial class StartReport
{
    public static void ReportsItsStart(this WebApplication app, CurrentDataset current, ServerLimits limits) => app.Lifetime.ApplicationStarted.Register(() => Report(app.Logger, current.Stamp.Version, SqliteLibrary.Version, limits.Connections));

    [LoggerMessage(Level = LogLevel.Information, Message = "Dataset {Dataset}, read by SQLite {Sqlite}; at most {Connections} connections at once.")]
    private static partial void Report(ILogger logger, string dataset, string sqlite, int connections);
}
