using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nutrients.Browser.Tests;

/// <summary>What people come for, done as they do it.</summary>
public sealed partial class WalkTests(Explorer explorer)
{
    private static readonly string[] Meal = ["natto", "spinach boiled"];

    private static readonly BrowserNewContextOptions WithClipboard = new() { Permissions = ["clipboard-read", "clipboard-write"] };

    [Fact]
    public Task Natto_is_found_by_keyboard() => explorer.Visit("/claims", async page =>
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("natto");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync(Natto());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(FoodNatto());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Natto");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    });

    [Fact]
    public Task The_search_knows_every_language_and_kind_and_forgives_a_slip() => explorer.Visit("/", async page =>
    {
        var box = page.Locator("main").GetByRole(AriaRole.Combobox);
        var list = page.Locator("main").GetByRole(AriaRole.Listbox);

        foreach (var (words, shown) in new[] { ("納豆", "Natto"), ("warfarin", "Interaction"), ("geleijnse", "Study"), ("osteocalcin", "Function"), ("statin", "Claim"), ("calcum", "Shown for calcium") })
        {
            await box.FillAsync(words);
            await Assertions.Expect(list).ToContainTextAsync(shown);
        }

        await box.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Search: calcum");
        await Assertions.Expect(page.Locator(".hits > li").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_chart_of_vitamin_k2_has_natto_first_with_its_range() => explorer.Visit("/nutrients/vitamin-k2", async page =>
    {
        var first = page.Locator(".bars > li").First;

        await Assertions.Expect(first.Locator(".name")).ToHaveTextAsync("Natto");
        await Assertions.Expect(first.Locator(".value")).ToContainTextAsync("1,045.3 µg");
        await Assertions.Expect(first.Locator(".value")).ToContainTextAsync("range 1,045.3–1,103.4");
        (await first.Locator("svg .whisker").CountAsync()).ShouldBe(1);
        await Assertions.Expect(first.Locator(".source a")).ToHaveAttributeAsync("href", "/sources/jensen-2022");

        // A partial total is hatched, and never as long as if it were the whole.
        var partial = page.Locator(".bars > li", new() { HasText = "Blue cheese" });
        await Assertions.Expect(partial.Locator(".value")).ToContainTextAsync("at least 311.8 µg");
        await Assertions.Expect(partial.Locator("svg rect")).ToHaveAttributeAsync("fill", "url(#hatch)");
        await Assertions.Expect(page.Locator(".excluded")).ToContainTextAsync("1,264 that nobody measured");

        await page.GetByText("The same as a table").ClickAsync();
        var row = page.Locator("#foods").GetByRole(AriaRole.Row).Nth(1);
        await Assertions.Expect(row.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("1. Natto");
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1,045.3–1,103.4 µg");
    });

    [Fact]
    public Task Another_basis_another_ranking() => explorer.Visit("/nutrients/vitamin-k2", async page =>
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = "Serving" }).PressAsync(" ");

        await Assertions.Expect(page.Locator(".bars > li").First).ToContainTextAsync("1 cup (175 g)");
        page.Url.ShouldEndWith("?basis=serving");

        await page.GetByLabel("Category").SelectOptionAsync("cheese");
        await Assertions.Expect(page.Locator(".bars > li").First).ToContainTextAsync("cheese", new() { IgnoreCase = true });
        await page.ReloadAsync();
        await page.IsShown();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Serving" })).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("Category")).ToHaveValueAsync("cheese");
    });

    [Fact]
    public Task A_ranking_is_narrowed_by_tag_and_compared_with_a_reference() => explorer.Visit("/nutrients/calcium", async page =>
    {
        await page.GetByLabel("Tag").SelectOptionAsync("leafy-green");
        await page.GetByText("Compare with a reference intake").ClickAsync();
        await page.Locator("#foods").GetByLabel("Authority").SelectOptionAsync("EFSA");

        var percent = page.Locator(".bars > li .value a", new() { HasTextRegex = Percent() }).First;
        await Assertions.Expect(percent).ToHaveAttributeAsync("href", "/reference-intakes/calcium-efsa-pri-300m");
        page.Url.ShouldEndWith("?tag=leafy-green&authority=EFSA&sex=female&ageYears=30");
        var food = await page.Locator(".bars > li .name a").First.GetAttributeAsync("href");
        (await page.EvaluateAsync<string[]>("path => fetch('/v1' + path).then(answer => answer.json()).then(food => food.tags)", food)).ShouldContain("leafy-green");
    });

    [Fact]
    public Task A_reader_who_goes_back_finds_the_place_again() => explorer.Visit("/nutrients/vitamin-k2", async page =>
    {
        await page.Locator("#studies a").First.ClickAsync();
        await page.WaitForURLAsync("**/sources/*");
        await page.IsShown();
        (await page.EvaluateAsync<int>("scrollY")).ShouldBe(0);

        await page.GoBackAsync();
        await page.Locator("#studies").WaitForAsync();
        (await page.EvaluateAsync<int>("scrollY")).ShouldBeGreaterThan(2000);
    });

    [Fact]
    public Task A_claim_shows_its_verdict_what_is_right_and_a_block_for_each_study() => explorer.Visit("/claims?nutrientId=vitamin-k2", async page =>
    {
        var all = await page.GetByRole(AriaRole.Article).CountAsync();
        await page.GetByLabel("Verdict").SelectOptionAsync("contradicted");
        page.Url.ShouldEndWith("?verdict=contradicted&nutrientId=vitamin-k2");

        var claim = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Without vitamin K2 calcium does not reach the bones" });
        await Assertions.Expect(claim).ToContainTextAsync("Contradicted");
        await Assertions.Expect(claim).ToContainTextAsync("Moderate certainty");
        await Assertions.Expect(claim.Locator(".correction")).ToContainTextAsync("What is right: Calcium reaches bone without K2");
        await Assertions.Expect(claim.Locator(".evidence")).ToHaveTextAsync("0 for0 mixed6 against");
        (await claim.Locator(".evidence rect.contra").CountAsync()).ShouldBe(6);
        (await claim.Locator(".evidence rect").CountAsync()).ShouldBe(6);
        (await claim.Locator(".stances a").CountAsync()).ShouldBe(6);
        (await page.GetByRole(AriaRole.Article).CountAsync()).ShouldBeLessThan(all);
    });

    [Fact]
    public Task A_study_is_one_click_away_and_its_BibTeX_is_copied() => explorer.Visit("/claims/k2-lowers-chd-risk", async page =>
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Geleijnse() }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("the Rotterdam Study");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("CHD mortality RR 0.43");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as BibTeX" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Copied");
        var copied = await page.Clipboard();

        copied.ShouldStartWith("@article{geleijnse-2004,");
        copied.ShouldContain("doi = {10.1093/jn/134.11.3100}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as text" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("as text");
        (await page.Clipboard()).ShouldStartWith("Geleijnse JM, ");
    }, WithClipboard);

    [Fact]
    public Task The_sources_of_a_statement_are_copied_together() => explorer.Visit("/claims/k2-lowers-chd-risk", async page =>
    {
        var sources = await page.Locator("ul.bibliography a").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname.split('/').pop()).sort()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as BibTeX" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Copied");

        sources.Length.ShouldBeGreaterThan(3);
        CitationKey().Matches(await page.Clipboard()).Select(key => key.Groups["key"].Value).ShouldBe(sources);
    }, WithClipboard);

    [Fact]
    public Task All_citations_behind_a_nutrient_are_copied_and_its_API_call() => explorer.Visit("/nutrients/vitamin-k2", async page =>
    {
        var count = await page.EvaluateAsync<int>("fetch('/v1/nutrients/vitamin-k2/citations').then(answer => answer.json()).then(list => list.meta.totalCount)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as RIS" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Copied");
        count.ShouldBeGreaterThan(100);
        (await page.Clipboard()).Split("\nER  - ").Length.ShouldBe(1 + count);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy this API call as curl" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToHaveTextAsync("Copied: the API call");
        (await page.Clipboard()).ShouldMatch("^curl -s \"http://127.0.0.1:\\d+/v1/nutrients/vitamin-k2");
    }, WithClipboard);

    [Fact]
    public Task A_plate_with_warfarin_shows_the_interaction_and_is_kept_in_its_address() => explorer.Visit("/plate", async page =>
    {
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Add a food" });

        foreach (var food in Meal)
        {
            await box.FillAsync(food);
            await page.Locator("main").GetByRole(AriaRole.Option).First.WaitForAsync();
            await box.PressAsync("ArrowDown");
            await box.PressAsync("Enter");
        }

        await page.GetByLabel("Measure of Natto").SelectOptionAsync("grams");
        await page.GetByLabel("Amount of Natto").FillAsync("50");
        await page.GetByLabel("Medication, by name or ATC code").FillAsync("warfarin");
        await page.Keyboard.PressAsync("Enter");

        var result = page.Locator(".plate-result");
        await Assertions.Expect(result.GetByRole(AriaRole.Link, new() { Name = "Warfarin", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(result.GetByRole(AriaRole.Article).First).ToContainTextAsync("Major severity");

        // 522.65 µg of natto's 50 g; nobody measured spinach.
        var k2 = result.GetByRole(AriaRole.Row, new() { NameRegex = VitaminK2() });
        await Assertions.Expect(k2).ToContainTextAsync("at least 522.65 µg");
        await Assertions.Expect(k2).ToContainTextAsync("Not measured in Spinach");
        await Assertions.Expect(k2).ToContainTextAsync("no reference for this form");
        page.Url.ShouldContain("food=natto:50&food=spinach-boiled:1x1&medication=warfarin");

        var before = await result.InnerTextAsync();
        await page.ReloadAsync();
        await page.IsShown();
        await Assertions.Expect(page.Locator(".plate-result .cards")).ToBeVisibleAsync();
        (await page.Locator(".plate-result").InnerTextAsync()).ShouldBe(before);

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove warfarin" }).ClickAsync();
        await Assertions.Expect(page.Locator(".plate-result .cards")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_plate_is_shared_by_its_address_of_which_nothing_is_dropped_in_silence() => explorer.Visit("/plate?food=natto:50&food=spinach", async page =>
    {
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Alert)).ToContainTextAsync("“spinach” in the address is no food with an amount");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Copied");
        (await page.Clipboard()).ShouldBe(page.Url);
    }, WithClipboard);

    [Fact]
    public Task What_is_not_known_is_said() => explorer.Visit("/plate?food=natto:50&medication=unobtainium", async page =>
        await Assertions.Expect(page.Locator(".plate-result")).ToContainTextAsync("Not known here: unobtainium."));

    [Theory]
    [InlineData("/nutrients/vitamin-k2?basis=100kcal", "Vitamin K2 (total menaquinones)")]
    [InlineData("/foods/natto?portion=1&authority=EFSA&sex=male&ageYears=70", "Natto")]
    [InlineData("/claims?verdict=wrong", "Claims, checked")]
    public Task A_deep_link_works_again_when_it_is_reloaded(string path, string heading) => explorer.Visit(path, async page =>
    {
        await page.ReloadAsync();
        await page.IsShown();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        page.Url.ShouldEndWith(path);
    });

    [Fact]
    public Task A_food_says_what_its_sources_say_and_what_nobody_measured() => explorer.Visit("/foods/natto", async page =>
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Cholesterol() })).ToContainTextAsync("below the limit");
        await Assertions.Expect(page.Locator(".points > li", new() { HasText = "Menaquinone-7" })).ToContainTextAsync("6 sources");
        (await page.Locator(".points > li", new() { HasText = "Menaquinone-7" }).Locator("circle").CountAsync()).ShouldBe(6);
        (await page.Locator(".points > li", new() { HasText = "Menaquinone-7" }).Locator("a[href^='/sources/']").CountAsync()).ShouldBe(6);

        // A form stands below what it is a form of.
        (await page.Locator("table.nutrients tr", new() { HasText = "Polyunsaturated" }).Locator("+ tr").InnerTextAsync()).ShouldStartWith("Linoleic acid");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What was not measured" })).ToContainTextAsync("Biotin");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Calcium() })).ToContainTextAsync("22 %");

        await page.GetByLabel("Sex").SelectOptionAsync("male");
        await page.GetByLabel("Age in years").FillAsync("10");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Calcium() })).ToContainTextAsync("17 %");
    });

    [Fact]
    public Task Foods_are_named_in_the_chosen_language() => explorer.Visit("/foods/natto", async page =>
    {
        await page.GetByLabel("Food names in").SelectOptionAsync("ja");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("納豆");
        await page.GotoAsync("/nutrients/vitamin-k2");
        await page.IsShown();
        await Assertions.Expect(page.Locator(".bars > li .name").First).ToHaveTextAsync("納豆");
    });

    [Fact]
    public Task The_API_is_one_click_away_and_no_page_gives_advice() => explorer.Visit("/nutrients/calcium", async page =>
    {
        await Assertions.Expect(page.GetByText("Information for reference, not medical advice.").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "API", Exact = true }).ClickAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("Nutrients API");
        await Assertions.Expect(page.Locator("#swagger-ui > *").First).ToBeAttachedAsync();
    });

    [GeneratedRegex("^Natto *Food$")]
    private static partial Regex Natto();

    [GeneratedRegex("/foods/natto$")]
    private static partial Regex FoodNatto();

    [GeneratedRegex("Geleijnse")]
    private static partial Regex Geleijnse();

    [GeneratedRegex("^Vitamin K2")]
    private static partial Regex VitaminK2();

    [GeneratedRegex("^Cholesterol")]
    private static partial Regex Cholesterol();

    [GeneratedRegex("%$")]
    private static partial Regex Percent();

    [GeneratedRegex("^@[a-z]+{(?<key>[^,]+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CitationKey();

    [GeneratedRegex("^Calcium")]
    private static partial Regex Calcium();
}
