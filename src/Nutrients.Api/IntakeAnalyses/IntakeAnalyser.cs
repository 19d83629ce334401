using Nutrients.Api.Amounts;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Interactions;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>Adds up what foods hold, with what is not known of them, and compares it.</summary>
internal sealed class IntakeAnalyser(Dataset dataset, CompositionTable composition, ReferenceChooser chooser, InteractionQueries interactions)
{
    private static readonly string[] BySeverity = ["major", "moderate", "minor", "theoretical", "none"];

    public IntakeAnalysis Analyse(ReadIntake intake)
    {
        var foodIds = intake.Items.Select(item => item.FoodId).Distinct(StringComparer.Ordinal).ToArray();
        var nutrients = composition.Nutrients;
        var asked = (intake.NutrientIds ?? composition.Measured.Select(nutrient => nutrient.Id)).ToHashSet(StringComparer.Ordinal);
        var medications = intake.Medications.Select(medication => (Asked: medication, Taken: interactions.Taken(medication))).ToArray();
        var question = intake.Question;
        var references = question.Authority is null ? null : chooser.Choose(question, asked);
        var upperLevels = question.Authority is null ? null : chooser.Choose(question with { Type = "UL" }, asked);

        return new IntakeAnalysis
        {
            Authority = question.Authority,
            LifeStage = question.Authority is null ? null : new() { Sex = question.Sex!, AgeYears = question.AgeYears, AgeMonths = question.AgeMonths, Condition = question.Condition ?? "none" },
            Items = [.. intake.Items.Select(item => new AnalysedItem { FoodId = item.FoodId, FoodName = composition.Food(item.FoodId)!.Name, Grams = item.Grams, Portion = item.Portion, Quantity = item.Quantity })],
            Medications = [.. medications.Select(medication => new AnalysedMedication { Asked = medication.Asked, Substances = medication.Taken.Substances })],
            Totals = [.. nutrients.Where(nutrient => asked.Contains(nutrient.Id)).Select(nutrient => Total(nutrient, intake.Items, references?[nutrient.Id], upperLevels?[nutrient.Id]))],
            Interactions = [.. medications.SelectMany(medication => Triggered(medication.Asked, medication.Taken.Interactions, foodIds)).OrderBy(found => Array.IndexOf(BySeverity, found.Severity)).ThenBy(found => found.InteractionId, StringComparer.Ordinal)],
            DatasetVersion = dataset.Version,
        };
    }

    private IntakeTotal Total(NutrientLine nutrient, IReadOnlyList<EatenFood> items, ReferenceChoice? reference, ReferenceChoice? upperLevel)
    {
        var parts = items.Select(item => Part.Of(item, composition.Food(item.FoodId)!.AmountOf(nutrient))).ToArray();
        var lowerBound = parts.Sum(part => part.LowerBound);
        var upperBound = parts.Any(part => part.UpperBound is null) ? null : parts.Sum(part => part.UpperBound);
        var isQuantified = parts.All(part => part.Kind is PartKind.Number);
        var amount = isQuantified ? lowerBound : (double?)null;

        return new IntakeTotal
        {
            NutrientId = nutrient.Id,
            NutrientName = nutrient.Name,
            Unit = nutrient.Unit,
            Status = isQuantified ? "quantified" : parts.Any(part => part.Kind is PartKind.Missing or PartKind.Partial) ? "partial" : "bounded",
            Amount = amount,
            LowerBound = lowerBound,
            UpperBound = upperBound,
            MissingFrom = FoodsOf(PartKind.Missing),
            PartialFrom = FoodsOf(PartKind.Partial),
            BelowLimitFrom = FoodsOf(PartKind.BelowLimit),
            RangeFrom = FoodsOf(PartKind.Range),
            SourceIds = [.. parts.SelectMany(part => part.CitationIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Reference = reference is null ? null : new IntakeReference
            {
                Id = reference.Reference?.Id,
                Type = reference.Reference?.Type,
                Amount = reference.Reference?.Amount,
                Unit = reference.Reference?.Unit,
                Percent = reference.PercentOf(amount),
                PercentAtLeast = reference.PercentOf(lowerBound),
                PercentAtMost = reference.PercentOf(upperBound),
                Reason = reference.Reason ?? (amount is null ? ReferencePercent.AmountNotQuantified : null),
            },
            UpperLimit = upperLevel is null ? null : Compare(upperLevel, lowerBound, upperBound),
        };

        string[] FoodsOf(PartKind kind) => [.. parts.Where(part => part.Kind == kind).Select(part => part.FoodId).Distinct(StringComparer.Ordinal)];
    }

    private static IntakeUpperLimit Compare(ReferenceChoice level, double lowerBound, double? upperBound)
    {
        var (isAbove, isWithin) = (lowerBound > level.InUnit, upperBound <= level.InUnit);

        return new IntakeUpperLimit
        {
            Id = level.Reference?.Id,
            Amount = level.Reference?.Amount,
            Unit = level.Reference?.Unit,
            Exceeded = isAbove ? true : isWithin ? false : null,
            Reason = level.Reason ?? (isAbove || isWithin ? null : ReferencePercent.AmountNotQuantified),
        };
    }

    /// <summary>The interactions of which a food holds the nutrient, or may hold it for all that is known.</summary>
    private IEnumerable<TriggeredInteraction> Triggered(string medication, IReadOnlyList<Interaction> found, IReadOnlyList<string> foodIds) =>
        from interaction in found
        let below = Below(composition.Nutrient(interaction.NutrientId)!).ToArray()
        let known = foodIds.ToLookup(food => Holds(below.Select(composition.Food(food)!.AmountOf)))
        where known[true].Any() || known[null].Any()
        select new TriggeredInteraction
        {
            InteractionId = interaction.Id,
            TriggeredBy = medication,
            NutrientId = interaction.NutrientId,
            Kind = interaction.Kind,
            Other = interaction.Other,
            Direction = interaction.Direction,
            Severity = interaction.Severity,
            Effect = interaction.Effect,
            Advice = interaction.Advice,
            Note = interaction.Note,
            Foods = [.. known[true]],
            FoodsNotKnown = [.. known[null]],
        };

    /// <summary>The nutrient and all that is a form or a part of it.</summary>
    private IEnumerable<NutrientLine> Below(NutrientLine top) =>
        composition.Nutrients.Where(nutrient => nutrient.ParentId == top.Id).SelectMany(Below).Prepend(top);

    /// <summary>Whether a food holds a nutrient, by its amounts of it and its forms: true if any is there; false if one was looked for and is zero or below a limit; null if nothing is known, or only what is doubtful.</summary>
    private static bool? Holds(IEnumerable<Amount> amounts)
    {
        var known = amounts.Where(amount => amount.SourceId is not null).ToArray();
        return known.Any(amount => amount.Status is "trace" || (amount.Value ?? amount.Max ?? amount.LowerBound) > 0) ? true : known.Length > 0 ? false : null;
    }

    private enum PartKind
    {
        Number,
        Range,
        BelowLimit,
        Partial,
        Missing,
    }

    /// <summary>What one item adds to a total.</summary>
    private sealed record Part(string FoodId, PartKind Kind, double LowerBound, double? UpperBound, IReadOnlyList<string> CitationIds)
    {
        public static Part Of(EatenFood item, Amount per100G)
        {
            var amount = per100G.In(Measure.OfGrams(item.Grams));
            var citationIds = amount.CitationIds();

            return amount switch
            {
                { Value: { } number } => new(item.FoodId, PartKind.Number, number, number, citationIds),
                { Status: "quantified", Max: { } max } => new(item.FoodId, PartKind.Range, amount.Min ?? 0, max, citationIds),
                { Status: "partial" } => new(item.FoodId, PartKind.Partial, amount.LowerBound ?? 0, null, citationIds),
                { Status: "trace" or "below-loq" or "below-lod" } => new(item.FoodId, PartKind.BelowLimit, amount.LowerBound ?? 0, amount.UpperBound, citationIds),
                _ => new(item.FoodId, PartKind.Missing, 0, null, []),
            };
        }
    }
}
