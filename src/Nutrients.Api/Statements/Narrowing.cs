namespace Nutrients.Api.Statements;

/// <summary>SQL that narrows statements to a nutrient.</summary>
internal static class Narrowing
{
    /// <summary>What is said of the nutrient, of the forms below it, and of the vitamin that it is a form of; the parameter is @nutrientId, null for everything.</summary>
    public const string ToNutrient = "(@nutrientId IS NULL OR nutrient_id IN (SELECT kin_id FROM nutrient_kin WHERE nutrient_id = @nutrientId))";
}
