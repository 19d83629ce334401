using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
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

        foreach (var match in Strange.Select(SearchText.Match))
        {
            Should.NotThrow(() => dataset.Query<int>("SELECT rowid FROM nutrient_search WHERE nutrient_search MATCH @match", new { match }), match);
        }
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

    /// <summary>Lists are searched by SQLite and everything together by an index of our own: a word must be the same word in both.</summary>
    [Fact]
    public void A_letter_is_made_plain_as_SQLite_makes_it()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("CREATE VIRTUAL TABLE alphabet USING fts5 (letter, content = '', tokenize = 'unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE term USING fts5vocab ('alphabet', 'instance');");

        // Latin, Greek and Cyrillic, without the few letters that are younger than SQLite's tables.
        char[] letters = [.. Enumerable.Range('\u0000', 0x0524).Concat(Enumerable.Range(0x1E00, 0x100)).Select(code => (char)code).Where(letter => char.IsLetterOrDigit(letter) && letter is not ('\u037F' or 'ß' or 'ẞ' or 'æ' or 'Æ' or 'œ' or 'Œ'))];
        connection.Execute("INSERT INTO alphabet (rowid, letter) VALUES (@Code, @Letter)", letters.Select(letter => new { Code = (int)letter, Letter = letter.ToString() }));

        connection.Query<(int Code, string Term)>("SELECT doc, term FROM term ORDER BY doc").ShouldBe(letters.Select(letter => ((int)letter, SearchText.Plain(letter.ToString()))));
    }

    [Fact]
    public void The_plain_words_of_a_text_say_where_they_stand() =>
        SearchText.PlainWords("Œufs, e\u0301té (ﾎｳレン) MK-7 !").Select(found => $"{found.Word} {found.Place}").ShouldBe(["oeufs 0..4", "ete 6..10", "ほ 12..13", "う 13..14", "れ 14..15", "ん 15..16", "mk 18..20", "7 21..22"]);
}
