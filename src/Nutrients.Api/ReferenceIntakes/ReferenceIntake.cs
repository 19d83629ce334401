using Nutrients.Api.OpenApi;

namespace Nutrients.Api.ReferenceIntakes;

/// <summary>How much of a nutrient an authority recommends, or tolerates, for whom; or that it says that it cannot tell.</summary>
internal sealed record ReferenceIntake
{
    /// <summary>An id that never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>NASEM (United States and Canada), EFSA (European Union), FDA (United States, food labels), MHLW (Japan) or NHS (United Kingdom).</summary>
    [Values("EFSA", "FDA", "MHLW", "NASEM", "NHS")]
    public required string Authority { get; init; }

    /// <summary>What kind of value: /v1/dataset defines them.</summary>
    [Values("AI", "AR", "DV", "EAR", "PRI", "RDA", "SI", "SL", "UL")]
    public required string Type { get; init; }

    /// <summary>none, pregnancy or lactation.</summary>
    [Values("lactation", "none", "pregnancy")]
    public required string Condition { get; init; }

    /// <summary>female, male or any.</summary>
    [Values("any", "female", "male")]
    public required string Sex { get; init; }

    /// <summary>The first month of age that it holds for.</summary>
    public required long AgeFromMonths { get; init; }

    /// <summary>The first month of age that it no longer holds for; null if it has no end.</summary>
    public required long? AgeToMonths { get; init; }

    /// <summary>
    /// value; increment, where the amount is to be added to the value for condition none; superseded, where a newer edition has replaced the value; not-determinable, where the authority says that it could not be
    /// determined; or not-set, where it chose to set none. Neither of the last two means that no amount matters.
    /// </summary>
    [Values("increment", "not-determinable", "not-set", "superseded", "value")]
    public required string Status { get; init; }

    /// <summary>The amount a day, unless the unit says otherwise; null where there is none.</summary>
    public required double? Amount { get; init; }

    /// <summary>The unit as the authority has it, such as µg, µg RAE, mg NE/MJ or g/kg: values in other units are not comparable. Null without an amount.</summary>
    public required string? Unit { get; init; }

    /// <summary>What of the intake counts: total-intake, or only a form or a kind of source, such as phylloquinone-only or supplements-only; /v1/dataset lists them under reference-intake-scope.</summary>
    public required string Scope { get; init; }

    /// <summary>For whom or on what diet it holds, where that is said, such as premenopausal or phytate-300-mg; /v1/dataset lists them under reference-intake-qualifier.</summary>
    public required IReadOnlyList<string> Qualifiers { get; init; }

    /// <summary>The year of the source.</summary>
    public required long? Year { get; init; }

    /// <summary>Where it was read: the authority's own page, a copy of its table, or a third party that quotes it.</summary>
    [Values("authority-page", "table-copy", "third-party")]
    public required string Evidence { get; init; }

    /// <summary>What else to know; null if there is nothing to say.</summary>
    public required string? Note { get; init; }

    /// <summary>The id of the source that it was read in, as a list of one.</summary>
    public required IReadOnlyList<string> CitationIds { get; init; }
}
