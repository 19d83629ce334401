using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using CsvHelper.Configuration;

namespace Nutrients.Api.Http;

/// <summary>
/// The items of an answer as a table (RFC 4180, with a header): the keys of their JSON, an object within by its keys after a dot, a list of words with
/// semicolons between, a list of objects by their keys after a dot with " | " between. An empty cell is null; the status beside an amount says why.
/// </summary>
internal static class Csv
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private static readonly ConcurrentDictionary<Type, Column[]> Columns = new();

    public static void Write(object value, IBufferWriter<byte> output)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);

        using (var csv = new CsvWriter(text, Rfc4180))
        {
            var columns = Columns.GetOrAdd(value is IPage page ? page.ItemType : value.GetType(), static type => [.. ColumnsOf(type, "", item => item)]);

            foreach (var column in columns)
            {
                csv.WriteField(column.Name);
            }

            foreach (var row in Items.Of(value).SelectMany(item => item is ITabular tabular ? tabular.Rows : [item]))
            {
                csv.NextRecord();

                foreach (var column in columns)
                {
                    csv.WriteField(Cell(column.Read(row)));
                }
            }

            csv.NextRecord();
        }

        Encoding.UTF8.GetBytes(text.ToString(), output);
    }

    private static IEnumerable<Column> ColumnsOf(Type type, string prefix, Func<object, object?> owner)
    {
        // What JSON ignores has no way to be read.
        foreach (var property in ApiJson.Default.GetTypeInfo(type)!.Properties.Where(property => property.Get is not null))
        {
            var (name, get) = (prefix + property.Name, property.Get!);

            object? Read(object row) => owner(row) is { } found ? get(found) : null;

            if (property.PropertyType.Assembly == typeof(Csv).Assembly)
            {
                foreach (var column in ColumnsOf(property.PropertyType, name + ".", Read))
                {
                    yield return column;
                }
            }
            else if (!IsListOfObjects(property))
            {
                yield return new(name, Read);
            }
            else if (!property.Name.Equals(type.GetCustomAttribute<RowsOfAttribute>()?.List, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var column in ColumnsOf(property.PropertyType.GetGenericArguments()[0], name + ".", item => item))
                {
                    yield return new(column.Name, row => Read(row) is IEnumerable list ? Joined(list.Cast<object>().Select(item => Cell(column.Read(item)))) : null);
                }
            }
        }
    }

    /// <summary>A table within a row; what is itself several rows gives them.</summary>
    private static bool IsListOfObjects(JsonPropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments()[0].Assembly == typeof(Csv).Assembly;

    /// <summary>One text for each item, so that columns agree; nothing if none of them has any.</summary>
    private static string? Joined(IEnumerable<string?> cells) => cells.ToArray() is var all && all.All(string.IsNullOrEmpty) ? null : string.Join(" | ", all);

    private static string? Cell(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable list => string.Join(';', list.Cast<object>()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private sealed record Column(string Name, Func<object, object?> Read);
}

/// <summary>An item that is more than one row of a table.</summary>
internal interface ITabular
{
    IEnumerable<object> Rows { get; }
}

/// <summary>The list of an <see cref="ITabular"/> whose items become rows like the item itself, and so no columns.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RowsOfAttribute(string list) : Attribute
{
    public string List => list;
}
