using System.Diagnostics.CodeAnalysis;
using Nutrients.Shared;

namespace Nutrients.Api.Http;

/// <summary>Turns the text of one setting into a value.</summary>
internal delegate bool SettingParser<T>(string text, [NotNullWhen(true)] out T? value);

/// <summary>Reads settings. The first that is wrong is the reason not to start: a limit that is misspelt must not become no limit.</summary>
internal sealed class Settings(IConfiguration configuration)
{
    public string? Fault { get; private set; }

    public bool IsOn(string key) => string.Equals(configuration[key], "true", StringComparison.OrdinalIgnoreCase);

    public int Whole(string key, int least, int most, int orElse)
    {
        if (string.IsNullOrEmpty(configuration[key]))
        {
            return orElse;
        }

        if (int.TryParse(configuration[key], out var value) && value >= least && value <= most)
        {
            return value;
        }

        Fail($"{key} must be a whole number from {least} to {most}; it is '{configuration[key]}'.");
        return orElse;
    }

    /// <summary>A list, as numbered keys or as one text with commas.</summary>
    public IReadOnlyList<T> List<T>(string key, string kind, SettingParser<T> parser)
    {
        var texts = configuration.GetSection(key).GetChildren().Select(child => child.Value).Prepend(configuration[key])
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var values = new List<T>();

        foreach (var text in texts)
        {
            if (parser(text, out var value))
            {
                values.Add(value);
            }
            else
            {
                Fail($"{key} must be {kind}; one is '{text}'.");
            }
        }

        return values;
    }

    /// <summary>Refuses keys of a section that nothing reads.</summary>
    public void Only(string section, params string[] known)
    {
        foreach (var key in configuration.GetSection(section).GetChildren().Select(child => child.Key).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            Fail($"There is no setting {section}:{key}; {(NearMiss.Of(key, known) is [var meant] ? $"did you mean {section}:{meant}?" : $"there is {string.Join(", ", known.Select(name => $"{section}:{name}"))}.")}");
        }
    }

    public void Fail(string fault) => Fault ??= fault;
}
