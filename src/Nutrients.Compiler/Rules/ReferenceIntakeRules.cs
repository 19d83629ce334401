using FluentValidation;

namespace Nutrients.Compiler.Rules;

internal sealed class ReferenceIntakeRules : AbstractValidator<ReferenceIntakeRow>
{
    /// <summary>Those of which the compiler knows what columns they fill.</summary>
    public static readonly string[] Statuses = ["value", "increment", "superseded", "not-determinable", "not-set"];

    private const int MostMonths = 1440;

    public ReferenceIntakeRules(Known known)
    {
        RuleFor(row => row.NutrientId).IsRequired().IsNutrient(known);
        RuleFor(row => row.Authority).IsRequired().IsOneOf(known.Vocabulary("authority"), "authority");
        RuleFor(row => row.Type).IsRequired().IsOneOf(known.Vocabulary("reference-intake-type"), "reference-intake-type");
        RuleFor(row => row.Condition).IsRequired().IsOneOf(known.Vocabulary("condition"), "condition");
        RuleFor(row => row.Sex).IsRequired().IsOneOf(known.Vocabulary("sex"), "sex");
        RuleFor(row => row.Scope).IsRequired().IsOneOf(known.Vocabulary("reference-intake-scope"), "reference-intake-scope");
        RuleFor(row => row.Qualifiers).AreAllOf(known.Vocabulary("reference-intake-qualifier"), "reference-intake-qualifier");
        RuleFor(row => row.AgeFrom).IsRequired().IsNumber(0, MostMonths, whole: true);
        RuleFor(row => row.AgeTo).IsNumber(1, MostMonths, whole: true)
            .Finds(Codes.Bounds, (row, to) => row.AgeFrom.Number() >= to.Number() ? $"'{to}' must be more than ageFrom '{row.AgeFrom}': a band ends before that month" : null);
        RuleFor(row => row.Status).IsRequired().IsOneOf(known.Vocabulary("reference-intake-status"), "reference-intake-status")
            .Finds(Codes.Status, (row, _) => StatusProblem(row));
        RuleFor(row => row.Amount).IsNumber(0, 1e6);
        RuleFor(row => row.Unit).IsUnit(known);
        RuleFor(row => row.SourceId).IsRequired().IsSource(known);
        RuleFor(row => row.Evidence).IsRequired().IsOneOf(known.Vocabulary("reference-intake-evidence"), "reference-intake-evidence");
    }

    private static string? StatusProblem(ReferenceIntakeRow row) => row.Status switch
    {
        "value" or "increment" or "superseded" when row.Amount.Length == 0 || row.Unit.Length == 0 => $"'{row.Status}' needs an amount and its unit",
        "not-determinable" or "not-set" when row.Amount.Length + row.Unit.Length > 0 => $"'{row.Status}' has no amount and no unit",
        _ => null,
    };
}

/// <summary>The age bands of one reference intake follow each other: a person is in one of them, and none of them is missing between others.</summary>
internal static class AgeBandChecks
{
    public static IEnumerable<Finding> Run(Tables tables) =>
        tables.ReferenceIntakes
            .GroupBy(row => (row.NutrientId, row.Authority, row.Type, row.Condition, row.Scope, row.Qualifiers, IsSuperseded: row.Status == "superseded"))
            .Where(bands => bands.All(row => row.AgeFrom.Number() is not null && (row.AgeTo.Length == 0 || row.AgeTo.Number() is not null)))
            .SelectMany(bands => bands.GroupBy(row => row.Sex).SelectMany(ofSex => Findings([.. ofSex.OrderBy(row => row.AgeFrom.Number())])).Concat(OfBothAndOfOne(bands)));

    /// <summary>What holds for any sex leaves no room for a value of one sex.</summary>
    private static IEnumerable<Finding> OfBothAndOfOne(IEnumerable<ReferenceIntakeRow> bands) =>
        from ofOne in bands
        where ofOne.Sex != "any"
        from ofBoth in bands
        where ofBoth.Sex == "any" && ofOne.AgeFrom.Number() < EndOf(ofBoth) && ofBoth.AgeFrom.Number() < EndOf(ofOne)
        select ofOne.Finding(Codes.AgeBands, $"sex '{ofOne.Sex}' has a value of its own within the band of line {ofBoth.Line}, which holds for any");

    private static IEnumerable<Finding> Findings(ReferenceIntakeRow[] bands)
    {
        var furthest = bands[0];

        foreach (var band in bands.Skip(1))
        {
            var (end, begin) = (EndOf(furthest), band.AgeFrom.Number()!.Value);

            // Two lines of the same age are the same line twice, which is found as such.
            if (begin < end && begin != furthest.AgeFrom.Number())
            {
                yield return band.Finding(Codes.AgeBands, $"ageFrom '{band.AgeFrom}' is within the band of line {furthest.Line}, which {(furthest.AgeTo.Length == 0 ? "has no end" : $"ends at '{furthest.AgeTo}'")}");
            }

            if (begin > end)
            {
                yield return band.Finding(Codes.AgeBands, $"ageFrom '{band.AgeFrom}' leaves a gap: the band of line {furthest.Line} ends at '{furthest.AgeTo}'; a value that was not set is a line of its own");
            }

            furthest = EndOf(band) > end ? band : furthest;
        }
    }

    private static double EndOf(ReferenceIntakeRow band) => band.AgeTo.Number() ?? double.PositiveInfinity;
}
