using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>
/// The Data Package descriptor (datapackage.org, version 2.0) of the bulk files. The files within an archive are resources of the archive, after the standard's recipe "Files inside archives"; an archive
/// has a descriptor of its own too, in which they are resources like any other.
/// </summary>
internal sealed class DataPackage(SqliteConnection dataset, string sha256)
{
    // What the numbers come from, and on what terms. The records of all studies are in the table source.
    private const string SourcesSql = """
        SELECT id, title, coalesce('https://doi.org/' || doi, url), version, licence, attribution
        FROM source
        WHERE licence IS NOT NULL OR id IN (SELECT source_id FROM source_coverage)
        ORDER BY id
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Id, string Title, string? Path, string? Version, string? Licence, string? Attribution)[] _sources = [.. dataset.Query<(string, string, string?, string?, string?, string?)>(SourcesSql)];

    /// <summary>The whole descriptor. Its version is that of the dataset.</summary>
    public string Descriptor(IEnumerable<JsonObject> resources) => new JsonObject
    {
        ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
        ["name"] = "nutrients",
        ["title"] = "Nutrients: what foods hold, what it does, how much people need, and which studies say so",
        ["description"] = "Values are per 100 g of the edible part. A nutrient of a food without a row in the table amount was not measured, which does not mean that there is none; the status of a row says what its empty amount means. Lists within a cell have ; between. Codes are defined in the table vocabulary, columns and rules in the project's data/README.md. Information for reference, not medical advice.",
        ["version"] = sha256[..16],
        ["licenses"] = new JsonArray(
            new JsonObject { ["name"] = "CC0-1.0", ["path"] = "https://creativecommons.org/publicdomain/zero/1.0/", ["title"] = "CC0 1.0, of the dataset's own text and sums alone" },
            new JsonObject { ["name"] = "other-at", ["title"] = "The figures of each source are under that source's own terms, which sources names with the attribution to print" }),
        ["sources"] = new JsonArray([.. _sources.Select(Source)]),
        ["resources"] = new JsonArray([.. resources]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>The compiled dataset itself.</summary>
    public JsonObject Database(string path) => Resource(BulkFile.Database, "sqlite", path, sha256);

    /// <summary>An archive, with the files in it.</summary>
    public JsonObject Archive(BulkFile file, string path, IEnumerable<BulkMember> members)
    {
        var archive = Resource(file, "zip", path, DatasetWriter.HashOf(path));
        archive["resources"] = new JsonArray([.. members.Select(Table)]);
        return archive;
    }

    private static JsonObject Resource(BulkFile file, string format, string path, string hash) => new()
    {
        ["name"] = file.Name,
        ["path"] = file.Name,
        ["description"] = file.Description,
        ["format"] = format,
        ["mediatype"] = file.MediaType,
        ["bytes"] = new FileInfo(path).Length,
        ["hash"] = "sha256:" + hash,
    };

    /// <summary>A file with the rows of one table.</summary>
    public JsonObject Table(BulkMember member)
    {
        var (table, isCsv) = (member.Table, member.Path.EndsWith(".csv", StringComparison.Ordinal));
        var resource = new JsonObject { ["name"] = table.Name, ["type"] = "table", ["path"] = member.Path };
        AddDescription(resource, table.Description);
        resource["format"] = isCsv ? "csv" : "ndjson";
        resource["mediatype"] = isCsv ? "text/csv" : "application/x-ndjson";
        resource["encoding"] = "utf-8";
        resource["bytes"] = member.Bytes;
        resource["hash"] = "sha256:" + member.Sha256;

        var schema = new JsonObject { ["fields"] = new JsonArray([.. table.Columns.Select(column => Field(column, member.Filled.Contains(column.Name)))]) };

        // The standard has no keys with empty parts.
        if (table.Key.All(member.Filled.Contains))
        {
            schema["primaryKey"] = new JsonArray([.. table.Key]);
        }

        if (table.References.Count > 0)
        {
            schema["foreignKeys"] = new JsonArray([.. table.References.Select(reference => Reference(table, reference))]);
        }

        resource["schema"] = schema;
        return resource;
    }

    private static JsonObject Field(BulkColumn column, bool isFilled)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Type };
        AddDescription(field, column.Description);

        if (isFilled)
        {
            field["constraints"] = new JsonObject { ["required"] = true };
        }

        return field;
    }

    private static void AddDescription(JsonObject owner, string? description)
    {
        if (description is not null)
        {
            owner["description"] = description;
        }
    }

    private static JsonObject Reference(BulkTable table, BulkReference reference)
    {
        var to = new JsonObject { ["fields"] = new JsonArray(reference.Key) };

        // A table does not name itself.
        if (reference.Table != table.Name)
        {
            to["resource"] = reference.Table;
        }

        return new JsonObject { ["fields"] = new JsonArray(reference.Column), ["reference"] = to };
    }

    private static JsonObject Source((string Id, string Title, string? Path, string? Version, string? Licence, string? Attribution) source) =>
        new(new (string Key, string? Value)[] { ("id", source.Id), ("title", source.Title), ("path", source.Path), ("version", source.Version), ("licence", source.Licence), ("attribution", source.Attribution) }
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
