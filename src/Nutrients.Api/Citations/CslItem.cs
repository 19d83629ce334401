using System.Text.Json.Serialization;
using Nutrients.Api.Sources;

namespace Nutrients.Api.Citations;

/// <summary>An item of CSL-JSON. Here alone a key without a value is left out: CSL processors take null for a value.</summary>
internal sealed record CslItem
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<CslName>? Author { get; init; }

    [JsonPropertyName("container-title"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? ContainerTitle { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Publisher { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required CslDate? Issued { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Volume { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Issue { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Page { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Version { get; init; }

    [JsonPropertyName("DOI"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Doi { get; init; }

    [JsonPropertyName("PMID"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Pmid { get; init; }

    [JsonPropertyName("PMCID"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Pmcid { get; init; }

    [JsonPropertyName("URL"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Note { get; init; }

    public static CslItem Of(Source source) => new()
    {
        Id = source.Id,
        Type = source.Type,
        Title = source.Title,
        Author = source.Authors.Count == 0 ? null : [.. Citations.Author.Of(source.Authors).Select(author => author.Given is null ? new CslName(null, null, null, author.Family) : new CslName(author.Family, author.Given, author.Suffix, null))],
        ContainerTitle = source.Journal,
        Publisher = source.Publisher,
        Issued = source.Year is { } year ? new([[year]]) : null,
        Volume = source.Volume,
        Issue = source.Issue,
        Page = source.Pages,
        Version = source.Version,
        Doi = source.Doi,
        Pmid = source.Pmid,
        Pmcid = source.Pmcid,
        Url = source.Url,
        Note = source.Doubt ?? (Citations.Author.HasOthers(source.Authors) ? "Not all authors were seen." : source.Attribution),
    };
}

/// <summary>A person, or a body that has one name.</summary>
internal sealed record CslName(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Family,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Given,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Suffix,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Literal);

/// <summary>A date, as lists of year, month and day.</summary>
internal sealed record CslDate([property: JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<long>> DateParts);
