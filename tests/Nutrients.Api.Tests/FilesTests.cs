using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Nutrients.Api.Tests;

/// <summary>The whole dataset as files, for whoever wants to have it rather than to ask.</summary>
public sealed class FilesTests(SampleApi api, PublishedApi published)
{
    private const string Files = "/v1/dataset/files";

    public static TheoryData<string> Names => ["nutrients.db", "nutrients.csv.zip", "nutrients.ndjson.zip", "datapackage.json"];

    [Fact]
    public async Task The_files_are_listed_with_size_and_hash()
    {
        var list = await api.Get(Files).Json();

        list.Each("name").ShouldBe(Names.Select(name => name.Data));
        list["data"]![0]!["sha256"]!.ToString().ShouldBe((await api.Get("/v1/dataset").Json())["sha256"]!.ToString());

        foreach (var file in list["data"]!.AsArray())
        {
            using var response = await api.Get(file!["url"]!.ToString());
            var bytes = await Bytes(response);

            bytes.Length.ShouldBe(file["bytes"]!.GetValue<int>());
            Sha256(bytes).ShouldBe(file["sha256"]!.ToString());
            response.Content.Headers.ContentType!.MediaType.ShouldBe(file["mediaType"]!.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_is_known_by_its_hash_and_kept_under_its_version(string name)
    {
        var version = (await api.Get("/v1/dataset").Json())["version"]!.ToString();
        using var get = await api.Get($"{Files}/{name}");
        using var head = await api.Send(HttpMethod.Head, $"{Files}/{name}");
        var hash = SHA256.HashData(await Bytes(get));

        get.Headers.ETag!.ToString().ShouldBe($"\"{Convert.ToHexStringLower(hash)}\"");
        get.Headers.GetValues("Repr-Digest").ShouldBe([$"sha-256=:{Convert.ToBase64String(hash)}:"]);
        get.Headers.AcceptRanges.ShouldBe(["bytes"]);
        get.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        get.Content.Headers.ContentDisposition!.FileName.ShouldBe(name == "datapackage.json" ? $"nutrients-{version}.datapackage.json" : $"nutrients-{version}{name["nutrients".Length..]}");
        get.Content.Headers.LastModified.ShouldBeNull();
        HeadersOf(head).ShouldBe(HeadersOf(get));
        (await Bytes(head)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bytes=0-0", "0..1")]
    [InlineData("bytes=100-199", "100..200")]
    [InlineData("bytes=4096-", "4096..^0")]
    [InlineData("bytes=-10", "^10..^0")]
    [InlineData("bytes=100-99999999999", "100..^0")]
    public async Task A_range_of_bytes_can_be_asked_for(string range, string expected)
    {
        using var whole = await api.Get($"{Files}/nutrients.db");
        var bytes = await Bytes(whole);
        using var part = await api.Get($"{Files}/nutrients.db", ("Range", range));
        var (first, end) = (OffsetOf(expected.Split("..")[0]), OffsetOf(expected.Split("..")[1]));

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await Bytes(part)).ShouldBe(bytes[first..end]);
        part.Content.Headers.ContentRange!.ToString().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"bytes {first}-{end - 1}/{bytes.Length}"));
        part.Headers.GetValues("Repr-Digest").ShouldBe(whole.Headers.GetValues("Repr-Digest"), "the digest is of the whole, of which this is a part");
        part.Headers.ETag.ShouldBe(whole.Headers.ETag);

        int OffsetOf(string index) => (index[0] == '^' ? new Index(int.Parse(index[1..], CultureInfo.InvariantCulture), fromEnd: true) : int.Parse(index, CultureInfo.InvariantCulture)).GetOffset(bytes.Length);
    }

    [Fact]
    public async Task A_range_of_nothing_is_refused_with_the_size()
    {
        using var response = await api.Get($"{Files}/datapackage.json", ("Range", "bytes=99999999-"));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        using var whole = await api.Get($"{Files}/datapackage.json");

        response.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Content.Headers.ContentRange!.Length.ShouldBe(whole.Content.Headers.ContentLength);
        response.Content.Headers.ContentDisposition.ShouldBeNull();
        response.Headers.ETag.ShouldBeNull();
        response.Headers.Contains("Repr-Digest").ShouldBeFalse();
        problem["code"]!.ToString().ShouldBe("range-not-satisfiable");
    }

    [Fact]
    public async Task A_download_goes_on_only_with_the_same_file()
    {
        using var whole = await api.Get($"{Files}/nutrients.db");
        var length = whole.Content.Headers.ContentLength;
        var tag = whole.Headers.ETag!.ToString();

        (await With(tag)).ShouldBe((HttpStatusCode.PartialContent, length - 1000));

        // A date says nothing where no date was given, and what cannot be read names no file.
        foreach (var other in new[] { "\"other\"", $"W/{tag}", "Fri, 20 Nov 2099 10:00:00 GMT", "x" })
        {
            (await With(other)).ShouldBe((HttpStatusCode.OK, length), other);
        }

        async Task<(HttpStatusCode, long?)> With(string ifRange)
        {
            using var response = await api.Get($"{Files}/nutrients.db", ("Range", "bytes=1000-"), ("If-Range", ifRange));
            return (response.StatusCode, (await Bytes(response)).LongLength);
        }
    }

    [Fact]
    public async Task A_range_is_for_get_alone()
    {
        using var head = await api.Send(HttpMethod.Head, $"{Files}/nutrients.db", ("Range", "bytes=0-9"));

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Preconditions_are_heeded()
    {
        using var whole = await api.Get($"{Files}/nutrients.csv.zip");
        var tag = whole.Headers.ETag!.ToString();
        using var known = await api.Get($"{Files}/nutrients.csv.zip", ("If-None-Match", $"\"other\", {tag}"));
        using var same = await api.Get($"{Files}/nutrients.csv.zip", ("If-Match", tag));

        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        known.Headers.ETag!.ToString().ShouldBe(tag);
        (await Bytes(known)).ShouldBeEmpty();
        same.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.Get($"{Files}/nutrients.csv.zip", ("If-Match", "\"other\"")).Json(HttpStatusCode.PreconditionFailed))["code"]!.ToString().ShouldBe("precondition-failed");
    }

    [Fact]
    public async Task A_file_is_sent_as_it_is()
    {
        using var response = await api.Get($"{Files}/datapackage.json", ("Accept-Encoding", "br, gzip"), ("Accept", "text/html"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pinned_file_never_changes()
    {
        var version = (await api.Get("/v1/dataset").Json())["version"]!.ToString();
        using var pinned = await api.Get($"{Files}/nutrients.db?dataset={version}");

        pinned.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await api.Get($"{Files}/nutrients.db?dataset=0000000000000000").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("dataset-not-hosted");
    }

    [Theory]
    [InlineData("nutrients.db.sha256")]
    [InlineData("Nutrients.db")]
    [InlineData("nutrients.db.csv.zip")]
    [InlineData("..%2fnutrients.db")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("amount.csv")]
    public async Task Only_these_files_are_there(string name) =>
        (await api.Get($"{Files}/{name}").Json(HttpStatusCode.NotFound))["code"]!.ToString().ShouldBe("not-found");

    [Fact]
    public async Task There_is_no_format_of_a_file_to_choose() =>
        (await api.Get($"{Files}/nutrients.db?format=csv").Json(HttpStatusCode.BadRequest))["errors"]![0]!["detail"]!.ToString().ShouldBe("There is no parameter 'format' here; there is dataset.");

    [Fact]
    public async Task The_dataset_opens_and_is_the_one_that_answers()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("nutrients-").FullName, "downloaded.db");
        using var response = await published.Get($"{Files}/nutrients.db");
        await File.WriteAllBytesAsync(path, await Bytes(response), TestContext.Current.CancellationToken);
        var counts = (await published.Get("/v1/dataset").Json())["counts"]!;

        using (var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT count(*) FROM food) || ' ' || (SELECT count(*) FROM amount)";
            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe($"{counts["foods"]} {counts["amounts"]!.GetValue<int>() + counts["partialTotals"]!.GetValue<int>()}");
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task What_the_descriptor_says_of_the_published_files_is_true()
    {
        foreach (var (_, _, content, table) in await Members(published))
        {
            ShouldBe(content, table);
        }
    }

    /// <summary>Sizes, hashes, columns, types, keys and references.</summary>
    [Fact]
    public async Task What_the_descriptor_says_of_tables_and_columns_is_true()
    {
        foreach (var archive in (await Members(api)).GroupBy(member => member.Archive))
        {
            var tables = archive.ToDictionary(member => member.Name, member => Table.Read(member.Described, member.Content), StringComparer.Ordinal);

            foreach (var (_, name, content, described) in archive)
            {
                ShouldBe(content, described);
                tables[name].Check(described["schema"]!, tables);
            }
        }
    }

    /// <summary>Every table of every archive that the descriptor names, with what is said of it; what it says of the files themselves is held against them on the way.</summary>
    private static async Task<List<(string Archive, string Name, byte[] Content, JsonNode Described)>> Members(RunningApi api)
    {
        var package = await api.Get($"{Files}/datapackage.json").Json();
        var members = new List<(string, string, byte[], JsonNode)>();
        package["version"]!.ToString().ShouldBe((await api.Get("/v1/dataset").Json())["version"]!.ToString());
        package["resources"]!.AsArray().Select(resource => resource!["name"]!.ToString()).ShouldBe(["nutrients.db", "nutrients.csv.zip", "nutrients.ndjson.zip"]);

        foreach (var resource in package["resources"]!.AsArray())
        {
            // Paths are relative to the descriptor.
            using var response = await api.Get(new Uri(new Uri(api.Address, $"{Files}/datapackage.json"), resource!["path"]!.ToString()).AbsolutePath);
            var bytes = await Bytes(response);
            ShouldBe(bytes, resource);

            if (resource["resources"] is JsonArray tables)
            {
                using var zip = new ZipArchive(new MemoryStream(bytes));
                zip.Entries.Select(entry => entry.FullName).ShouldBe(tables.Select(table => table!["path"]!.ToString()).Append("datapackage.json"));
                zip.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
                var inner = JsonNode.Parse(Content(zip, "datapackage.json"))!;
                JsonNode.DeepEquals(inner["resources"], tables).ShouldBeTrue("an archive describes itself as the descriptor does");
                inner["version"]!.ToString().ShouldBe(package["version"]!.ToString());
                members.AddRange(tables.Select(table => (resource["name"]!.ToString(), table!["name"]!.ToString(), Content(zip, table["path"]!.ToString()), table)));
            }
        }

        return members;
    }

    [Fact]
    public async Task A_row_of_amounts_says_what_the_api_says()
    {
        var rows = await Lines("nutrients.csv.zip", "amount.csv");
        var objects = await Lines("nutrients.ndjson.zip", "amount.ndjson");
        var counts = (await published.Get("/v1/dataset").Json())["counts"]!;
        objects.Length.ShouldBe(counts["amounts"]!.GetValue<int>() + counts["partialTotals"]!.GetValue<int>());
        rows.Length.ShouldBe(objects.Length + 1);

        // No text of the dataset has a line break in it.
        foreach (var index in Enumerable.Range(0, 40).Select(number => number * objects.Length / 40))
        {
            var row = Table.OfCsv($"{rows[0]}\r\n{rows[index + 1]}\r\n").Rows[0];
            Table.OfLines(objects[index] + "\n").Rows[0].ShouldBe(row);
            var amount = (await published.Get($"/v1/amounts/{row["id"]}").Json())["amount"]!;

            foreach (var (column, key) in (IEnumerable<(string, string)>)[("status", "status"), ("amount", "amount"), ("unit", "unit"), ("lower_bound", "lowerBound"), ("upper_bound", "upperBound"), ("min", "min"), ("max", "max"), ("sd", "sd"), ("n", "n"), ("derivation", "derivation"), ("evidence", "evidence"), ("source_id", "sourceId"), ("copy_of", "copyOf"), ("selected", "selected"), ("doubt", "doubt"), ("note", "note")])
            {
                row[column].ShouldBe(amount[key]?.ToString(), $"{row["id"]} {column}");
            }
        }

        async Task<string[]> Lines(string file, string member)
        {
            using var response = await published.Get($"{Files}/{file}");
            using var zip = new ZipArchive(new MemoryStream(await Bytes(response)));
            return Encoding.UTF8.GetString(Content(zip, member)).Split(file == "nutrients.csv.zip" ? "\r\n" : "\n")[..^1];
        }
    }

    private static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static IEnumerable<string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);

    private static void ShouldBe(byte[] bytes, JsonNode resource)
    {
        resource["bytes"]!.GetValue<int>().ShouldBe(bytes.Length, resource["path"]!.ToString());
        resource["hash"]!.ToString().ShouldBe("sha256:" + Sha256(bytes), resource["path"]!.ToString());
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A table as anybody would read it; what is empty or null is null.</summary>
    private sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<Dictionary<string, string?>> Rows)
    {
        public static Table Read(JsonNode resource, byte[] content)
        {
            resource["encoding"]!.ToString().ShouldBe("utf-8");
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
            return resource["format"]!.ToString() == "csv" ? OfCsv(text) : OfLines(text);
        }

        public static Table OfCsv(string text)
        {
            using var csv = new CsvHelper.CsvParser(new StringReader(text), new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", Mode = CsvHelper.CsvMode.RFC4180 });
            csv.Read().ShouldBeTrue();
            var (columns, rows) = (csv.Record!, new List<Dictionary<string, string?>>());

            while (csv.Read())
            {
                csv.Record!.Length.ShouldBe(columns.Length);
                rows.Add(columns.Zip(csv.Record).ToDictionary(cell => cell.First, cell => cell.Second.Length == 0 ? null : cell.Second, StringComparer.Ordinal));
            }

            return new(columns, rows);
        }

        public static Table OfLines(string text)
        {
            text.ShouldEndWith("\n");
            var rows = text.Split('\n')[..^1].Select(line => JsonNode.Parse(line)!.AsObject().ToDictionary(cell => cell.Key, cell => cell.Value?.ToString(), StringComparer.Ordinal)).ToArray();
            return new([.. rows.Take(1).SelectMany(row => row.Keys)], rows);
        }

        /// <summary>Holds the table against its Table Schema.</summary>
        public void Check(JsonNode schema, Dictionary<string, Table> tables)
        {
            var fields = schema["fields"]!.AsArray();

            if (Rows.Count > 0)
            {
                Columns.ShouldBe(fields.Select(field => field!["name"]!.ToString()));
            }

            foreach (var field in fields)
            {
                var (name, type) = (field!["name"]!.ToString(), field["type"]!.ToString());
                var values = Rows.Select(row => row[name]).ToArray();
                (field["constraints"] is not null && values.Contains(null)).ShouldBeFalse($"{name} is required");
                values.Where(value => value is not null).ShouldAllBe(value => Is(value!, type), $"{name} is {type}");
            }

            if (schema["primaryKey"] is JsonArray key)
            {
                Rows.Select(row => KeyOf(row, key)).ToHashSet().Count.ShouldBe(Rows.Count, "a key is of one row");
            }

            foreach (var reference in schema["foreignKeys"]?.AsArray() ?? [])
            {
                var target = reference!["reference"]!["resource"] is { } resource ? tables[resource.ToString()] : this;
                var known = target.Rows.Select(row => KeyOf(row, reference["reference"]!["fields"]!.AsArray())).ToHashSet();
                Rows.Where(row => row[reference["fields"]![0]!.ToString()] is not null).ShouldAllBe(row => known.Contains(KeyOf(row, reference["fields"]!.AsArray())), reference.ToJsonString());
            }
        }

        private static string KeyOf(Dictionary<string, string?> row, JsonArray fields) => string.Join('\n', fields.Select(field => row[field!.ToString()]));

        private static bool Is(string value, string type) => type switch
        {
            "string" => true,
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => value is "true" or "false",
            _ => false,
        };
    }
}
