namespace Nutrients.Compiler.Import;

/// <summary>How a value of FoodData Central came about, in the codes of this dataset.</summary>
internal sealed class FdcDerivations
{
    public const string Unknown = "unknown", AssumedZero = "assumed-zero";

    /// <summary>Values that a label gives as less, or more, than a number.</summary>
    public const string LessThan = "less-than", MoreThan = "more-than";

    private const string File = "food_nutrient_derivation.csv";

    private static readonly Dictionary<string, string> Meanings = new (string Meaning, string Codes)[]
    {
        ("analytical", "A AR DA JA MA PAK"),
        ("literature", "AI T"),
        ("calculated", "AS FLA FLC FLM JO LC LCCD LCCS LCGA LCGE LCGP LCSA LCSE MC ML NC NP NR PAE RA RC RF RK RKA RKI RP RPA RPI S"),
        ("imputed", "BD BFAN BFCN BFFN BFFY BFNN BFNY BFPN BFPY BFSN BFSY BFYN BFYY BFZN BFZY BNA CAAN CAFN CASN CAZN DI O PIE PIK"),
        (AssumedZero, "Z"),
        (LessThan, "LCGL LCSL"),
        (MoreThan, "LCSG"),
    }.SelectMany(meaning => meaning.Codes.Split(' '), (meaning, code) => (Code: code, meaning.Meaning)).ToDictionary(pair => pair.Code, pair => pair.Meaning, StringComparer.Ordinal);

    // The download of Foundation Foods uses three codes and does not bring the table that names them: analytical, summed, calculated.
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal) { ["1"] = "A", ["4"] = "AS", ["49"] = "NC" };

    public FdcDerivations(FdcReader reader)
    {
        if (reader.Download.Has(File))
        {
            _codes = reader.Names(File, "code");
        }
    }

    /// <summary>What a derivation means; <see cref="Unknown"/> if there is none, or none that is known here, which <paramref name="stranger"/> then names.</summary>
    public string MeaningOf(string id, out string? stranger)
    {
        stranger = null;

        if (id.Length == 0)
        {
            return Unknown;
        }

        var code = _codes.GetValueOrDefault(id);

        if (code is not null && Meanings.TryGetValue(code, out var meaning))
        {
            return meaning;
        }

        stranger = code ?? $"id {id}";
        return Unknown;
    }
}
