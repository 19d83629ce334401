using System.Text.Json;
using Microsoft.Playwright;

namespace Nutrients.Browser.Tests;

/// <summary>Everybody can use every page.</summary>
public sealed class AccessTests(Explorer explorer)
{
    private const int MostBytes = 150 * 1024;

    private static readonly int[] Widths = [320, 640];

    public static TheoryData<string> Pages =>
    [
        "/", "/search?q=natto", "/nutrients", "/nutrients/vitamin-k2?basis=serving&authority=EFSA", "/foods", "/foods/natto", "/claims", "/claims/k2-lowers-chd-risk", "/plate", "/plate?food=natto:50&food=spinach-boiled:1x0.5&medication=warfarin",
        "/functions/blood-coagulation", "/deficiencies/vitamin-k-easy-bruising", "/interactions/warfarin-vitamin-k", "/reference-intakes/vitamin-k-nasem-ai-female-228m", "/studies/geleijnse-2004", "/sources/usda-sr28", "/amounts/natto.mk-7.schurgers-vermeer-2000",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_light_and_still_breaks_no_rule_of_axe_in_light_or_dark_and_fits_320_pixels_and_200_percent(string path) => explorer.Visit(path, async page =>
    {
        (await page.EvaluateAsync<int>("performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, entry) => sum + entry.transferSize, 0)")).ShouldBeInRange(10_000, MostBytes);
        (await page.EvaluateAsync<double>("new Promise(done => { new PerformanceObserver(list => done(list.getEntries().reduce((sum, shift) => sum + shift.value, 0))).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(0), 50); })")).ShouldBe(0);

        // All intakes stand in the form of those that fit a person, and axe takes long over them.
        await page.EvaluateAsync("for (const details of document.querySelectorAll('details:not(#needs details)')) details.open = true");
        await page.EvaluateAsync(Explorer.AxeScript);
        (await Violations(page, "{ resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } }")).ShouldBeEmpty();

        // Other colours break no other rules.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Violations(page, "{ resultTypes: ['violations'], preload: false, runOnly: ['color-contrast'] }")).ShouldBeEmpty();

        // A phone; and 1280 pixels at twice the size.
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 640);
            (await page.OverflowingPixels()).ShouldBeLessThanOrEqualTo(0, $"at {width} pixels");
        }
    });

    [Fact]
    public Task Everything_on_a_page_is_reached_by_keyboard() => explorer.Visit("/plate?food=natto:50", async page =>
    {
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        var reachable = await page.EvaluateAsync<int>("document.querySelectorAll('a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), summary, [tabindex=\"0\"]').length - document.querySelectorAll('details:not([open]) > :not(summary) :is(a, button, [tabindex=\"0\"])').length");
        var reached = 1;

        for (; reached <= reachable; reached++)
        {
            await page.Keyboard.PressAsync("Tab");

            if (await page.EvaluateAsync<bool>("document.activeElement === document.body"))
            {
                break;
            }

            (await page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.matches('.segments input')")).ShouldBeTrue(await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        reached.ShouldBe(reachable);
    });

    [Fact]
    public Task Nothing_moves_for_those_who_want_less_motion() => explorer.Visit("/nutrients/vitamin-k2", async page =>
    {
        const string Moving = "[...document.querySelectorAll('*')].filter(element => { const style = getComputedStyle(element); return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto'; }).length";

        (await page.EvaluateAsync<int>(Moving)).ShouldBe(0);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        (await page.EvaluateAsync<int>(Moving)).ShouldBeGreaterThan(0);
    });

    /// <summary>Each as its rule and the first place that breaks it.</summary>
    private static async Task<string[]> Violations(IPage page, string options)
    {
        var violations = await page.EvaluateAsync<JsonElement>($"axe.run(document, {options}).then(found => found.violations.map(rule => `${{rule.id}}: ${{rule.nodes[0].html}} ${{rule.nodes[0].failureSummary}}`))");
        return [.. violations.EnumerateArray().Select(violation => violation.GetString()!)];
    }
}
