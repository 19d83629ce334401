namespace Nutrients.Api.Conversions;

/// <summary>An amount of a nutrient in another unit.</summary>
internal sealed record Conversion
{
    /// <summary>The nutrient.</summary>
    public required string NutrientId { get; init; }

    /// <summary>What was asked, in the dataset's spelling of the unit.</summary>
    public required Quantity From { get; init; }

    /// <summary>The same amount in the other unit; as computed, not rounded.</summary>
    public required Quantity To { get; init; }

    /// <summary>How many of the unit of to are 1 of the unit of from.</summary>
    public required double Factor { get; init; }

    /// <summary>The chemical form that the factor holds for; a plain mass is then the mass of this form: 1 µg RAE is 12 µg of dietary-beta-carotene. Null if the factor holds for every form, even where a form was asked for.</summary>
    public required string? Form { get; init; }

    /// <summary>The source of the factor; null if the units differ by a prefix of the gram alone (mg and µg) or not at all.</summary>
    public required string? SourceId { get; init; }

    /// <summary>A limit of the factor, or who says otherwise; null if there is nothing to say.</summary>
    public required string? Note { get; init; }

    /// <summary>The factor as its source gives it, which may be of other prefixes or the other way round; null where sourceId is.</summary>
    public required StatedFactor? Stated { get; init; }

    /// <summary>
    /// The same by the factors of other sources for this form, whether they agree or not; empty if there are none. Unless sourceId chooses, a factor without a note is shown above, before one with; then
    /// one stated in this direction, before its reciprocal; then the first by the id of its source.
    /// </summary>
    public required IReadOnlyList<AlternativeConversion> Alternatives { get; init; }
}

/// <summary>A number of units.</summary>
internal sealed record Quantity
{
    /// <summary>How many of the unit.</summary>
    public required double Amount { get; init; }

    /// <summary>The unit, as this dataset spells it.</summary>
    public required string Unit { get; init; }

    /// <summary>The same unit in UCUM.</summary>
    public required string UcumUnit { get; init; }
}

/// <summary>A factor as a source gives it: 1 fromUnit is factor times toUnit.</summary>
internal sealed record StatedFactor
{
    /// <summary>The unit of which there is 1.</summary>
    public required string FromUnit { get; init; }

    /// <summary>How many of the other unit that is.</summary>
    public required double Factor { get; init; }

    /// <summary>The other unit.</summary>
    public required string ToUnit { get; init; }
}

/// <summary>What another source makes of the same amount.</summary>
internal sealed record AlternativeConversion
{
    /// <summary>The amount, in the unit of to; as computed, not rounded.</summary>
    public required double Amount { get; init; }

    /// <summary>How many of the unit of to are 1 of the unit of from.</summary>
    public required double Factor { get; init; }

    /// <summary>The source of the factor.</summary>
    public required string SourceId { get; init; }

    /// <summary>A limit of the factor, or who says otherwise; null if there is nothing to say.</summary>
    public required string? Note { get; init; }

    /// <summary>The factor as the source gives it.</summary>
    public required StatedFactor Stated { get; init; }
}
