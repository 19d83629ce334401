using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>Something wrong with the text of the dataset, where an editor can jump to it.</summary>
/// <param name="File">The file, as <c>data/foods.tsv</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Code">What kind of finding; <c>data/README.md</c> lists them.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record Finding(string File, int Line, string Code, string Message)
{
    // MSBuild's canonical form: the IDE and CI show it as an error at that line.
    public override string ToString() => $"{File}({Line}): error {Code}: {Message}";

    /// <summary>A hint for a message: the known word that was probably meant, if one is near.</summary>
    public static string Suggest(string word, IEnumerable<string> known) =>
        NearMiss.Of(word, known) is [var near] ? $"; did you mean '{near}'?" : "";
}

internal static class RowFindings
{
    public static Finding Finding(this Row row, string code, string message) => new(row.File, row.Line, code, message);
}

/// <summary>The kinds of findings. A number, once given, keeps its meaning.</summary>
internal static class Codes
{
    public const string File = "NUT0001";
    public const string Header = "NUT0002";
    public const string Fields = "NUT0003";
    public const string Text = "NUT0004";
    public const string Order = "NUT0005";
    public const string Duplicate = "NUT0006";
    public const string Reference = "NUT0007";
    public const string Vocabulary = "NUT0008";
    public const string Number = "NUT0009";
    public const string Range = "NUT0010";
    public const string Unit = "NUT0011";
    public const string Required = "NUT0012";
    public const string Id = "NUT0013";
    public const string Status = "NUT0014";
    public const string Bounds = "NUT0015";
    public const string FormsExceedTotal = "NUT0016";
    public const string Energy = "NUT0017";
    public const string NeedlessException = "NUT0018";
    public const string Identifier = "NUT0019";
    public const string Tree = "NUT0020";
    public const string Unused = "NUT0021";
    public const string Proximates = "NUT0022";
    public const string Copy = "NUT0023";
    public const string Sequence = "NUT0024";
    public const string Encoding = "NUT0025";
    public const string Uncited = "NUT0026";
    public const string Stance = "NUT0027";
    public const string AgeBands = "NUT0028";
    public const string Lonely = "NUT0029";
    public const string Conversion = "NUT0030";
}
