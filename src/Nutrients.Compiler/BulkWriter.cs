using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Data.Sqlite;
using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>A file of a bulk file: one table in one format.</summary>
/// <param name="Table">The table.</param>
/// <param name="Path">Its name in the archive.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Filled">The columns that have a value in every row.</param>
internal sealed record BulkMember(BulkTable Table, string Path, long Bytes, string Sha256, IReadOnlySet<string> Filled);

/// <summary>
/// Writes the whole dataset as files for whoever wants it by the table: two archives and the Data Package that describes them and the dataset. Rows go through one by one, however many there are;
/// the same dataset always gives the same rows in the same order, with no time in the archives.
/// </summary>
internal static class BulkWriter
{
    private const int Chunk = 64 * 1024;

    // The first that a zip can state.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private delegate void TableWriter(BulkTable table, SqliteDataReader rows, Measured output);

    /// <summary>Writes all of them.</summary>
    /// <param name="dataset">The compiled dataset, still at its temporary place.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="schema">The text of schema.sql, which says what columns mean.</param>
    /// <param name="path">The place that the dataset will have, beside which the files belong.</param>
    public static void Write(string dataset, string sha256, string schema, string path)
    {
        using var connection = DatasetWriter.Open(dataset, SqliteOpenMode.ReadOnly);
        var package = new DataPackage(connection, sha256);
        var tables = BulkTable.All(connection, schema);
        BulkFile[] archives = [BulkFile.Csv, BulkFile.Ndjson];
        var members = new BulkMember[archives.Length][];
        Parallel.For(0, archives.Length, index => members[index] = Write(archives[index], dataset, tables, package, archives[index].PathBeside(path) + ".tmp"));

        var resources = archives.Select((archive, index) => package.Archive(archive, archive.PathBeside(path) + ".tmp", members[index]));
        File.WriteAllText(BulkFile.Descriptor.PathBeside(path) + ".tmp", package.Descriptor([package.Database(dataset), .. resources]));

        foreach (var file in (BulkFile[])[.. archives, BulkFile.Descriptor])
        {
            File.Move(file.PathBeside(path) + ".tmp", file.PathBeside(path), overwrite: true);
        }
    }

    private static BulkMember[] Write(BulkFile archive, string dataset, IReadOnlyList<BulkTable> tables, DataPackage package, string path)
    {
        using var connection = DatasetWriter.Open(dataset, SqliteOpenMode.ReadOnly);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var (extension, write) = archive == BulkFile.Csv ? (".csv", (TableWriter)WriteCsv) : (".ndjson", WriteNdjson);
        BulkMember[] members = [.. tables.Select(table => Write(table, table.Name + extension, write, zip, connection))];

        using var descriptor = Entry(zip, BulkFile.Descriptor.Name);
        descriptor.Write(Encoding.UTF8.GetBytes(package.Descriptor([.. members.Select(package.Table)])));
        return members;
    }

    private static BulkMember Write(BulkTable table, string path, TableWriter write, ZipArchive zip, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of the names of tables and columns of the schema.
        command.CommandText = table.Sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        using var entry = Entry(zip, path);
        using var output = new Measured(table, entry);
        write(table, rows, output);
        return output.Member(path);
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static void WriteCsv(BulkTable table, SqliteDataReader rows, Measured output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text, Rfc4180);

        foreach (var column in table.Columns)
        {
            csv.WriteField(column.Name);
        }

        csv.NextRecord();

        while (rows.Read())
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                csv.WriteField(output.Value(rows, i) switch
                {
                    null => null,
                    bool flag => flag ? "true" : "false",
                    IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                    var value => (string)value,
                });
            }

            csv.NextRecord();

            if (text.GetStringBuilder().Length > Chunk)
            {
                Flush();
            }
        }

        Flush();

        void Flush()
        {
            csv.Flush();
            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
            text.GetStringBuilder().Clear();
        }
    }

    private static void WriteNdjson(BulkTable table, SqliteDataReader rows, Measured output)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * Chunk);
        using var json = new Utf8JsonWriter(buffer, Plain);
        JsonEncodedText[] names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name))];

        while (rows.Read())
        {
            json.WriteStartObject();

            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);

                switch (output.Value(rows, i))
                {
                    case null:
                        json.WriteNullValue();
                        break;
                    case bool flag:
                        json.WriteBooleanValue(flag);
                        break;
                    case long whole:
                        json.WriteNumberValue(whole);
                        break;
                    case double number:
                        json.WriteNumberValue(number);
                        break;
                    case var value:
                        json.WriteStringValue((string)value);
                        break;
                }
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);

            if (buffer.WrittenCount > Chunk)
            {
                Flush();
            }
        }

        Flush();

        void Flush()
        {
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>Takes note of what is written: size, hash, and which columns are always filled.</summary>
    private sealed class Measured(BulkTable table, Stream output) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly HashSet<string> _filled = [.. table.Columns.Select(column => column.Name)];
        private long _bytes;

        /// <summary>A value as long, double, bool or text; null if there is none. An empty text is none: CSV could not tell them apart.</summary>
        public object? Value(SqliteDataReader rows, int index)
        {
            if (rows.GetValue(index) is var value && value is DBNull or "")
            {
                _filled.Remove(table.Columns[index].Name);
                return null;
            }

            return table.Columns[index].Type is "boolean" ? value is not 0L : value;
        }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            output.Write(bytes);
            _hash.AppendData(bytes);
            _bytes += bytes.Length;
        }

        public BulkMember Member(string path) => new(table, path, _bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()), _filled);

        public void Dispose() => _hash.Dispose();
    }
}
