using System.Text.RegularExpressions;
using Nutrients.Api.Amounts;
using Nutrients.Api.Data;
using Nutrients.Api.Http;
using Nutrients.Api.Interactions;
using Nutrients.Api.Measures;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>Adds up what foods hold, with what is not known of them, and compares it.</summary>
internal sealed partial class IntakeAnalyser(Dataset dataset, IntakeQueries queries, ReferenceChooser chooser, InteractionQueries interactions)
{
    private static readonly string[] BySeverity = ["major", "moderate", "minor", "theoretical", "none"];

    public IntakeAnalysis Analyse(ReadIntake intake)
    {
        var foodIds = intake.Items.Select(item => item.FoodId).Distinct(StringComparer.Ordinal).ToArray();
        var names = queries.FoodNames(foodIds);
        var amounts = queries.Amounts(foodIds);
        var nutrients = queries.Nutrients();
        var valued = amounts.Keys.Select(key => key.NutrientId).ToHashSet(StringComparer.Ordinal);
        var asked = intake.NutrientIds?.ToHashSet(StringComparer.Ordinal) ?? valued;
        var question = intake.Question;
        var references = question.Authority is null ? null : chooser.Choose(question, asked);
        var upperLevels = question.Authority is null ? null : chooser.Choose(question with { Type = "UL" }, asked);

        return new IntakeAnalysis
        {
            Authority = question.Authority,
            LifeStage = question.Authority is null ? null : new() { Sex = question.Sex!, AgeYears = question.AgeYears, AgeMonths = question.AgeMonths, Condition = question.Condition ?? "none" },
            Items = [.. intake.Items.Select(item => new AnalysedItem { FoodId = item.FoodId, FoodName = names[item.FoodId], Grams = item.Grams, Portion = item.Portion, Quantity = item.Quantity })],
            Medications = [.. intake.Medications.Select(medication => new AnalysedMedication { Asked = medication, Substances = interactions.Matched(FilterOf(medication))! })],
            Totals = [.. nutrients.Where(nutrient => asked.Contains(nutrient.Id)).Select(nutrient => Total(nutrient, intake.Items, amounts, references?[nutrient.Id], upperLevels?[nutrient.Id]))],
            Interactions = [.. intake.Medications.SelectMany(medication => Triggered(medication, foodIds, amounts, nutrients)).OrderBy(found => Array.IndexOf(BySeverity, found.Severity)).ThenBy(found => found.InteractionId, StringComparer.Ordinal)],
            DatasetVersion = dataset.Version,
        };
    }

    private static IntakeTotal Total(NutrientInTree nutrient, IReadOnlyList<EatenFood> items, IReadOnlyDictionary<(string, string), Amount> amounts, ReferenceChoice? reference, ReferenceChoice? upperLevel)
    {
        var parts = items.Select(item => Part.Of(item, amounts.GetValueOrDefault((item.FoodId, nutrient.Id)))).ToArray();
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

    private IEnumerable<TriggeredInteraction> Triggered(string medication, IReadOnlyList<string> foodIds, IReadOnlyDictionary<(string, string), Amount> amounts, IReadOnlyList<NutrientInTree> nutrients) =>
        from interaction in interactions.List(FilterOf(medication), after: null)
        let foods = foodIds.Where(food => Below(interaction.NutrientId, nutrients).Any(nutrient => amounts.TryGetValue((food, nutrient), out var amount) && IsThere(amount))).ToArray()
        where foods.Length > 0
        select new TriggeredInteraction
        {
            InteractionId = interaction.Id,
            TriggeredBy = medication,
            NutrientId = interaction.NutrientId,
            Severity = interaction.Severity,
            Effect = interaction.Effect,
            Advice = interaction.Advice,
            Foods = foods,
        };

    /// <summary>The nutrient and all that is a form or a part of it.</summary>
    private static IEnumerable<string> Below(string id, IReadOnlyList<NutrientInTree> nutrients) =>
        nutrients.Where(nutrient => nutrient.ParentId == id).SelectMany(nutrient => Below(nutrient.Id, nutrients)).Prepend(id);

    private static bool IsThere(Amount amount) => amount.Status is "trace" || (amount.Value ?? amount.Max ?? amount.LowerBound) > 0;

    private static InteractionFilter FilterOf(string medication) =>
        AtcCode().IsMatch(medication) ? new(Atc: medication, Limit: IPaged.All) : new(Drug: medication, Limit: IPaged.All);

    // Of the fourth or fifth level: "B12" is the name of a vitamin, and the code of nothing.
    [GeneratedRegex("^[A-Z][0-9]{2}[A-Z]{2}([0-9]{2})?\\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtcCode();

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
        public static Part Of(EatenFood item, Amount? per100G)
        {
            var amount = per100G?.In(Measure.OfGrams(item.Grams));
            var citationIds = amount?.CitationIds() ?? [];

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
