using Microsoft.Playwright;

namespace Nutrients.Browser.Tests;

/// <summary>What holds for pages, whatever they are about.</summary>
public sealed class PageTests(Explorer explorer)
{
    /// <summary>The page with the most to say.</summary>
    private const string Heaviest = "/nutrients/vitamin-k2";

    [Theory]
    [InlineData(Heaviest)]
    [InlineData("/nutrients/calcium?authority=NASEM&tag=leafy-green")]
    [InlineData("/foods/natto")]
    [InlineData("/plate?food=natto:50&food=spinach-boiled:1x0.5&medication=warfarin")]
    [InlineData("/claims")]
    public Task Every_number_and_statement_leads_to_its_source(string path) => explorer.Visit(path, async page =>
    {
        var without = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.bars > li, :is(.nutrients, .totals, .intakes, .twin table) > tbody > tr:not(.group), .statement')]
                .filter(stated => !stated.querySelector('a[href^="/sources/"]') && !/No study is named|none$/.test(stated.textContent))
                .map(stated => stated.textContent)
            """);

        without.ShouldBeEmpty();
        (await page.Locator("main a[href^='/sources/']").CountAsync()).ShouldBeGreaterThan(10);
    });

    [Fact]
    public Task Colours_are_chosen_and_remembered() => explorer.Visit("/claims", async page =>
    {
        const string Ground = "getComputedStyle(document.body).backgroundColor";
        var light = await page.EvaluateAsync<string>(Ground);

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        var dark = await page.EvaluateAsync<string>(Ground);
        dark.ShouldNotBe(light);

        await page.ReloadAsync();
        await page.IsShown();
        (await page.EvaluateAsync<string>(Ground)).ShouldBe(dark);
    });

    [Theory]
    [InlineData(Heaviest)]
    [InlineData("/nutrients/calcium")]
    public Task A_fact_sheet_prints_on_two_sheets(string path) => explorer.Visit(path, async page =>
    {
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });

        // The count of the root of the page tree.
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), "/Type /Page[^s]").ShouldBeInRange(1, 2);
    });
}
