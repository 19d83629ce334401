using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Api.Data;
using Nutrients.Api.Search;

namespace Nutrients.Api.Tests;

/// <summary>The index finds what SQLite's full text finds in the same names and texts, in the same order.</summary>
public sealed partial class SearchIndexTests(PublishedApi api)
{
    private const int ComparedAtLeast = 250;

    private readonly List<Item> _items = ItemsOf(api.Of<Dataset>());

    [Fact]
    public async Task Words_are_found_as_full_text_finds_them() =>
        await Compare(Every(60, Words(_items.SelectMany(item => item.Names))).Concat(Every(160, Words(_items.Select(item => item.Text)))));

    [Fact]
    public async Task Beginnings_are_found_as_full_text_finds_them() =>
        await Compare(Every(12, Words(_items.SelectMany(item => item.Names)).SelectMany(word => Enumerable.Range(1, 4).Where(letters => letters < word.Length).Select(letters => word[..letters])).Distinct()));

    [Fact]
    public async Task Words_together_are_found_as_full_text_finds_them() =>
        await Compare(Every(3, _items.Where(item => item.Names[0].Length < 60).Select(item => Words(item.Names).Distinct().TakeLast(2).Concat(Words([item.Text]).Take(item.Names[0].Length % 2)))).Select(words => string.Join(' ', words)));

    [Fact]
    public async Task Whole_names_are_found_as_full_text_finds_them() =>
        await Compare(Every(5, _items.SelectMany(item => item.Names)).Select(name => string.Join(' ', Words([name]))).Where(name => Words([name]).Count() is > 0 and <= 8 && name.Length <= 100));

    [Theory]
    [InlineData("ぱるめざん", "パルメザンチーズ")]
    [InlineData("ホウレン", "ほうれん草（生）")]
    public async Task The_name_that_is_shown_has_the_kana_of_either_kind(string q, string name) =>
        (await api.Get($"/v1/search?q={Uri.EscapeDataString(q)}").Json())["data"]![0]!["matched"]!.ToString().ShouldBe(name);

    [Fact]
    public void A_word_with_one_slip_is_like_the_word()
    {
        var index = api.Of<SearchIndex>();

        foreach (var word in Every(40, Words(_items.Select(item => item.Text)).Where(word => word.Length > 4 && word.All(char.IsAsciiLetterLower))))
        {
            foreach (var at in Enumerable.Range(0, word.Length))
            {
                string[] slips = [word[..at] + word[(at + 1)..], $"{word[..at]}7{word[(at + 1)..]}", word.Insert(at, "7"), word + "7", at == 0 || word[at] == word[at - 1] ? $"7{word}" : $"{word[..(at - 1)]}{word[at]}{word[at - 1]}{word[(at + 1)..]}"];

                foreach (var slip in slips)
                {
                    index.Alike(slip).ShouldContain(word, slip);
                }
            }
        }

        index.Alike("magnesium").ShouldNotContain("magnesium");
    }

    /// <summary>Of a query that is not corrected, all hits with their scores, and how many there are.</summary>
    private async Task Compare(IEnumerable<string> queries)
    {
        using var connection = FullText();
        var compared = 0;

        foreach (var query in queries.Where(query => query.Length > 0))
        {
            var page = await api.Get($"/v1/search?limit=100&q={Uri.EscapeDataString(query)}").Json();

            if (page["meta"]!["correctedTo"] is null)
            {
                var expected = FoundBy(connection, query);
                page["data"]!.AsArray().Select(hit => $"{hit!["score"]} {hit["type"]} {hit["id"]}").ShouldBe(expected.Take(100), query);
                page["meta"]!["totalCount"]!.GetValue<int>().ShouldBe(expected.Count, query);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(ComparedAtLeast);
    }

    private List<string> FoundBy(SqliteConnection connection, string query)
    {
        var words = Words([query]).Select(word => $"\"{Spaced(word)}\"").ToArray();
        var begun = string.Join(" AND ", words.Select(word => word.Contains(' ', StringComparison.Ordinal) ? word : word + "*"));
        (string Score, string Match)[] steps = [("1", $"name : \"\uE000 {Spaced(string.Join(' ', Words([query])))} \uE001\""), ("0.8", $"name : ({string.Join(" AND ", words)})"), ("0.6", $"name : ({begun})"), ("0.4", begun)];
        var found = new OrderedDictionary<int, string>();

        foreach (var (score, match) in steps)
        {
            foreach (var number in connection.Query<int>("SELECT rowid FROM item WHERE item MATCH @match ORDER BY rowid", new { match }))
            {
                found.TryAdd(number, $"{score} {_items[number].Type} {_items[number].Id}");
            }
        }

        return [.. found.Values];
    }

    private SqliteConnection FullText()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("CREATE VIRTUAL TABLE item USING fts5 (name, text, tokenize = 'unicode61 remove_diacritics 2')");
        using var transaction = connection.BeginTransaction();
        connection.Execute("INSERT INTO item (rowid, name, text) VALUES (@Number, @Name, @Text)", _items.Select((item, number) => new { Number = number, Name = string.Join(' ', item.Names.Select(name => $"\uE000 {Spaced(name)} \uE001")), Text = Spaced(item.Text) }));
        transaction.Commit();
        return connection;
    }

    private static List<Item> ItemsOf(Dataset dataset)
    {
        var names = dataset.Query("SELECT item_number, name FROM search_name WHERE position > 0", static (ref row) => (Number: row.Whole(), Name: row.Text())).ToLookup(name => name.Number, name => name.Name);

        return dataset.Query("SELECT number, type, id, name, short_name, text FROM search_item ORDER BY number", (ref row) =>
        {
            var number = row.Whole();
            var (type, id, name) = (row.Text(), row.Text(), row.Text());
            return new Item(type, id, [name, row.TextOrNull() ?? name, .. names[number]], row.TextOrNull() ?? "");
        });
    }

    // Katakana and ligatures are folded by the index, and not here: SearchTests ask for these.
    private static IEnumerable<string> Words(IEnumerable<string> texts) => texts.SelectMany(text => Word().Matches(text).Select(match => match.Value)).Where(word => !Folded().IsMatch(word));

    private static string Spaced(string text) => Unspaced().Replace(text, " $0 ");

    private static IEnumerable<T> Every<T>(int step, IEnumerable<T> all) => all.Where((_, at) => at % step == 0);

    [GeneratedRegex(@"[\u3041-\u3096\u4E00-\u9FFF]+|[\p{L}\p{N}-[\u3041-\u3096\u4E00-\u9FFF]]+")]
    private static partial Regex Word();

    [GeneratedRegex("[\u30A1-\u30FCœæßŒÆ]")]
    private static partial Regex Folded();

    [GeneratedRegex(@"[\u3041-\u3096\u4E00-\u9FFF]")]
    private static partial Regex Unspaced();

    private sealed record Item(string Type, string Id, IReadOnlyList<string> Names, string Text);
}
