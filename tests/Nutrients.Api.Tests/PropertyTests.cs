using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Nutrients.Api.Tests;

/// <summary>What must hold of any meal, on the published data.</summary>
public sealed class PropertyTests(PublishedApi api)
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(40);

    private static readonly string[] Numbers = ["amount", "lowerBound", "upperBound", "min", "max", "sd"];

    private static readonly (string Nutrient, string From, string To, string Form)[] Conversions =
    [
        ("vitamin-d", "IU", "µg", ""), ("vitamin-d", "mg", "IU", ""), ("vitamin-d", "µg", "µg VDE", "calcidiol-monohydrate"), ("vitamin-a", "IU", "µg RAE", "retinol"), ("vitamin-a", "µg RAE", "mg", "dietary-beta-carotene"),
        ("vitamin-e", "IU", "mg alpha-tocopherol", "rrr-alpha-tocopherol"), ("vitamin-e", "mg alpha-TE", "mg alpha-tocopherol", ""), ("folate", "µg DFE", "µg", "folic-acid-with-food"), ("niacin", "mg NE", "g", "tryptophan"), ("calcium", "g", "mcg", ""),
    ];

    private readonly string[] _foods = [.. Get(api, "/v1/foods?limit=100&sort=name").Concat(Get(api, "/v1/foods?limit=100&tag=fermented")).Concat(Get(api, "/v1/foods?limit=100&category=vegetables")).Distinct(StringComparer.Ordinal)];

    private Arbitrary<Item[]> Meals => Gen.Choose(1, 6).SelectMany(Gen.Elements(_foods).SelectMany(food => Gen.Choose(1, 50_000), (food, hundredths) => new Item(food, hundredths / 100.0)).ArrayOf).ToArbitrary();

    [Fact]
    public void A_total_lies_within_its_bounds() => Prop.ForAll(Meals, meal => Totals(meal).Values.All(total =>
        total.LowerBound <= (total.Amount ?? total.LowerBound)
        && (total.Amount ?? total.LowerBound) <= (total.UpperBound ?? double.PositiveInfinity)
        && (total.Amount is null) == (total.Status is not "quantified"))).Check(Config);

    [Fact]
    public void Scaling_is_linear() => Prop.ForAll(Meals, Gen.Choose(1, 400).ToArbitrary(), (meal, percent) =>
    {
        var (once, scaled) = (Totals(meal), Totals([.. meal.Select(item => item with { Grams = item.Grams * percent / 100 })]));

        return once.All(pair => IsClose(scaled[pair.Key].LowerBound, pair.Value.LowerBound * percent / 100)
            && IsClose(scaled[pair.Key].UpperBound, pair.Value.UpperBound * percent / 100)
            && IsClose(scaled[pair.Key].Amount, pair.Value.Amount * percent / 100)
            && scaled[pair.Key].Status == pair.Value.Status
            && scaled[pair.Key].MissingFrom.SetEquals(pair.Value.MissingFrom));
    }).Check(Config);

    [Fact]
    public void Two_meals_come_to_the_sum_of_both() => Prop.ForAll(Meals, Meals, (first, second) =>
    {
        var (one, other, both) = (Totals(first), Totals(second), Totals([.. first, .. second]));

        return one.Keys.Intersect(other.Keys).All(nutrient => IsClose(both[nutrient].LowerBound, one[nutrient].LowerBound + other[nutrient].LowerBound)
            && IsClose(both[nutrient].UpperBound, one[nutrient].UpperBound + other[nutrient].UpperBound)
            && IsClose(both[nutrient].Amount, one[nutrient].Amount + other[nutrient].Amount));
    }).Check(Config);

    [Fact]
    public void Another_item_never_narrows_what_is_missing() => Prop.ForAll(Meals, Meals, (meal, more) =>
    {
        var (before, after) = (Totals(meal), Totals([.. meal, more[0]]));
        return before.All(pair => after[pair.Key].MissingFrom.IsSupersetOf(pair.Value.MissingFrom) && after[pair.Key].LowerBound >= pair.Value.LowerBound);
    }).Check(Config);

    /// <summary>Of whatever a food has no value, it changes no number: it is named, the amount is gone and the upper bound is open.</summary>
    [Fact]
    public void The_unknown_neither_lowers_nor_raises_a_total_and_is_never_silent() => Prop.ForAll(Meals, Gen.Elements(_foods).ToArbitrary(), (meal, food) =>
    {
        var known = Totals([new Item(food, 100)]).Where(pair => pair.Value.MissingFrom.Count == 0).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var (before, after) = (Totals(meal), Totals([.. meal, new Item(food, 100)]));

        return before.Where(pair => !known.Contains(pair.Key)).All(pair => IsClose(after[pair.Key].LowerBound, pair.Value.LowerBound)
            && after[pair.Key].Amount is null
            && after[pair.Key].UpperBound is null
            && after[pair.Key].MissingFrom.Contains(food));
    }).Check(Config);

    /// <summary>Amounts of a food in any grams are those of 100 g times as much, with the same status.</summary>
    [Fact]
    public void A_food_in_grams_is_a_food_in_100_grams_times_as_much() => Prop.ForAll(Gen.Elements(_foods).ToArbitrary(), Gen.Choose(1, 500_000).ToArbitrary(), (food, hundredths) =>
    {
        var grams = hundredths / 100.0;
        var (per100, scaled) = (Json(api.Get($"/v1/foods/{food}/nutrients")), Json(api.Get(string.Create(CultureInfo.InvariantCulture, $"/v1/foods/{food}/nutrients?grams={grams:0.##}"))));

        return per100["data"]!.AsArray().Zip(scaled["data"]!.AsArray()).All(pair => pair.First!["amount"]!["status"]!.ToString() == pair.Second!["amount"]!["status"]!.ToString()
            && Numbers.All(key => IsClose(pair.Second["amount"]![key]?.GetValue<double>(), pair.First["amount"]![key]?.GetValue<double>() * grams / 100)));
    }).Check(Config);

    /// <summary>There and back again, by whatever units and form the dataset has a factor for.</summary>
    [Fact]
    public void A_conversion_there_and_back_is_the_identity() => Prop.ForAll(Gen.Elements(Conversions).ToArbitrary(), Gen.Choose(1, 1_000_000_000).ToArbitrary(), (conversion, thousandths) =>
    {
        var (nutrient, from, to, form) = conversion;
        var (amount, of) = (thousandths / 1000.0, $"/v1/conversions?nutrientId={nutrient}{(form.Length == 0 ? "" : "&form=" + form)}");
        var there = Json(api.Get($"{of}&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&amount={Decimal(amount)}"))["to"]!["amount"]!.GetValue<double>();
        var back = Json(api.Get($"{of}&from={Uri.EscapeDataString(to)}&to={Uri.EscapeDataString(from)}&amount={Decimal(there)}"))["to"]!["amount"]!.GetValue<double>();

        return Math.Abs(back - amount) <= 1e-9 * amount;
    }).Check(Config);

    // As a query takes it: a decimal number without an exponent.
    private static string Decimal(double number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static bool IsClose(double? actual, double? expected) =>
        (actual is null) == (expected is null) && (actual is null || Math.Abs(actual.Value - expected!.Value) <= (1e-9 * Math.Abs(expected.Value)) + 1e-15);

    private static IEnumerable<string> Get(RunningApi api, string url) => Json(api.Get(url)).Each("id").OfType<string>();

    // FsCheck asks and waits; there is nobody else on this thread.
    private static JsonNode Json(Task<HttpResponseMessage> pending) => pending.Json().GetAwaiter().GetResult();

    private Dictionary<string, Total> Totals(IEnumerable<Item> meal)
    {
        var items = string.Join(',', meal.Select(item => string.Create(CultureInfo.InvariantCulture, $$"""{ "foodId": "{{item.FoodId}}", "grams": {{item.Grams}} }""")));

        return Json(api.Post("/v1/intake-analyses", $$"""{ "items": [ {{items}} ] }"""))["totals"]!.AsArray().ToDictionary(
            total => total!["nutrientId"]!.ToString(),
            total => new Total(
                total!["status"]!.ToString(),
                total["amount"]?.GetValue<double>(),
                total["lowerBound"]!.GetValue<double>(),
                total["upperBound"]?.GetValue<double>(),
                [.. total["missingFrom"]!.AsArray().Select(food => food!.ToString())]),
            StringComparer.Ordinal);
    }

    private sealed record Item(string FoodId, double Grams);

    private sealed record Total(string Status, double? Amount, double LowerBound, double? UpperBound, HashSet<string> MissingFrom);
}
