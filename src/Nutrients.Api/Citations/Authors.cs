namespace Nutrients.Api.Citations;

/// <summary>An author in parts. The dataset writes "Family, I. I."; a body has no comma.</summary>
internal sealed record Author(string Family, string? Given)
{
    private const string Others = "et al.";

    public static IEnumerable<Author> Of(IEnumerable<string> authors) =>
        authors.Where(author => author != Others).Select(author => author.Split(", ", 2) is [var family, var given] ? new Author(family, given) : new Author(author, null));

    /// <summary>Whether the list was not seen whole.</summary>
    public static bool HasOthers(IReadOnlyList<string> authors) => authors.Contains(Others);
}
