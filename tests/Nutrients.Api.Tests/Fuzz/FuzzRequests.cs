using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>Makes requests up, each from the seed and its number alone, so that one can be made again.</summary>
/// <param name="contract">What can be asked.</param>
/// <param name="ids">The ids that there are, by the resource that they are ids of.</param>
/// <param name="cursors">A cursor of each list, by its operation.</param>
/// <param name="seed">What all requests are made from.</param>
internal sealed class FuzzRequests(FuzzContract contract, IReadOnlyDictionary<string, string[]> ids, IReadOnlyDictionary<string, string> cursors, int seed)
{
    private static readonly string[] Methods = ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "POST", "GET", "FOO", "get", "Head", "post", "X-METHOD", "M-SEARCH", "PROPFIND", "GETGETGETGETGETGETGETGETGETGETGETGET"];

    private static readonly string[] Accepts =
    [
        "*/*", "application/*", "text/*", "text/html", "application/xml;q=0.9, */*;q=0.1", "application/json;q=0", "*/*;q=0", "application/json;q=0.001, text/csv;q=0.002", "application/json;q=2", "application/json;q=-1", "application/json;q=abc", "application/json; charset=utf-16", "application/json;", ";", ",", ",,,", "", "json", "a/b/c", "*/json", "*", "text/csv; header=absent", "application/json, , text/csv", "\"application/json\"", "application/json;q=0.5;q=1", "APPLICATION/JSON", "application/problem+json", "image/png",
    ];

    private static readonly string[] Codings = ["gzip", "br", "identity", "deflate", "zstd", "gzip, br", "*", "*;q=0", "identity;q=0", "identity;q=0, *;q=0", "gzip;q=0", "br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip;q=5", "gzip;q=x", "", ",", ";q=1", "GZIP", "gzip gzip", "x-gzip", "dcb, dcz"];

    private static readonly string[] Tags = ["*", "\"x\"", "W/\"x\"", "x", "\"", "\"\"", "W/", "W/*", "*, \"x\"", "", ",", "\"a\" \"b\"", "\"a\", \"b\"", "\"000000000000000000000000\"", "\"\\\"", "'x'"];

    private static readonly (string Name, string[] Values)[] OtherHeaders =
    [
        ("Range", ["bytes=0-0", "bytes=-1", "bytes=5-1", "bytes=0-0,2-2,4-4", "items=0-1", "bytes=99999999999999999999-"]),
        ("If-Match", ["*", "\"x\"", "rubbish"]),
        ("If-Modified-Since", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "yesterday", ""]),
        ("If-Unmodified-Since", ["Thu, 01 Jan 1970 00:00:00 GMT", "0"]),
        ("If-Range", ["\"x\"", "x"]),
        ("Origin", ["https://app.example", "null", "", "://", "https://a.example https://b.example"]),
        ("Access-Control-Request-Method", ["GET", "DELETE", "", "x y"]),
        ("Access-Control-Request-Headers", ["x", ", ,", "a b"]),
        ("X-Forwarded-For", ["1.2.3.4", "1.2.3.4, 5.6.7.8", "unknown", "' OR 1=1 --", "::1"]),
        ("X-Forwarded-Host", ["evil.example", "a b"]),
        ("X-Forwarded-Proto", ["https", "javascript", ""]),
        ("X-Forwarded-Prefix", ["/evil", "../"]),
        ("X-Original-URL", ["/admin", "/v1/dataset"]),
        ("Forwarded", ["for=1.2.3.4;host=evil.example;proto=https", "for=\"[", ";;;"]),
        ("X-HTTP-Method-Override", ["DELETE", "PUT"]),
        ("traceparent", ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-0000000000000000-00", "ff-x", "", "' OR 1=1 --", "|1.2."]),
        ("tracestate", ["a=b", "===", "a=b,a=b"]),
        ("Request-Id", ["|x.", "' OR 1=1 --", "<script>"]),
        ("Correlation-Context", ["a=b", "%"]),
        ("baggage", ["a=b;c", ",", "=%00"]),
        ("Accept-Language", ["fr", "*;q=x", "xx-XX-XX-XX", ""]),
        ("Accept-Charset", ["utf-16", "x;q=9"]),
        ("Authorization", ["Basic Og==", "Bearer ..", ""]),
        ("Cookie", ["a=b", "=;=;", ";"]),
        ("Cache-Control", ["no-cache", "max-age=-1", "only-if-cached"]),
        ("Content-Type", ["application/json", "text/plain", "x", ""]),
        ("Content-Encoding", ["gzip", "br", "identity", "x"]),
        ("Upgrade", ["h2c", "websocket", "TLS/1.0"]),
        ("TE", ["trailers", "chunked;q=x"]),
        ("Referer", ["https://a.example/%00", "x"]),
        ("User-Agent", ["", "() { :; }; echo x", "sqlmap"]),
        ("Max-Forwards", ["0", "-1"]),
        ("Date", ["x"]),
        ("Via", ["1.1 a", ","]),
        ("Host", ["evil.example", "localhost:1", "127.0.0.1", "[::1]:80", "xn--a.example"]),
    ];

    private static readonly string[] ContentTypes = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/json; charset=utf-16", "application/json; charset=x", "application/problem+json", "application/jsonx", "application/json, application/json", "json", "", ";", "application/json;", "application/json; charset", "*/*", "text/json", "application/JSON; Charset=\"UTF-8\"", "application/json; charset=utf-8; x=y"];

    private static readonly string[] JsonValues =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "0.001", "0.0009", "1.5", "50", "100", "101", "120", "121", "1440", "1441", "100000", "100000.1", "1e5", "1e400", "-1e400", "1e-400", "2147483648", "9223372036854775808", "123456789012345678901234567890", "0.1e-10", "1E+2", "[]", "{}", "[[]]", "[{}]", "[null]", "{\"\":1}", "{\"a\":{\"b\":1}}", "\"\"", "\"natto\"", "\"EFSA\"", "\"NASEM\"", "\"female\"", "\"none\"", "\"warfarin\"", "\"1\"", "\"\\u0000\"", "\"\\ud83e\\uddc0\"", "\"\\uffff\"",
        "[[[[[[[[[[[[[[]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]",
    ];

    private static readonly string[] BrokenJson = ["", " ", "{", "}", "[", "]", "{}", "[]", "null", "0", "\"", "'", "{,}", "{\"items\":}", "{\"items\" []}", "{items:[]}", "{'items':[]}", "{\"items\":[],}", "{\"items\":[,]}", "{\"items\":[]}{}", "{\"items\":[]}x", "//\n{}", "/**/{}", "NaN", "{\"items\":[{\"foodId\":\"natto\",\"grams\":NaN}]}", "{\"items\":[{\"foodId\":\"natto\",\"grams\":+1}]}", "{\"items\":[{\"foodId\":\"natto\",\"grams\":01}]}", "{\"items\":[{\"foodId\":\"natto\",\"grams\":.5}]}", "{\"items\":[{\"foodId\":\"natto\",\"grams\":0x1}]}", "{\"items\":[{\"foodId\":\"natto\",\"grams\":1,\"grams\":2}]}", "{\"items\":[],\"it\\u0065ms\":[]}", "<x/>", "a=b", "\u00ef\u00bb\u00bf{}", "\u00ff\u00fe{\0}\0", "{\"\\ud800\":1}", "{\"items\":[{\"foodId\":\"\\udc00\\ud800\",\"grams\":1}]}", "{\"items\":[{\"foodId\":\"\\u12\",\"grams\":1}]}", "{\"items\":[{\"foodId\":\"\\x41\",\"grams\":1}]}", "{\"items\":[{\"foodId\":\"a\nb\",\"grams\":1}]}", "{\"\u00c0\u00af\":1}"];

    private static readonly JsonNode Meal = JsonNode.Parse("""
        {
          "authority": "EFSA", "lifeStage": { "sex": "male", "ageMonths": 500, "condition": "none" }, "medications": ["warfarin", "Metformin 500 mg", "C10AA", "no such drug"], "nutrientIds": ["vitamin-k1", "calcium"],
          "items": [{ "foodId": "natto", "grams": 50 }, { "foodId": "spinach-boiled", "portion": 1, "quantity": 0.5 }]
        }
        """)!;

    public FuzzRequest Make(int number)
    {
        // The first picks of seeds that follow each other follow each other, too: a digest does not.
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.ASCII.GetBytes($"{seed}/{number}"))));
        var operation = contract.Operations[number % contract.Operations.Count];

        // Where everything is strange, the first that is refused hides the rest.
        var isPlain = random.Next(3) == 0;
        var isBent = !isPlain && random.Next(12) == 0;
        var pathId = operation.Parameters.FirstOrDefault(parameter => parameter.IsInPath) is { } id ? Value(random, id, operation, isPlain || random.Next(4) > 0) : default;
        var path = pathId.Encoded is null ? operation.Path : operation.PathOf(pathId.Encoded);
        var query = Query(random, operation, isPlain);
        var target = (isBent ? Bent(random, path) : path) + (query.Count == 0 ? random.Next(50) == 0 ? "?" : "" : "?" + string.Join(random.Next(100) == 0 ? "&&" : "&", query.Select(parameter => parameter.Encoded)));
        var method = isPlain || random.Next(15) > 0 ? operation.Method == "GET" && random.Next(12) == 0 ? "HEAD" : operation.Method : Pick(random, Methods);
        var request = new FuzzRequest
        {
            Method = method,
            Target = target,
            Operation = isBent || pathId.Value is "" or "." or ".." ? null : operation,
            PathId = pathId.Value,
            Query = [.. query.Select(parameter => (parameter.Name, parameter.Value))],
            Headers = isPlain && random.Next(2) == 0 ? [] : Headers(random, operation, isPlain),
        };

        if (method == "OPTIONS" && random.Next(2) == 0)
        {
            request = request.With("Origin", "https://app.example").With("Access-Control-Request-Method", Pick(random, ["GET", "POST", "DELETE", "x y"]));
        }

        if (operation.IsFile && random.Next(10) == 0)
        {
            request = random.Next(2) == 0 ? request.With("If-Match", Pick(random, Tags)) : request.With("If-Unmodified-Since", Pick(random, ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"]));
        }

        if (operation.IsFile && pathId.Value != "datapackage.json")
        {
            // The others are large.
            request = (request with { Headers = [.. request.Headers.Where(header => header.Name != "If-Range")] }).With("Range", Pick(random, ["bytes=0-99", "bytes=-10", "bytes=1000-1000", "bytes=99999999999-"]));
        }

        return operation.Body is not null || (method is not ("GET" or "HEAD") && random.Next(3) == 0) || random.Next(200) == 0 ? WithBody(random, request, isPlain) : request;
    }

    private List<(string Name, string? Value, string Encoded)> Query(Random random, FuzzOperation operation, bool isPlain)
    {
        var query = new List<(string Name, string? Value, string Encoded)>();
        var asked = operation.Parameters.Where(parameter => parameter.IsInQuery).ToArray();

        // A person is told whole or not at all, mostly.
        var isPerson = random.Next(3) == 0;

        foreach (var parameter in asked)
        {
            var isGiven = parameter.IsRequired ? isPlain || random.Next(20) > 0
                : parameter.Name is "authority" or "sex" or "ageYears" ? isPerson
                : random.Next(Math.Max(asked.Length, 6)) < 2 && (!isPlain || parameter.Name is not ("dataset" or "ageMonths" or "portion" or "grams" or "quantity"));

            if (isGiven)
            {
                var (value, encoded) = Value(random, parameter, operation, isPlain || random.Next(2) == 0);
                query.Add((parameter.Name, value, $"{parameter.Name}={encoded}"));
            }
        }

        if (isPlain || asked.Length == 0)
        {
            return query;
        }

        if (random.Next(6) == 0)
        {
            var name = Pick(random, asked).Name;
            var odd = random.Next(9) switch
            {
                0 => Changed(random, name),
                1 => name.ToUpperInvariant(),
                2 => name + "[]",
                3 => Pick(random, HostileTexts.Texts),
                4 => HostileTexts.Random(random, 30),
                5 => new string('x', random.Next(1, 3000)),
                6 => Pick(random, operation.Parameters).Name + "\0",
                _ => name,
            };
            var (value, encoded) = odd.Length > 0 && random.Next(3) == 0 ? (null, "") : Value(random, asked[0], operation, isValid: true);
            query.Insert(random.Next(query.Count + 1), (odd, null, Encoded(random, odd) + (value is null ? "" : "=" + encoded)));
        }

        if (random.Next(300) == 0)
        {
            query.AddRange(Enumerable.Range(0, 60).Select(extra => ($"p{extra}", (string?)"", $"p{extra}")));
        }

        if (random.Next(4) == 0)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(query));
        }

        return query;
    }

    /// <summary>A value for a parameter, and how it is sent; null where how it is read depends on how a bad encoding is read.</summary>
    private (string? Value, string Encoded) Value(Random random, FuzzParameter parameter, FuzzOperation operation, bool isValid)
    {
        if (!isValid && random.Next(10) == 0)
        {
            var bad = Pick(random, HostileTexts.Encoded);
            return (null, parameter.IsInPath ? bad.Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal) : bad);
        }

        var value = isValid ? Valid(random, parameter, operation) : random.Next(7) switch
        {
            0 or 1 when parameter.IsNumber => Pick(random, HostileTexts.Numbers),
            0 => Changed(random, Valid(random, parameter, operation)),
            1 => Listed(random, parameter, operation),
            2 => Valid(random, parameter, operation) + Pick(random, HostileTexts.Texts),
            3 => HostileTexts.Random(random, random.Next(10) == 0 ? 2000 : Math.Min(parameter.MostCharacters + 20, 150)),
            4 => string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "x", 1 => "あ", _ => "x " }, Math.Max(1, (parameter.MostCharacters / random.Next(1, 3)) + random.Next(-1, 2)))),
            _ => Pick(random, HostileTexts.Texts),
        };

        return (value, Encoded(random, value));
    }

    private string Valid(Random random, FuzzParameter parameter, FuzzOperation operation)
    {
        if (parameter.Name == "cursor")
        {
            return Cursor(random, cursors.GetValueOrDefault(random.Next(2) == 0 ? operation.Id : Pick(random, contract.Operations).Id));
        }

        if (parameter.IsNumber && random.Next(2) == 0)
        {
            var (least, most) = (parameter.Least!.Value, Math.Min(parameter.Most!.Value, random.Next(2) == 0 ? 10 : 2100));
            return (least == Math.Floor(least) ? Math.Floor(least + (random.NextDouble() * Math.Max(0, most - least))) : Math.Round(least + (random.NextDouble() * Math.Max(0, most - least)), 3)).ToString(CultureInfo.InvariantCulture);
        }

        // nutrientId, nutrientIds, parentId, or the id in /v1/foods/{id}.
        var resource = parameter.IsInPath ? operation.Path.Split('/')[2] : parameter.Name == "parentId" ? "nutrients" : parameter.Name.Replace("Ids", "s", StringComparison.Ordinal).Replace("Id", "s", StringComparison.Ordinal);

        return parameter.Words.Count > 0 && random.Next(3) > 0 ? Pick(random, parameter.Words)
            : ids.TryGetValue(resource, out var known) && random.Next(3) > 0 ? Pick(random, known)
            : parameter.Example ?? "0123456789abcdef";
    }

    private string Listed(Random random, FuzzParameter parameter, FuzzOperation operation)
    {
        var values = Enumerable.Range(0, Pick(random, [1, 2, 2, 3, 5, 20, 21, 50, 51, 100, 101])).Select(_ => Valid(random, parameter, operation));
        return string.Join(Pick(random, [",", ",", ",", ",,", ", ", ";", "|", " "]), random.Next(2) == 0 ? values : values.Distinct(StringComparer.Ordinal)) + Pick(random, ["", "", ","]);
    }

    /// <summary>A cursor as it was given, or one that somebody made of it.</summary>
    private static string Cursor(Random random, string? given)
    {
        if (given is null)
        {
            return WebEncoders.Base64UrlEncode(Bytes(random, random.Next(1, 60)));
        }

        var bytes = WebEncoders.Base64UrlDecode(given);

        switch (random.Next(5))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;

            // The right digest, and a key that nobody was given.
            case 1:
                var parts = Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random, ["\"x\"", "\"\"", "\"0\"", "\"-1\"", "\"999999999\"", "\"1e308\"", "\"NaN\"", "\"1.5\"", "null", "1", "[]", "{}", "\"\\u0000\"", "\"' OR 1=1 --\"", "\"\\ud800\"", "\"natto\""]));
                bytes = [.. bytes[..6], .. Encoding.UTF8.GetBytes($"[{string.Join(',', parts)}]")];
                break;

            case 2:
                bytes = [.. bytes[..6], .. Bytes(random, random.Next(40))];
                break;

            default:
                break;
        }

        return WebEncoders.Base64UrlEncode(bytes);
    }

    /// <summary>A path that a server may read as another one.</summary>
    private static string Bent(Random random, string path) => random.Next(20) switch
    {
        0 => path + "/",
        1 => path + "//",
        2 => "/" + path,
        3 => path.Replace("/v1/", "/v1//", StringComparison.Ordinal),
        4 => path.Replace("/v1/", "/v1/./", StringComparison.Ordinal),
        5 => path.Replace("/v1/", "/v1/x/../", StringComparison.Ordinal),
        6 => path.Replace("/v1/", "/v1/%2e%2e/v1/", StringComparison.Ordinal),
        7 => path.Replace("/v1/", "/v1%2f", StringComparison.Ordinal),
        8 => path.Replace("/v1/", "/v1\\", StringComparison.Ordinal),
        9 => path.ToUpperInvariant(),
        10 => path.Replace("/v1/", "/%76%31/", StringComparison.Ordinal),
        11 => path + ";a=b",
        12 => path + "/..;/x",
        13 => path + "%00",
        14 => path + "/" + Encoded(random, Pick(random, HostileTexts.Texts)),
        15 => "/v1/../../../../etc/passwd",
        16 => "/" + Pick(random, ["", "v1", "v1/", "v2/foods", "openapi", "openapi/v1.json", "openapi/v2.json", "openapi/v1.yaml", "swagger", "swagger/index.html", "swagger/..%2f..%2fappsettings.json", "appsettings.json", "nutrients.db", "web.config", ".git/config", ".env", "favicon.ico", "robots.txt", "health", "health/live", "health/ready", "metrics", "trace", "actuator"]),
        17 => path + ".json",
        18 => path + Encoded(random, HostileTexts.Random(random, 20)),
        _ => path[..random.Next(1, path.Length)],
    };

    private static (string Name, string Value)[] Headers(Random random, FuzzOperation operation, bool isPlain)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        if (random.Next(3) == 0)
        {
            headers["Accept"] = isPlain || random.Next(3) == 0 ? Pick(random, [.. operation.AnswerOf(200)!.Keys]) : random.Next(8) == 0 ? Sent(HostileTexts.Random(random, 60)) : random.Next(8) == 0 ? string.Join(", ", Enumerable.Repeat("a/b;q=0.1", random.Next(1, 800))) : Pick(random, Accepts);
        }

        if (random.Next(3) == 0)
        {
            headers["Accept-Encoding"] = isPlain ? Pick(random, ["gzip", "br", "gzip, deflate, br", "identity"]) : random.Next(10) == 0 ? Sent(HostileTexts.Random(random, 60)) : Pick(random, Codings);
        }

        if (isPlain)
        {
            return [.. headers.Select(header => (header.Key, header.Value))];
        }

        if (random.Next(4) == 0)
        {
            headers["If-None-Match"] = random.Next(10) == 0 ? Sent(HostileTexts.Random(random, 60)) : random.Next(10) == 0 ? string.Join(", ", Enumerable.Range(0, random.Next(1, 1000)).Select(tag => $"\"{tag}\"")) : Pick(random, Tags);
        }

        for (var more = random.Next(3); more > 0; more--)
        {
            var (name, values) = Pick(random, OtherHeaders);
            headers[name] = Pick(random, values);
        }

        if (random.Next(40) == 0)
        {
            headers[$"X-{random.Next()}"] = Sent(Pick(random, HostileTexts.Texts));
            headers["X-Long"] = new string('x', random.Next(20_000));
        }

        if (random.Next(100) == 0)
        {
            foreach (var number in Enumerable.Range(0, 80))
            {
                headers[$"X-{number}"] = "x";
            }
        }

        return [.. headers.Select(header => (header.Key, header.Value))];
    }

    private static FuzzRequest WithBody(Random random, FuzzRequest request, bool isPlain)
    {
        var json = isPlain ? Meal.DeepClone() : Changed(random, Meal);
        var body = Encoding.UTF8.GetBytes(json.ToJsonString(random.Next(2) == 0 ? Escaping : Plain));
        var type = "application/json";

        if (!isPlain)
        {
            switch (random.Next(12))
            {
                case 0:
                    (body, json) = (body[..random.Next(body.Length)], null);
                    break;
                case 1:
                    (body[random.Next(body.Length)], json) = ((byte)random.Next(256), null);
                    break;
                case 2:
                    (body, json) = ([.. body, .. Bytes(random, random.Next(1, 20))], null);
                    break;
                case 3:
                    var cut = random.Next(body.Length);
                    (body, json) = ([.. body[..cut], .. Encoding.Latin1.GetBytes(Pick(random, ["\\ud800", "\\", "\"", "\0", "\n", "{", "[", ",", ":", "/*", "\u00ff"])), .. body[cut..]], null);
                    break;
                case 4:
                    (body, json) = (Encoding.Latin1.GetBytes(Pick(random, BrokenJson)), null);
                    break;
                case 5:
                    (body, json) = (random.Next(4) switch { 0 => Encoding.Unicode.GetBytes(json.ToJsonString()), 1 => Encoding.ASCII.GetBytes(new string('[', random.Next(1, 30_000))), _ => [.. body, .. Enumerable.Repeat((byte)' ', (64 * 1024) - body.Length + Pick(random, [-1, 0, 1, 1000]))] }, null);
                    break;
                case 6:
                    (type, json) = (Pick(random, ContentTypes), null);
                    break;
                default:
                    break;
            }
        }

        var sent = request with { Body = body };

        if (type.Length > 0 && sent.Header("Content-Type") is null)
        {
            sent = sent.With("Content-Type", type);
        }

        return sent.Header("Content-Type") == "application/json" && sent.Header("Content-Encoding") is null ? sent with { Json = json } : sent;
    }

    /// <summary>JSON in which a few values or keys are others.</summary>
    private static JsonNode Changed(Random random, JsonNode given)
    {
        var json = given.DeepClone();

        for (var times = random.Next(4); times > 0; times--)
        {
            var places = Containers(json).ToArray();

            switch (Pick(random, places))
            {
                case JsonObject { Count: > 0 } keys:
                    var key = Pick(random, [.. keys.Select(pair => pair.Key)]);

                    if (random.Next(4) == 0)
                    {
                        keys.Remove(key);
                    }
                    else
                    {
                        keys[random.Next(4) > 0 ? key : random.Next(2) == 0 ? Changed(random, key) : Pick(random, HostileTexts.Texts)] = Other(random);
                    }

                    break;

                case JsonArray { Count: > 0 } list:
                    if (random.Next(3) == 0)
                    {
                        var copy = Pick(random, [.. list]);
                        var copies = Pick(random, [1, 2, 20, 100, 101]);

                        for (var number = 0; number < copies; number++)
                        {
                            list.Add(copy?.DeepClone());
                        }
                    }
                    else
                    {
                        list[random.Next(list.Count)] = Other(random);
                    }

                    break;

                default:
                    break;
            }
        }

        return json;

        static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
        {
            JsonObject keys => keys.SelectMany(pair => Containers(pair.Value)).Prepend(keys),
            JsonArray list => list.SelectMany(Containers).Prepend(list),
            _ => [],
        };

        static JsonNode? Other(Random random) =>
            random.Next(3) switch { 0 => JsonValue.Create(Pick(random, HostileTexts.Texts)), 1 => JsonValue.Create(HostileTexts.Random(random, 120)), _ => JsonNode.Parse(Pick(random, JsonValues)) };
    }

    /// <summary>A text with a character more, less, or in another case.</summary>
    private static string Changed(Random random, string text)
    {
        if (text.Length == 0)
        {
            return "x";
        }

        var at = random.Next(text.Length);

        return random.Next(5) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Pick(random, HostileTexts.Texts)),
            2 => text[..at] + char.ToUpperInvariant(text[at]) + text[(at + 1)..],
            3 => text[..at] + text[at] + text[at..],
            _ => " " + text,
        };
    }

    private static readonly System.Text.Json.JsonSerializerOptions Escaping = new();

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Percent-encoded as clients do, which differ in what they encode.</summary>
    private static string Encoded(Random random, string text)
    {
        var style = random.Next(4);
        var encoded = new StringBuilder();

        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            encoded.Append(style != 3 && (char.IsAsciiLetterOrDigit((char)letter) || (style == 0 ? "-._~" : "-._~!$'()*,:;@").Contains((char)letter, StringComparison.Ordinal))
                ? $"{(char)letter}"
                : style == 1 ? $"%{letter:x2}" : $"%{letter:X2}");
        }

        return encoded.ToString();
    }

    /// <summary>A text as the value of a header: UTF-8, without what would end it.</summary>
    private static string Sent(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(string.Concat(text.Where(letter => !char.IsControl(letter))).Trim()));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
