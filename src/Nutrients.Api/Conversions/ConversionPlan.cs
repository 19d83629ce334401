using System.Globalization;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Conversions;

/// <summary>How to convert what was asked for, or why it cannot be done.</summary>
internal sealed class ConversionPlan
{
    private readonly List<Fault> _faults = [];

    private ConversionPlan(Unit? from, Unit? to) => (From, To) = (from, to);

    public IReadOnlyList<Fault> Faults => _faults;

    public Unit? From { get; }

    public Unit? To { get; }

    /// <summary>The way to show, and what other sources say; empty if there is a fault or something is missing.</summary>
    public IReadOnlyList<Link> Links { get; private set; } = [];

    public static ConversionPlan Of(ConversionRequest request, ConversionQueries conversions)
    {
        var plan = new ConversionPlan(conversions.Units.Find(request.From), conversions.Units.Find(request.To));
        var own = conversions.OwnUnit(request.NutrientId);
        var factors = own is null ? [] : conversions.FactorsOf(request.NutrientId!);
        Unit[] units = own is null ? [] : [.. factors.SelectMany(factor => new[] { factor.From, factor.To }).Append(own).DistinctBy(unit => unit.Kind)];

        plan.CheckUnit("from", request.From, plan.From, request.NutrientId, units, conversions);
        plan.CheckUnit("to", request.To, plan.To, request.NutrientId, units, conversions);

        if (own is not null)
        {
            plan.CheckForm(request, factors);
        }

        if (own is not null && plan is { From: { } from, To: { } to, _faults.Count: 0 })
        {
            plan.Link(request, factors, from, to);
        }

        return plan;
    }

    private void CheckUnit(string parameter, string? given, Unit? unit, string? nutrientId, Unit[] units, ConversionQueries conversions)
    {
        if (string.IsNullOrWhiteSpace(given) || (unit is not null && (units.Length == 0 || units.Any(known => known.Kind == unit.Kind))))
        {
            return;
        }

        var there = units.Length == 0 ? $"there is {string.Join(", ", conversions.Units.Ids)}."
            : $"{nutrientId} has {string.Join(", ", units.Select(known => known.Id).Order(StringComparer.Ordinal))}"
                + (units.Any(known => known.IsMass) ? $" (masses also in {string.Join(", ", UnitText.Masses.Select(mass => mass.Name))})" : "")
                + (units.Length == 1 ? ", and this dataset has no factor from it to another unit." : ".");

        Fail(parameter, unit is null ? "unknown-unit" : "no-conversion", $"{parameter}: '{Problems.Shortened(given)}' is no unit of {(unit is null ? "this dataset" : nutrientId)}; {there}");
    }

    private void CheckForm(ConversionRequest request, IReadOnlyList<Factor> factors)
    {
        if (request.Form is not { } form || factors.Any(factor => factor.Form == form))
        {
            return;
        }

        string[] known = [.. FormsOf(factors)];
        var near = NearMiss.Of(form, known, most: 3);

        Fail("form", "unknown-id", known.Length == 0
            ? $"form: no factor of {request.NutrientId} is for one form alone; leave form out."
            : $"form: {request.NutrientId} has no factor for '{Problems.Shortened(form)}'; {(near.Count > 0 ? $"did you mean {string.Join(" or ", near.Select(meant => $"'{meant}'"))}?" : $"there is {string.Join(", ", known)}.")}");
    }

    private void Link(ConversionRequest request, IReadOnlyList<Factor> factors, Unit from, Unit to)
    {
        if (from.Kind == to.Kind)
        {
            if (request.SourceId is { } source)
            {
                Fail("sourceId", "no-conversion", $"sourceId: {from.Id} and {to.Id} are converted without a factor, so that '{source}' has none; leave sourceId out.");
            }

            Links = [Conversions.Link.Between(from, to)];
            return;
        }

        var between = factors.Where(factor => factor.Connects(from.Kind, to.Kind)).ToArray();

        if (between.Length == 0)
        {
            Fail("to", "no-conversion", $"to: {request.NutrientId} has no factor between {from.Id} and {to.Id}; {WaysFrom(from, factors)}.");
            return;
        }

        var ofForm = between.Where(factor => factor.Form is not null && factor.Form == request.Form).ToArray();
        var chosen = ofForm.Length > 0 || request.Form is not null ? ofForm : [.. between.Where(factor => factor.Form is null)];

        if (chosen.Length == 0 && between.All(factor => factor.Form is null))
        {
            Fail("form", "no-conversion", $"form: {request.NutrientId} has no factor between {from.Id} and {to.Id} for '{request.Form}'; the one without a form is not said to hold for it.");
            return;
        }

        if (chosen.Length == 0)
        {
            Fail("form", request.Form is null ? "missing-parameter" : "no-conversion", request.Form is null
                ? $"form is missing; 1 {from.Id} is, by form: {FactorsByForm(between, from, to)}."
                : $"form: {request.NutrientId} has no factor between {from.Id} and {to.Id} for '{request.Form}'; 1 {from.Id} is, by form: {FactorsByForm(between, from, to)}.");
            return;
        }

        if (request.SourceId is not null && chosen.All(factor => factor.SourceId != request.SourceId))
        {
            Fail("sourceId", "no-conversion", $"sourceId: '{request.SourceId}' has no factor between {from.Id} and {to.Id}{(chosen[0].Form is { } form ? $" for {form}" : "")}; {string.Join(", ", chosen.Select(factor => factor.SourceId).Order(StringComparer.Ordinal))} {(chosen.Length == 1 ? "has" : "have")}.");
            return;
        }

        Link[] ranked =
        [
            .. chosen.Select(factor => Conversions.Link.By(factor, from, to))
                .OrderBy(link => link.Stated!.SourceId != request.SourceId)
                .ThenBy(link => link.Stated!.Note is not null)
                .ThenBy(link => link.IsReciprocal)
                .ThenBy(link => link.Stated!.SourceId, StringComparer.Ordinal),
        ];

        // Nothing but the alphabet would choose.
        if (request.SourceId is null && ranked is [var first, var second, ..] && (first.Stated!.Note is null) == (second.Stated!.Note is null) && Math.Abs(first.Factor - second.Factor) > 1e-9 * first.Factor)
        {
            Fail("sourceId", "missing-parameter", $"sourceId is missing; the sources differ: 1 {from.Id} is {string.Join(", ", ranked.Select(link => string.Create(CultureInfo.InvariantCulture, $"{link.Factor} {to.Id} by {link.Stated!.SourceId}")))}.");
            return;
        }

        Links = ranked;
    }

    /// <summary>The units that one factor leads to, each with the forms that it does so for.</summary>
    private static string WaysFrom(Unit from, IReadOnlyList<Factor> factors)
    {
        var ways = factors.Where(factor => factor.From.Kind == from.Kind || factor.To.Kind == from.Kind)
            .GroupBy(factor => factor.From.Kind == from.Kind ? factor.To.Id : factor.From.Id, StringComparer.Ordinal)
            .OrderBy(way => way.Key, StringComparer.Ordinal)
            .Select(way => way.Any(factor => factor.Form is null) ? way.Key : $"{way.Key} (for a form: {string.Join(", ", FormsOf(way))})")
            .ToArray();

        return ways.Length == 0 ? $"from {from.Id} there is none" : $"from {from.Id} there is one to {string.Join(", ", ways)}";
    }

    private static string FactorsByForm(IEnumerable<Factor> between, Unit from, Unit to) =>
        string.Join(", ", between.GroupBy(factor => factor.Form, StringComparer.Ordinal).OrderBy(form => form.Key, StringComparer.Ordinal)
            .Select(form => $"{form.Key} {string.Join(" or ", form.Select(factor => Conversions.Link.By(factor, from, to).Factor).Distinct().Select(factor => factor.ToString(CultureInfo.InvariantCulture)))} {to.Id}"));

    private static IEnumerable<string> FormsOf(IEnumerable<Factor> factors) => factors.Select(factor => factor.Form).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private void Fail(string parameter, string code, string detail) => _faults.Add(new(parameter, code, detail));
}
