using FluentValidation;
using FluentValidation.Results;
using Nutrients.Api.Data;
using Nutrients.Api.Http;

namespace Nutrients.Api.Conversions;

/// <summary>What to convert.</summary>
/// <param name="NutrientId">The nutrient, whose factors are used and no other's.</param>
/// <param name="Amount">How many of the unit of from: a decimal number from 0 to 1000000000000.</param>
/// <param name="From">The unit to convert from: IU, or a mass in kg, g, mg, µg (ug, mcg) or ng, with what it is a mass of, as µg DFE or mg alpha-TE; UCUM's spelling will do too, as ug{DFE}.</param>
/// <param name="To">The unit to convert to, spelt in the same ways.</param>
/// <param name="Form">The chemical form, such as retinol: needed where all factors between the two units hold for one form each. Where one holds for every form, it is used, and the form of the answer is null.</param>
/// <param name="SourceId">The source whose factor to use, where several have one; the others then stand in alternatives.</param>
internal sealed record ConversionRequest(string? NutrientId, double? Amount, string? From, string? To, string? Form, string? SourceId);

internal sealed class ConversionRequestRules : AbstractValidator<ConversionRequest>
{
    public ConversionRequestRules()
    {
        RuleFor(request => request.NutrientId).IsRequired("give the id of a nutrient, as vitamin-d").AreIn(Vocabulary.Nutrient, most: 1);
        RuleFor(request => request.Amount).IsRequired("give a decimal number, as 400").IsBetween(0, 1e12);
        IsPlanned(RuleFor(request => request.From).IsRequired("give the unit to convert from, as IU").IsAtMost(40));
        IsPlanned(RuleFor(request => request.To).IsRequired("give the unit to convert to, as µg").IsAtMost(40));
        IsPlanned(RuleFor(request => request.Form).IsAtMost(64));
        IsPlanned(RuleFor(request => request.SourceId).AreIn(Vocabulary.Source, most: 1));

        // A plan can fail at several parameters. Each is told of its own, after what is wrong with it by itself.
        void IsPlanned(IRuleBuilder<ConversionRequest, string?> parameter) => parameter.Custom((_, context) =>
        {
            var conversions = QueryChecks.ServicesOf(context).GetRequiredService<ConversionQueries>();

            foreach (var fault in ConversionPlan.Of(context.InstanceToValidate, conversions).Faults.Where(fault => fault.Parameter.Equals(context.PropertyPath, StringComparison.OrdinalIgnoreCase)))
            {
                context.AddFailure(new ValidationFailure(context.PropertyPath, fault.Detail) { ErrorCode = fault.Code });
            }
        });
    }
}
