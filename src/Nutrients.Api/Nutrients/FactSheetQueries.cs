using Nutrients.Api.Citations;
using Nutrients.Api.Claims;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Functions;
using Nutrients.Api.Http;
using Nutrients.Api.Interactions;
using Nutrients.Api.ReferenceIntakes;

namespace Nutrients.Api.Nutrients;

/// <summary>What expand adds to a nutrient: the same items as the lists below it give, all of them at once.</summary>
internal sealed class FactSheetQueries(
    NutrientQueries nutrients, FunctionQueries functions, DeficiencyQueries deficiencies, InteractionQueries interactions, ReferenceIntakeQueries intakes, ClaimQueries claims, NutrientCitationQueries citations)
{
    /// <param name="id">The nutrient.</param>
    /// <param name="expand">What to add: words of <see cref="NutrientExpansion"/>.</param>
    public NutrientDetail? Find(string id, IReadOnlySet<string> expand) => nutrients.Find(id) is not { } nutrient ? null : nutrient with
    {
        Forms = expand.Contains("forms") ? nutrients.FormsOf(id) : null,
        Functions = expand.Contains("functions") ? functions.List(new(id, Limit: IPaged.All), after: null) : null,
        Deficiencies = expand.Contains("deficiencies") ? deficiencies.List(new(id, Limit: IPaged.All), after: null) : null,
        Interactions = expand.Contains("interactions") ? interactions.List(new(id, Limit: IPaged.All), after: null) : null,
        ReferenceIntakes = expand.Contains("referenceIntakes") ? [.. intakes.List(new(id, Limit: IPaged.All), after: null).Select(row => row.Intake)] : null,
        Claims = expand.Contains("claims") ? claims.List(new(id, Limit: IPaged.All), after: null) : null,
        Citations = expand.Contains("citations") ? [.. citations.List(id, new CitationFilter(), after: null).Where(citation => citation.StatementCount + citation.ReferenceIntakeCount + citation.ConversionCount > 0).Select(citation => CitationSummary.Of(citation.Source))] : null,
    };
}
