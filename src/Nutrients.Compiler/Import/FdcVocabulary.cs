using System.Text.RegularExpressions;

namespace Nutrients.Compiler.Import;

/// <summary>Categories and states of FoodData Central in the codes of this dataset. What has no code here is <see cref="OtherCategory"/>, never the nearest one.</summary>
internal static partial class FdcVocabulary
{
    public const string OtherCategory = "other", AsSold = "as-sold";

    /// <summary>USDA's food groups: the group, what its descriptions begin with or hold, and the code. The first that fits is taken.</summary>
    private static readonly (string Group, Regex? Description, string Code)[] Groups =
    [
        ("Dairy and Egg Products", Cheese(), "cheese"),
        ("Dairy and Egg Products", Egg(), "eggs"),
        ("Dairy and Egg Products", Butter(), "fats-and-oils"),
        ("Dairy and Egg Products", null, "milk-and-dairy"),
        ("Spices and Herbs", Condiment(), "sauces-and-condiments"),
        ("Spices and Herbs", null, "herbs-and-spices"),
        ("Fats and Oils", Dressing(), "sauces-and-condiments"),
        ("Fats and Oils", null, "fats-and-oils"),
        ("Soups, Sauces, and Gravies", Soup(), OtherCategory),
        ("Soups, Sauces, and Gravies", null, "sauces-and-condiments"),
        ("Sausages and Luncheon Meats", null, "processed-meat"),
        ("Breakfast Cereals", null, "grains-and-cereals"),
        ("Cereal Grains and Pasta", null, "grains-and-cereals"),
        ("Fruits and Fruit Juices", Juice(), "beverages"),
        ("Fruits and Fruit Juices", null, "fruits"),
        ("Vegetables and Vegetable Products", Juice(), "beverages"),
        ("Vegetables and Vegetable Products", Mushroom(), "mushrooms-and-seaweeds"),
        ("Vegetables and Vegetable Products", null, "vegetables"),
        ("Nut and Seed Products", null, "nuts-and-seeds"),
        ("Legumes and Legume Products", null, "legumes-and-soy"),
        ("Beverages", null, "beverages"),
        ("Alcoholic Beverages", null, "beverages"),
        ("Finfish and Shellfish Products", null, "fish-and-seafood"),
        ("Baked Products", null, "bread-and-bakery"),
        ("Sweets", null, "sugars-and-sweets"),
        ("Poultry Products", Offal(), "offal"),
        ("Poultry Products", null, "meat-and-poultry"),
        ("Beef Products", Offal(), "offal"),
        ("Beef Products", null, "meat-and-poultry"),
        ("Lamb, Veal, and Game Products", Offal(), "offal"),
        ("Lamb, Veal, and Game Products", null, "meat-and-poultry"),
        ("Pork Products", Offal(), "offal"),
        ("Pork Products", CuredPork(), "processed-meat"),
        ("Pork Products", null, "meat-and-poultry"),
    ];

    /// <summary>The categories of branded foods that say as much as one of ours.</summary>
    private static readonly Dictionary<string, string> BrandedCategories = new (string Code, string[] Categories)[]
    {
        ("beverages", ["Alcohol", "Breakfast Drinks", "Coffee", "Drinks - Soft Drinks", "Fruit & Vegetable Juice, Nectars & Fruit Drinks", "Iced & Bottle Tea", "Liquid Water Enhancer", "Non Alcoholic Beverages - Ready to Drink", "Other Drinks", "Plant Based Water", "Powdered Drinks", "Soda", "Sport Drinks", "Tea Bags", "Water"]),
        ("bread-and-bakery", ["Biscuits/Cookies", "Bread", "Breads & Buns", "Cakes, Cupcakes, Snack Cakes", "Cookies & Biscuits", "Crackers & Biscotti", "Croissants, Sweet Rolls, Muffins & Other Pastries", "Frozen Bread & Dough"]),
        ("cheese", ["Cheese"]),
        ("eggs", ["Eggs", "Eggs & Egg Substitutes"]),
        ("fats-and-oils", ["Butter & Spread", "Vegetable & Cooking Oils"]),
        ("fish-and-seafood", ["Canned Seafood", "Canned Tuna", "Fish & Seafood", "Frozen Fish & Seafood", "Shellfish"]),
        ("fruits", ["Canned Fruit", "Frozen Fruit", "Fruit"]),
        ("grains-and-cereals", ["Cereal", "Other Grains & Seeds", "Pasta by Shape & Type"]),
        ("herbs-and-spices", ["Herbs & Spices"]),
        ("legumes-and-soy", ["Canned & Bottled Beans", "Chickpeas", "Tofu"]),
        ("meat-and-poultry", ["Frozen Poultry, Chicken & Turkey", "Poultry, Chicken & Turkey"]),
        ("milk-and-dairy", ["Cream", "Ice Cream & Frozen Yogurt", "Milk", "Yogurt"]),
        ("nuts-and-seeds", ["Nut & Seed Butters"]),
        ("processed-meat", ["Bacon", "Frozen Sausages, Hotdogs & Brats", "Pepperoni, Salami & Cold Cuts", "Sausages, Hotdogs & Brats"]),
        ("sauces-and-condiments", ["Gravy Mix", "Ketchup, Mustard, BBQ & Cheese Sauce", "Oriental, Mexican & Ethnic Sauces", "Other Cooking Sauces", "Prepared Pasta & Pizza Sauces", "Salad Dressing & Mayonnaise"]),
        ("sugars-and-sweets", ["Candy", "Chocolate", "Honey", "Jam, Jelly & Fruit Spreads"]),
        ("vegetables", ["Canned Vegetables", "Frozen Vegetables", "Tomatoes", "Vegetables"]),
    }.SelectMany(group => group.Categories, (group, category) => (category, group.Code)).ToDictionary(pair => pair.category, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words with which a part of a description ends or begins, and the state that they say.</summary>
    private static readonly Dictionary<string, string> States = new (string State, string Words)[]
    {
        ("baked", "baked"),
        ("blanched", "blanched"),
        ("boiled", "boiled simmered"),
        ("braised", "braised"),
        ("brewed", "brewed"),
        ("canned", "canned"),
        ("cured", "cured"),
        ("dried", "dehydrated dried dry"),
        ("fermented", "fermented"),
        ("fried", "fried"),
        ("frozen", "frozen"),
        ("grilled", "broiled grilled"),
        ("pan-fried", "pan-browned pan-fried"),
        ("pickled", "pickled"),
        ("poached", "poached"),
        ("powder", "powder"),
        ("raw", "raw uncooked"),
        ("roasted", "roasted"),
        ("salted", "salted"),
        ("smoked", "smoked"),
        ("steamed", "steamed"),
        ("stewed", "stewed"),
        ("stir-fried", "stir-fried"),
        ("toasted", "toasted"),
    }.SelectMany(state => state.Words.Split(' '), (state, word) => (word, state.State)).ToDictionary(pair => pair.word, pair => pair.State, StringComparer.Ordinal);

    /// <summary>The state of a food whose description says only this much. Pork is "fresh" when it is not cured, be it raw or cooked.</summary>
    private static readonly (string Word, string State)[] VagueStates = [("cooked", "cooked"), ("prepared", "prepared"), ("ground", "ground"), ("fresh", "raw")];

    /// <summary>The code of a food of USDA's own groups.</summary>
    public static string CategoryOf(string group, string description) =>
        Groups.FirstOrDefault(rule => rule.Group == group && rule.Description?.IsMatch(description) is not false).Code ?? OtherCategory;

    /// <summary>The code of a branded food.</summary>
    public static string CategoryOfBranded(string category) => BrandedCategories.GetValueOrDefault(category, OtherCategory);

    /// <summary>The state that a description names last, the way of cooking before the mere word; as sold if it names none.</summary>
    public static string StateOf(string description)
    {
        var parts = Bracket().Replace(description.ToLowerInvariant(), "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ')).Reverse().ToArray();

        // "Dry roasted" is roasted, and "dry white" a cheese.
        return parts.SelectMany(words => words[0] == "dry" ? [words[^1]] : new[] { words[^1], words[0] }).Select(States.GetValueOrDefault).FirstOrDefault(state => state is not null)
            ?? VagueStates.FirstOrDefault(vague => parts.Any(words => words[0] == vague.Word)).State
            ?? AsSold;
    }

    [GeneratedRegex("\\([^)]*\\)")]
    private static partial Regex Bracket();

    [GeneratedRegex("^(\\w+ )?Cheese\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Cheese();

    [GeneratedRegex("^Eggs?\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Egg();

    [GeneratedRegex("^Butter\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Butter();

    [GeneratedRegex("^(Mustard|Salt|Vinegar)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Condiment();

    [GeneratedRegex("dressing", RegexOptions.IgnoreCase)]
    private static partial Regex Dressing();

    [GeneratedRegex("^Soup", RegexOptions.IgnoreCase)]
    private static partial Regex Soup();

    [GeneratedRegex("\\bjuice\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Juice();

    [GeneratedRegex("^(Mushroom|Fungi|Seaweed)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mushroom();

    [GeneratedRegex("\\b(variety meats|giblets|gizzard|heart|liver|kidneys?|tongue|brains?)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Offal();

    [GeneratedRegex("\\b(cured|bacon)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CuredPork();
}
