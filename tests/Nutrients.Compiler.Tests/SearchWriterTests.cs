using Dapper;

namespace Nutrients.Compiler.Tests;

public sealed class SearchWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_is_numbered_by_type_and_the_plainest_first()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT type || ' ' || id FROM search_item ORDER BY number").ShouldBe([
            "nutrient fat", "nutrient water", "nutrient energy", "nutrient protein", "nutrient carbohydrate", "nutrient vitamin-d", "nutrient vitamin-k", "nutrient vitamin-k1", "nutrient vitamin-k2", "nutrient mk-4", "nutrient mk-7", "nutrient saturated-fat",
            "food natto", "food spinach-raw", "food emmental-cheese", "food egg-yolk-raw",
            "function blood-clotting", "function bone-mineralisation",
            "interaction cholestyramine-vitamin-k", "interaction antagonists-mk-7", "interaction fat-vitamin-k1",
            "claim warfarin-is-a-vitamin", "claim natto-holds-mk-7", "claim vitamin-d-needs-vitamin-k2",
            "deficiency vitamin-k-deficiency-bleeding", "deficiency vitamin-d-excess-high-blood-calcium",
            "study study-2024", "study study-2020", "study study-report-2023", "study study-chapter-2022", "study study-body-2021",
        ]);
    }

    [Theory]
    [InlineData("water", "Water", null)]
    [InlineData("natto", "Natto", "Whole soybeans, fermented\nGlycine max")]
    [InlineData("spinach-raw", "Spinach, raw", "Spinacia oleracea")]
    [InlineData("blood-clotting", "Blood clotting", "Carboxylated clotting factors bind calcium.\nfactor X, prothrombin")]
    [InlineData("antagonists-mk-7", "vitamin K antagonists", "Natto undoes anticoagulation.\nvitamin K antagonists, warfarin")]
    [InlineData("warfarin-is-a-vitamin", "Warfarin is a vitamin.", "It is a drug that blocks a vitamin.")]
    [InlineData("vitamin-k-deficiency-bleeding", "Bleeding", "newborn infants, people with cœliac disease")]
    [InlineData("study-2020", "A study made up for the tests", "Natto raised menaquinone-7 in plasma.\nDoe, J.; van der Roe, R. M.; et al.")]
    public void An_item_has_its_name_and_what_it_says(string id, string name, string? text)
    {
        using var dataset = _folder.OpenCompiled();

        dataset.QuerySingle<(string, string?)>("SELECT name, text FROM search_item WHERE id = @id", new { id }).ShouldBe((name, text));
    }

    [Fact]
    public void What_explains_a_nutrient_is_no_part_of_what_it_is_for_short_and_that_of_a_food_is()
    {
        _folder.Replace("nutrients.tsv", "\tVitamin K2\t", "\tVitamin K2 (all menaquinones)\t");
        _folder.Replace("foods.tsv", "\tEmmental cheese\t", "\tSwiss cheese, grated\t");
        using var dataset = _folder.OpenCompiled();

        dataset.Query<(string, string)>("SELECT id, short_name FROM search_item WHERE short_name IS NOT NULL").ShouldBe([("vitamin-k2", "Vitamin K2")]);
        dataset.QuerySingle<int>("SELECT n.number - o.number FROM search_name n, search_name o WHERE n.name = 'Vitamin K2 (all menaquinones)' AND o.name = 'Vitamin K1'").ShouldBe(1);
    }

    [Fact]
    public void Names_of_nutrients_foods_and_functions_are_numbered_the_shortest_first()
    {
        using var dataset = _folder.OpenCompiled();

        dataset.Query<string>("SELECT n.name || ' ' || n.position || ' ' || i.id FROM search_name n JOIN search_item i ON i.number = n.item_number ORDER BY n.number").ShouldBe([
            "納豆 3 natto", "Fat 0 fat", "Natto 0 natto", "Nattō 2 natto", "Water 0 water", "Energy 0 energy", "ほうれんそう 2 spinach-raw", "Protein 0 protein", "Emmental 1 emmental-cheese",
            "Vitamin D 0 vitamin-d", "Vitamin K 0 vitamin-k", "Vitamin K1 0 vitamin-k1", "Vitamin K2 0 vitamin-k2", "Carbohydrate 0 carbohydrate", "Spinach, raw 0 spinach-raw", "menaquinones 1 vitamin-k2", "Épinard, cru 1 spinach-raw",
            "Egg yolk, raw 0 egg-yolk-raw", "Menaquinone-4 0 mk-4", "Menaquinone-7 0 mk-7", "phylloquinone 1 vitamin-k1", "Blood clotting 0 blood-clotting", "phytomenadione 2 vitamin-k1", "Emmental cheese 0 emmental-cheese",
            "Fermented beans 1 natto", "Jaune d'œuf, cru 1 egg-yolk-raw", "Saturated fatty acids 0 saturated-fat", "Mineralisation of bone 0 bone-mineralisation",
        ]);
    }
}
