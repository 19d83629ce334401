using System.Text.RegularExpressions;

namespace Nutrients.Api.Citations;

/// <summary>An author in parts. The dataset writes a person as "Family, I. I." or "Family, I. I., Jr.", and as "Family, Given" where two authors share their initials; whatever else there is is the name of a body, commas and all.</summary>
/// <param name="Family">The family name, or the name of a body.</param>
/// <param name="Given">The initials, or a given name in full; null for a body.</param>
/// <param name="Suffix">Jr., Sr., II or III; null for most.</param>
internal sealed partial record Author(string Family, string? Given, string? Suffix)
{
    private const string Others = "et al.";

    /// <summary>The initials as Vancouver style writes them, with the suffix: "IM Jr".</summary>
    public string Initials => string.Concat((Given ?? "").Where(Given?.Contains('.', StringComparison.Ordinal) is true ? char.IsLetter : char.IsUpper)) + (Suffix is null ? "" : " " + Suffix.TrimEnd('.'));

    public static IEnumerable<Author> Of(IEnumerable<string> authors) =>
        authors.Where(author => author != Others).Select(author => Person().Match(author) is { Success: true } person
            ? new Author(person.Groups["family"].Value, person.Groups["given"].Value, person.Groups["suffix"] is { Success: true } suffix ? suffix.Value : null)
            : new Author(author, null, null));

    /// <summary>Whether the list was not seen whole.</summary>
    public static bool HasOthers(IReadOnlyList<string> authors) => authors.Contains(Others);

    [GeneratedRegex("^((?<family>[^,]+), (?<given>\\p{Lu}\\p{Ll}?\\.([ -]\\p{Lu}\\p{Ll}?\\.)*)(, (?<suffix>Jr\\.|Sr\\.|II|III))?|(?<family>[^, ]+), (?<given>\\p{Lu}\\p{Ll}+(-\\p{Lu}\\p{Ll}+)*))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Person();
}
