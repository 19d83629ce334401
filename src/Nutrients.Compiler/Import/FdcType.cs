using System.Globalization;

namespace Nutrients.Compiler.Import;

/// <summary>A type of data in FoodData Central that can be imported; each release of it is a source of its own.</summary>
/// <param name="Name">As <c>food.csv</c> has it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SourceId">What the ids of its releases begin with.</param>
/// <param name="Series">What the ids of those sources begin with whose values it carries on.</param>
/// <param name="CodeSystem">The system of its FDC ids in <c>food-codes.tsv</c>.</param>
/// <param name="OnlyRelease">The one release there is, whatever the download is dated.</param>
internal sealed record FdcType(string Name, string Title, string SourceId, string Series, string CodeSystem, string? OnlyRelease)
{
    public const string Publisher = "U.S. Department of Agriculture, Agricultural Research Service";

    public static readonly FdcType Foundation = new("foundation_food", "Foundation Foods", "usda-foundation", "usda-foundation-", "fdc-foundation", null);
    public static readonly FdcType SrLegacy = new("sr_legacy_food", "SR Legacy", "usda-sr-legacy", "usda-sr", "fdc", "2018-04");
    public static readonly FdcType Branded = new("branded_food", "Branded Foods", "usda-branded", "usda-branded-", "fdc-branded", null);

    public static readonly IReadOnlyDictionary<string, FdcType> All = new[] { Foundation, SrLegacy, Branded }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The source of a release, which is known by month.</summary>
    public SourceRow Source(string release)
    {
        var month = DateOnly.ParseExact((OnlyRelease ?? release)[..7], "yyyy-MM", CultureInfo.InvariantCulture);

        return new SourceRow
        {
            Id = $"{SourceId}-{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}",
            Type = "dataset",
            Title = $"USDA FoodData Central, {Title}",
            Publisher = Publisher,
            Year = month.ToString("yyyy", CultureInfo.InvariantCulture),
            Version = month.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            Licence = "CC0 1.0 / public domain",
            Attribution = $"USDA FoodData Central, {Title}, {month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} release.",
            Url = "https://fdc.nal.usda.gov/",
        };
    }
}
