using Nutrients.Shared;

namespace Nutrients.Compiler.Tests;

public sealed class NearMissTests
{
    private static readonly string[] Foods = ["natto", "natto-dried", "kale-raw", "kale-boiled", "egg-yolk-raw"];

    [Theory]
    [InlineData("natto", "natto", 0)]
    [InlineData("natto", "NATTO", 0)]
    [InlineData("natot", "natto", 1)]
    [InlineData("antto", "natto", 1)]
    [InlineData("natt", "natto", 1)]
    [InlineData("nattoo", "natto", 1)]
    [InlineData("nutto", "natto", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kale", "", 4)]
    [InlineData("", "", 0)]
    public void A_swap_of_neighbours_is_one_slip_as_any_other(string left, string right, int distance)
    {
        NearMiss.Distance(left, right).ShouldBe(distance);
        NearMiss.Distance(right, left).ShouldBe(distance);
    }

    [Fact]
    public void One_slip_is_a_distance_of_one()
    {
        // Every word of at most four letters that has only a, b and c.
        string[] words = [""];

        for (var letters = 1; letters <= 4; letters++)
        {
            words = [.. words, .. words.Where(word => word.Length == letters - 1).SelectMany(word => "abc".Select(letter => word + letter))];
        }

        foreach (var (left, right) in words.SelectMany(left => words.Select(right => (left, right))))
        {
            NearMiss.IsOneSlip(left, right).ShouldBe(NearMiss.Distance(left, right) == 1, $"{left} {right}");
        }
    }

    [Theory]
    [InlineData("nato", "natto")]
    [InlineData("kale-rwa", "kale-raw")]
    [InlineData("yolk", "egg-yolk-raw")]
    [InlineData("YOLK", "egg-yolk-raw")]
    [InlineData("dried", "natto-dried")]
    public void The_nearest_word_is_suggested(string word, string suggestion) => NearMiss.Of(word, Foods).ShouldBe([suggestion]);

    [Theory]
    [InlineData("")]
    [InlineData("bread")]
    [InlineData("ra")]
    public void What_is_near_nothing_has_no_suggestion(string word) => NearMiss.Of(word, Foods).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_suggested_for_a_text_longer_than_any_id()
    {
        NearMiss.Of(new string('a', 64), [new string('a', 64)]).ShouldHaveSingleItem();
        NearMiss.Of(new string('a', 65), [new string('a', 65)]).ShouldBeEmpty();
    }

    [Fact]
    public void Near_words_come_before_those_that_only_contain_it() =>
        NearMiss.Of("kale-ra", ["red-kale-raw-chopped", "kale-raw", "kale-rab"], most: 3).ShouldBe(["kale-rab", "kale-raw", "red-kale-raw-chopped"]);

    [Fact]
    public void No_more_than_asked_for_are_suggested() => NearMiss.Of("kale", Foods, most: 1).ShouldBe(["kale-raw"]);
}
