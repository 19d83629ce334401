namespace Nutrients.Api.Hosting;

/// <summary>
/// What keeps the service from starting is said in one line on standard error, and the exit code is 1. It is a port in use or a setting that cannot be read, and whoever starts the service can mend it:
/// the stack traces that the runtime, the host and the server would show hide that. Once the service has started, an exception that nobody catches is a bug, and its stack trace is shown.
/// </summary>
internal static class StartFailure
{
    private static volatile bool _hasStarted;

    /// <summary>To be called first: settings are read before there is a host.</summary>
    public static void IsToldInOneLine() => AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) =>
    {
        if (!_hasStarted)
        {
            Console.Error.WriteLine($"The service cannot start: {LineOf((Exception)unhandled.ExceptionObject)}");
            Environment.Exit(1);
        }
    };

    /// <summary>Keeps the host and the server from logging what the one line says.</summary>
    public static void AddStartFailure(this WebApplicationBuilder builder) => builder.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        options.Rules.Insert(0, new(null, null, options.MinLevel, null));

        for (var i = 0; i < options.Rules.Count; i++)
        {
            var (rule, others) = (options.Rules[i], options.Rules[i].Filter);
            options.Rules[i] = new(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) => (_hasStarted || level < LogLevel.Error) && others?.Invoke(provider, category, level) is not false);
        }
    });

    public static void EndsWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(static () => _hasStarted = true);

    /// <summary>Each exception says what the one around it leaves open: which file, which line of it, which character.</summary>
    private static string LineOf(Exception exception)
    {
        var messages = new List<string>();

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var message = cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

            if (!messages.Exists(said => said.Contains(message, StringComparison.OrdinalIgnoreCase)))
            {
                messages.Add(message);
            }
        }

        return string.Join(": ", messages) + ".";
    }
}
