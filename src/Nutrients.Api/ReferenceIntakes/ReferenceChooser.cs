using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>Finds the one reference intake that amounts of a nutrient may be compared with, or the reason why there is none.</summary>
internal sealed class ReferenceChooser(Dataset dataset)
{
    // Its own first, then those of the vitamins that it is a form of.
    private const string OfPersonSql = $"""
        WITH RECURSIVE above (nutrient_id, ancestor_id, depth) AS (
            SELECT value, value, 0 FROM json_each(@nutrientIds)
            UNION ALL
            SELECT a.nutrient_id, n.parent_id, a.depth + 1
            FROM above a
            JOIN nutrient n ON n.id = a.ancestor_id
            JOIN nutrient_kin k ON k.nutrient_id = a.nutrient_id AND k.kin_id = n.parent_id
        )
        SELECT above.nutrient_id, own.unit, above.depth, {ReferenceIntakeQueries.Columns}
        FROM above
        JOIN nutrient own ON own.id = above.nutrient_id
        JOIN reference_intake r ON r.nutrient_id = above.ancestor_id
        JOIN source s ON s.id = r.source_id
        WHERE r.authority = @authority AND r.condition IN (@condition, 'none') AND r.sex IN (@sex, 'any') AND r.age_from <= @months AND (r.age_to IS NULL OR r.age_to > @months)
          AND r.status <> 'superseded' AND (@type IS NULL AND r.type IN ('RDA', 'PRI', 'DV', 'AI', 'SI') OR r.type = @type)
        ORDER BY above.nutrient_id, above.depth, r.condition <> @condition, CASE r.type WHEN 'AI' THEN 1 WHEN 'SI' THEN 1 ELSE 0 END, r.number
        """;

    /// <summary>What a scope says of the only form that counts, where that form is a nutrient with amounts in the same unit.</summary>
    private static readonly Dictionary<string, string> FormOfScope = new(StringComparer.Ordinal) { ["phylloquinone-only"] = "vitamin-k1", ["preformed-niacin-only"] = "niacin" };

    /// <summary>The choice for each nutrient; the type asked for, else what is to be reached (RDA, PRI or DV, else AI or SI).</summary>
    public IReadOnlyDictionary<string, ReferenceChoice> Choose(IReferenceQuestion question, IEnumerable<string> nutrientIds)
    {
        var ids = nutrientIds.ToArray();
        var found = dataset.Query(
            OfPersonSql,
            static (ref row) => new Candidate(row.Text(), row.Text(), row.Whole(), ReferenceIntakeQueries.Read(ref row).Intake),
            ("@nutrientIds", ids.AsJson()), ("@authority", question.Authority), ("@type", question.Type), ("@sex", question.Sex), ("@condition", question.Condition ?? "none"),
            ("@months", question.AgeMonths ?? (12 * question.AgeYears))).ToLookup(candidate => candidate.NutrientId, StringComparer.Ordinal);

        return ids.ToDictionary(id => id, id => Choose(id, question.Condition, [.. found[id]]), StringComparer.Ordinal);
    }

    private static ReferenceChoice Choose(string nutrientId, string? condition, Candidate[] candidates)
    {
        if (candidates is not [var first, ..])
        {
            return ReferenceChoice.None;
        }

        // The first is of the nearest nutrient and of the best type; the others of both are its variants.
        Candidate[] variants = [.. candidates.Where(candidate => candidate.Depth == first.Depth && candidate.Intake.Type == first.Intake.Type && candidate.Intake.Condition == first.Intake.Condition)];
        Candidate[] unqualified = [.. variants.Where(candidate => candidate.Intake is { Qualifiers.Count: 0, Status: not "increment" })];

        return (variants, unqualified) switch
        {
            _ when first.Intake.Condition != (condition ?? "none") =>
                new(variants is [_] ? first.Intake : null, variants.Any(candidate => Counts(nutrientId, candidate)) ? ReferencePercent.OtherCondition : ReferencePercent.AnotherForm, null),
            ([var only], []) => new(only.Intake, ReferencePercent.NeedsQualifier, null),
            (_, []) => new(null, ReferencePercent.NeedsQualifier, null),
            (_, [var only]) => Compare(nutrientId, only),
            _ => unqualified.FirstOrDefault(candidate => Counts(nutrientId, candidate)) is { } own ? Compare(nutrientId, own) : new(null, ReferencePercent.AnotherForm, null),
        };
    }

    private static ReferenceChoice Compare(string nutrientId, Candidate candidate)
    {
        var (intake, inUnit) = (candidate.Intake, InUnit(candidate));
        var reason = intake.Scope is "supplements-only" or "supplements-and-fortified-foods-only" ? ReferencePercent.SupplementsOnly
            : !Counts(nutrientId, candidate) ? ReferencePercent.AnotherForm
            : intake.Status is "not-determinable" or "not-set" ? intake.Status
            : inUnit is not null ? null
            : intake.Unit!.Contains('/', StringComparison.Ordinal) || intake.Unit == "E%" ? ReferencePercent.NeedsQualifier
            : ReferencePercent.OtherUnit;

        return new(intake, reason, reason is null ? inUnit : null);
    }

    /// <summary>Whether the whole amount of the nutrient counts, and nothing that is no part of it.</summary>
    private static bool Counts(string nutrientId, Candidate candidate) =>
        candidate.Intake.Scope == "total-intake" ? candidate.Depth == 0 : FormOfScope.GetValueOrDefault(candidate.Intake.Scope) == nutrientId;

    /// <summary>The amount in the nutrient's own unit, which differs by no more than the multiple of the gram.</summary>
    private static double? InUnit(Candidate candidate) =>
        candidate.Intake.Unit == candidate.Unit ? candidate.Intake.Amount
        : UnitText.Split(candidate.Intake.Unit ?? "") is ({ } from, "") && UnitText.Split(candidate.Unit) is ({ } to, "") ? from.Exponent >= to.Exponent ? candidate.Intake.Amount * Math.Pow(10, from.Exponent - to.Exponent) : candidate.Intake.Amount / Math.Pow(10, to.Exponent - from.Exponent)
        : null;

    private sealed record Candidate(string NutrientId, string Unit, long Depth, ReferenceIntake Intake);
}
