using System.Text.RegularExpressions;
using Dapper;
using Nutrients.Shared;

namespace Nutrients.Compiler.Tests;

public sealed class SearchTextTests
{
    private static readonly string[] Strange =
    [
        "", " ", "\"", "\"\"", "\"natto\" OR \"kale\"", "natto OR kale", "natto AND", "NOT natto", "NEAR(natto kale, 2)", "*", "nat*", "^natto", "-natto", "name:natto", "{name} : x",
        "(", ")))", "!?…", "、。", "'; DROP TABLE food; --", "🥬", "👩‍🍳 natto", "nat\0to", "\0", "\uD83E", "\u0301", "e\u0301", "か\u3099", "ｶﾞ", "納豆natto", "natto納豆7", "œuf à la coque", "٣", "ß",
    ];

    [Theory]
    [InlineData("natto", "\"natto\"*")]
    [InlineData("Kale, raw", "\"Kale\"* \"raw\"*")]
    [InlineData("MK-7", "\"MK\"* \"7\"*")]
    [InlineData("納豆", "\" 納  豆 \"")]
    [InlineData("納豆natto", "\" 納  豆 \" \"natto\"*")]
    [InlineData("Œuf", "\"oeuf\"*")]
    [InlineData("natto OR kale", "\"natto\"* \"OR\"* \"kale\"*")]
    [InlineData("NEAR(natto)", "\"NEAR\"* \"natto\"*")]
    [InlineData("nat\"to*", "\"nat\"* \"to\"*")]
    [InlineData("🥬", "\"\"")]
    [InlineData("", "\"\"")]
    public void A_query_becomes_quoted_words(string query, string match) => SearchText.Match(query).ShouldBe(match);

    [Fact]
    public void Nothing_but_quoted_words_comes_of_any_query()
    {
        foreach (var query in Strange)
        {
            SearchText.Match(query).ShouldMatch(@"^""[\p{L}\p{N}\p{M} ]*""\*?( ""[\p{L}\p{N}\p{M} ]+""\*?)*$", $"for '{Regex.Escape(query)}'");
        }
    }

    [Fact]
    public void SQLite_understands_any_query()
    {
        using var folder = new TestFolder();
        using var dataset = folder.OpenCompiled();

        foreach (var match in Strange.SelectMany(query => SearchText.MatchInSteps(query).Append(SearchText.Match(query))))
        {
            Should.NotThrow(() => dataset.Query<int>("SELECT rowid FROM food_search WHERE food_search MATCH @match", new { match }), match);
        }

        foreach (var match in Strange.SelectMany(query => new[] { SearchText.Phrase(query, "*"), SearchText.Phrase(query, "*", fromStart: true), SearchText.Phrase(query, fromStart: true, toEnd: true) }))
        {
            Should.NotThrow(() => dataset.Query<int>("SELECT rowid FROM item_search WHERE item_search MATCH @match", new { match }), match);
        }

        foreach (var match in Strange.SelectMany(SearchText.Words).Select(word => SearchText.Trigrams(SearchText.Plain(word))))
        {
            Should.NotThrow(() => dataset.Query<int>("SELECT rowid FROM word_search WHERE word_search MATCH @match", new { match }), match);
        }
    }

    [Fact]
    public void The_steps_of_a_search_share_no_food_and_begin_with_whole_names()
    {
        using var folder = new TestFolder();
        folder.Replace("foods.tsv", "spinach-raw\tSpinach, raw\t\t", "spinach-raw\tSpinach, raw\tUnlike natto\t");
        folder.Replace("foods.tsv", "emmental-cheese\tEmmental cheese", "emmental-cheese\tNattokinase");
        using var dataset = folder.OpenCompiled();

        SearchText.MatchInSteps("natto")
            .Select(match => dataset.Query<string>("SELECT f.id FROM food_search s JOIN food f ON f.number = s.rowid WHERE food_search MATCH @match", new { match }).ToArray())
            .ShouldBe([["natto"], ["emmental-cheese"], ["spinach-raw"]]);
    }

    [Theory]
    [InlineData("Épinard", "Épinard")]
    [InlineData("Œufs et æbleskiver", "oeufs et aebleskiver")]
    [InlineData("Süßkartoffel", "Süsskartoffel")]
    [InlineData("納豆", " 納  豆 ")]
    [InlineData("ラーメン", " ら  ー  め  ん ")]
    public void Text_is_folded_for_the_index(string text, string folded) => SearchText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Words_end_where_the_script_changes() =>
        SearchText.Words("Natto、納豆 (MK-7)3袋").ShouldBe(["Natto", "納豆", "MK", "7", "3", "袋"]);

    [Theory]
    [InlineData("Épinard", "epinard")]
    [InlineData("e\u0301pinard", "epinard")]
    [InlineData("ŒUF", "oeuf")]
    [InlineData("Gruyère", "gruyere")]
    [InlineData("Natto", "natto")]
    [InlineData("納豆", "納豆")]
    [InlineData("K2", "k2")]
    public void A_word_is_made_plain_as_the_index_has_it(string word, string plain) => SearchText.Plain(word).ShouldBe(plain);

    [Theory]
    [InlineData("Spinach, raw", "*", false, false, "\"Spinach raw\"*")]
    [InlineData("Spinach", "", false, false, "\"Spinach\"")]
    [InlineData("Spinach", "*", true, false, "\"\uE000 Spinach\"*")]
    [InlineData("Spinach", "*", true, true, "\"\uE000 Spinach \uE001\"")]
    [InlineData("\uE001 x", "*", false, false, "\"x\"*")]
    [InlineData("?", "*", true, true, "\"\"")]
    public void Words_make_a_phrase(string text, string wordEnd, bool fromStart, bool toEnd, string phrase) => SearchText.Phrase(text, wordEnd, fromStart, toEnd).ShouldBe(phrase);

    /// <summary>Or a slip would not be looked at: every word of four letters with any one slip in it shares three letters in a row with itself.</summary>
    [Theory]
    [InlineData("kale")]
    [InlineData("natto")]
    [InlineData("magnesium")]
    public void A_word_with_a_slip_shares_a_trigram_with_the_word(string word)
    {
        foreach (var at in Enumerable.Range(0, word.Length))
        {
            string[] slips = [word[..at] + word[(at + 1)..], $"{word[..at]}x{word[(at + 1)..]}", word.Insert(at, "x"), word + "x", at == 0 ? word : $"{word[..(at - 1)]}{word[at]}{word[at - 1]}{word[(at + 1)..]}"];

            foreach (var slip in slips)
            {
                SearchText.Trigrams(slip).Split(" OR ").Intersect(SearchText.Trigrams(word).Split(" OR ")).ShouldNotBeEmpty(slip);
            }
        }
    }
}
