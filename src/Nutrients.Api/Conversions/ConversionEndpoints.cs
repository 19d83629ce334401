using Microsoft.AspNetCore.Http.HttpResults;
using Nutrients.Api.Http;

namespace Nutrients.Api.Conversions;

internal static class ConversionEndpoints
{
    public static void MapConversions(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/conversions", Convert)
            .WithTags("Conversions")
            .WithName("convert")
            .WithSummary("Convert an amount of a nutrient")
            .WithDescription(
                "The same amount in another unit: IU, RAE, DFE, NE and alpha-tocopherol equivalents by a factor of the nutrient, with its source, and masses by the prefixes of the gram. A factor holds both ways, and no two are chained: "
                + "no source gives the product. Where a factor depends on the chemical form, form must name it; where sources differ, the others stand in alternatives.")
            .WithRules(new ConversionRequestRules());

    private static Ok<Conversion> Convert([AsParameters] ConversionRequest request, ConversionQueries conversions)
    {
        var plan = ConversionPlan.Of(request, conversions);
        var (shown, from, to) = (plan.Links[0], plan.From!, plan.To!);

        // -0 is a way to write 0.
        var amount = Math.Abs(request.Amount!.Value);

        return TypedResults.Ok(new Conversion
        {
            NutrientId = request.NutrientId!,
            From = new Quantity { Amount = amount, Unit = from.Id, UcumUnit = from.Ucum },
            To = new Quantity { Amount = shown.Convert(amount), Unit = to.Id, UcumUnit = to.Ucum },
            Factor = shown.Factor,
            Form = shown.Stated?.Form,
            SourceId = shown.Stated?.SourceId,
            Note = shown.Stated?.Note,
            Stated = shown.Stated is { } factor ? AsStated(factor) : null,
            Alternatives = [.. plan.Links.Skip(1).Select(other => new AlternativeConversion
            {
                Amount = other.Convert(amount),
                Factor = other.Factor,
                SourceId = other.Stated!.SourceId,
                Note = other.Stated.Note,
                Stated = AsStated(other.Stated),
            })],
        });
    }

    private static StatedFactor AsStated(Factor factor) => new() { FromUnit = factor.From.Id, Factor = factor.Value, ToUnit = factor.To.Id };
}
