using Nutrients.Api.Http;
using Nutrients.Shared;

namespace Nutrients.Api.Foods;

/// <summary>The conditions on <c>food f</c> that a filter asks for, made of constants; only what is asked for, so that SQLite can use an index for it.</summary>
internal static class FoodNarrowing
{
    private const string Category = " AND f.category IN (SELECT value FROM json_each(@categories))";
    private const string State = " AND f.state IN (SELECT value FROM json_each(@states))";
    private const string Tag = " AND f.id IN (SELECT food_id FROM food_tag WHERE tag IN (SELECT value FROM json_each(@tags)))";
    private const string Match = " AND f.number IN (SELECT rowid FROM food_search WHERE food_search MATCH @match)";

    public static string Conditions(IFoodNarrowing filter, bool withText = true) =>
        (filter.Category is null ? "" : Category) + (filter.State is null ? "" : State) + (filter.Tag is null ? "" : Tag) + (withText && filter.Q is not null ? Match : "");

    public static IEnumerable<(string, object?)> Parameters(IFoodNarrowing filter)
    {
        if (filter.Category is not null)
        {
            yield return ("@categories", filter.Category.AsJson());
        }

        if (filter.State is not null)
        {
            yield return ("@states", filter.State.AsJson());
        }

        if (filter.Tag is not null)
        {
            yield return ("@tags", filter.Tag.AsJson());
        }

        if (filter.Q is not null)
        {
            yield return ("@match", SearchText.Match(filter.Q));
        }
    }
}
