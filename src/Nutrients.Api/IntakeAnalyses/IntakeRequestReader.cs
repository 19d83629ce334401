using System.Text.Json;
using Nutrients.Api.Composition;
using Nutrients.Api.Data;
using Nutrients.Api.Foods;
using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.IntakeAnalyses;

/// <summary>An item with the grams that it comes to.</summary>
internal sealed record EatenFood(string FoodId, double Grams, Portion? Portion, double? Quantity);

/// <summary>A request that can be answered.</summary>
internal sealed record ReadIntake(IntakeReferenceQuestion Question, IReadOnlyList<string> Medications, IReadOnlyList<string>? NutrientIds, IReadOnlyList<EatenFood> Items);

/// <summary>Reads a request, with all its faults at once.</summary>
internal sealed class IntakeRequestReader(Dataset dataset, CompositionTable composition)
{
    private static readonly IntakeReferenceRules ReferenceRules = new();

    /// <summary>Null if the body has faults.</summary>
    public ReadIntake? Read(JsonBody body, HttpContext http)
    {
        if (body.Object(body.Root, "$", "authority", "lifeStage", "medications", "nutrientIds", "items") is not { } keys)
        {
            return null;
        }

        var question = ReadQuestion(body, keys, http);
        var medications = ReadMedications(body, keys);
        var nutrientIds = ReadNutrientIds(body, keys);
        var items = ReadItems(body, body.List(keys, "$", "items", 1, IntakeRequest.MostItems, orElse: "it lists what was eaten"));

        return body.Faults.Count > 0 ? null : new(question, medications, nutrientIds, items);
    }

    private static IntakeReferenceQuestion ReadQuestion(JsonBody body, Dictionary<string, JsonElement> keys, HttpContext http)
    {
        var before = body.Faults.Count;
        var person = keys.TryGetValue("lifeStage", out var lifeStage) ? body.Object(lifeStage, "$.lifeStage", "sex", "ageYears", "ageMonths", "condition") ?? [] : [];
        var question = new IntakeReferenceQuestion(
            body.Text(keys, "$", "authority"),
            Type: null,
            body.Text(person, "$.lifeStage", "sex"),
            body.Whole(person, "$.lifeStage", "ageYears"),
            body.Whole(person, "$.lifeStage", "ageMonths"),
            body.Text(person, "$.lifeStage", "condition"));

        // What could not be read is not also missing.
        if (body.Faults.Count == before)
        {
            body.Fail(QueryChecks.FaultsOf(ReferenceRules, question, http).Select(fault => fault with { Parameter = fault.Parameter == "authority" ? "$.authority" : "$.lifeStage." + fault.Parameter }));
        }

        return question;
    }

    private static List<string> ReadMedications(JsonBody body, Dictionary<string, JsonElement> keys)
    {
        var medications = new List<string>();

        foreach (var (element, path) in body.List(keys, "$", "medications", 0, IntakeRequest.MostMedications))
        {
            if (body.Text(element, path) is not { } text)
            {
                continue;
            }

            if (SearchText.Words(text).Count is 0 or > 8)
            {
                body.Fail(path, "invalid-value", $"{path} must be a name of one to eight words, or an ATC code, as B01AA03.");
            }
            else if (medications.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                body.Fail(path, "invalid-value", $"{path} names '{text}' a second time.");
            }

            medications.Add(text);
        }

        return medications;
    }

    private string[]? ReadNutrientIds(JsonBody body, Dictionary<string, JsonElement> keys)
    {
        if (!keys.ContainsKey("nutrientIds"))
        {
            return null;
        }

        var ids = new List<string>();

        foreach (var (element, path) in body.List(keys, "$", "nutrientIds", 1, IntakeRequest.MostNutrients))
        {
            if (body.Text(element, path) is not { } id)
            {
                continue;
            }

            if (!dataset.Vocabulary.Has(Vocabulary.Nutrient, id))
            {
                FailUnknown(body, path, Vocabulary.Nutrient, id);
            }
            else if (ids.Contains(id, StringComparer.Ordinal))
            {
                body.Fail(path, "invalid-value", $"{path} names '{id}' a second time.");
            }

            ids.Add(id);
        }

        return [.. ids];
    }

    private EatenFood[] ReadItems(JsonBody body, IReadOnlyList<(JsonElement Element, string Path)> items)
    {
        var read = items.Select(item => (item.Path, Keys: body.Object(item.Element, item.Path, "foodId", "grams", "portion", "quantity"))).Where(item => item.Keys is not null)
            .Select(item => (item.Path, Keys: item.Keys!, FoodId: body.Text(item.Keys!, item.Path, "foodId", orElse: "it names what was eaten")))
            .ToArray();

        return [.. read.Select(item => ReadItem(body, item.Keys, item.Path, item.FoodId)).OfType<EatenFood>()];
    }

    private EatenFood? ReadItem(JsonBody body, Dictionary<string, JsonElement> keys, string path, string? foodId)
    {
        var grams = body.Number(keys, path, "grams", IntakeItem.LeastGrams, IntakeItem.MostGrams);
        var position = body.Whole(keys, path, "portion");
        var quantity = body.Number(keys, path, "quantity", IntakeItem.LeastQuantity, IntakeItem.MostQuantity);
        var isKnown = foodId is not null && dataset.Vocabulary.Has(Vocabulary.Food, foodId);

        if (foodId is not null && !isKnown)
        {
            FailUnknown(body, path + ".foodId", Vocabulary.Food, foodId);
        }

        if (keys.ContainsKey("grams") == keys.ContainsKey("portion"))
        {
            body.Fail(path, "invalid-value", $"{path} needs either grams or portion{(keys.ContainsKey("grams") ? ", not both" : "")}.");
        }
        else if (keys.ContainsKey("quantity") && keys.ContainsKey("grams"))
        {
            body.Fail(path + ".quantity", "invalid-value", $"{path}.quantity is how many portions; it cannot be given with grams.");
        }
        else if (grams is not null && isKnown)
        {
            return new(foodId!, grams.Value, null, null);
        }
        else if (position is not null && isKnown)
        {
            var portion = composition.Food(foodId!)!.Portions.Find(portion => portion.Position == position);

            if (portion is not null)
            {
                return new(foodId!, portion.Grams * (quantity ?? 1), portion, quantity ?? 1);
            }

            body.Fail(path + ".portion", "unknown-id", FoodProblems.NoPortion(foodId!, position.Value, composition.Food(foodId!)!.Portions));
        }

        return null;
    }

    private void FailUnknown(JsonBody body, string path, string set, string id)
    {
        var near = NearMiss.Of(id, dataset.Vocabulary.AllOf(set));
        body.Fail(path, "unknown-id", $"{path}: there is no {set} '{Problems.Shortened(id)}'{(near is [var meant] ? $"; did you mean '{meant}'?" : ".")}");
    }
}
