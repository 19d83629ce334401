namespace Nutrients.Compiler;

/// <summary>A command line: words in their order, and options, each with a folder after it.</summary>
internal sealed record Arguments(string[] Words, ILookup<string, string> Options)
{
    /// <summary>The command line, or what is wrong with it.</summary>
    public static (Arguments? Arguments, string? Problem) Of(string[] args, params string[] known)
    {
        var words = new List<string>();
        var options = new List<(string Name, string Folder)>();

        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
            }
            else if (!known.Contains(args[i]))
            {
                return (null, known.Length == 0 ? $"There is no option '{args[i]}'." : $"There is no option '{args[i]}'; there is {string.Join(" and ", known)}.");
            }
            else if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                return (null, $"{args[i]} needs a folder after it.");
            }
            else
            {
                options.Add((args[i], args[++i]));
            }
        }

        return (new Arguments([.. words], options.ToLookup(option => option.Name, option => option.Folder, StringComparer.Ordinal)), null);
    }
}
