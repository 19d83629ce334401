using System.Text;

namespace Nutrients.Api.Tests.Fuzz;

/// <summary>Texts that break services which trust what they are sent.</summary>
internal static class HostileTexts
{
    /// <summary>What is read as something else than text: by SQL, full-text search, paths, pages, shells and logs; and what text can be of.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "\t", "\r\n", "'", "''", "\"", "\"\"", "`", "\\", "\\'", "%", "%%", "_", "*", "**", "-", "--", "/*", "*/", ";", "?", "??", "#", "@", ":", "$1", "@q", ":q", "?1", ",", ",,", ".", "..", "/", "//", "|", "||", "&", "=", "+", "~", "^", "(", ")", "()", "[", "]", "{", "}", "<", ">", "null", "NULL", "undefined", "true", "NaN", "Infinity", "-0", "[]", "{}", "[object Object]",
        "' OR 1=1 --", "' OR '1'='1", "\" OR \"\"=\"", "1; DROP TABLE food; --", "' UNION SELECT sql FROM sqlite_master --", "') UNION SELECT 1,2,3 --", "'||(SELECT sqlite_version())||'", "' AND randomblob(500000000) --", "x' AND 1=CAST((SELECT 1) AS int) --", "'; ATTACH DATABASE '/tmp/x' AS x; --", "load_extension('x')",
        "NEAR(a b, 2)", "NEAR(", "a NOT b", "NOT", "a AND", "OR", "AND OR NOT", "name : cheese", "{name code}:x", "- name:x", "^cheese", "\"cheese", "chee*", "*cheese", "\"a\" + \"b\"", "a^2", "cheese AND NOT (", "rowid:1",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "C:\\", "nutrients.db", "....//....//", "~root", "\\\\host\\share", "http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data/", "//evil.example",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "</title>", "<!--", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "{{7*7}}", "${7*7}", "${jndi:ldap://127.0.0.1/x}", "#{7*7}", "<%= 7*7 %>", "{0}", "{0:D999999999}", "{Level}", "%s%s%s%n", "%d", "=1+1", "@SUM(1)", "`id`", "$(id)", "; id", "| id", "& ping 127.0.0.1",
        "x\r\nSet-Cookie: a=b", "x\nX: y", "x\r\n\r\nHTTP/1.1 200 OK", "\u001b[31mred", "a\0b", "\0", "\u0001", "\u007f", "\u0080", "\u009f", "\u0085", "\u2028", "\u2029", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u200f\u202e\u2066", "\ufffd", "\ufffe", "\uffff",
        "é", "e\u0301", "\u0301", "ß", "ẞ", "ﬁ", "İ", "ı", "ſ", "K", "Å", "µ", "μ", "ǆ", "ά", "ς", "Ω", "１２", "٣", "½", "Ⅷ", "①", "日本語", "納豆", "なっとう", "ナットウ", "ﾅｯﾄｳ", "각", "각", "ไทย", "العربية", "עברית", "हिन्दी", "🧀", "👩‍👩‍👧", "🇯🇵", "\U0001F3F4\U000E0067\U000E007F", "\U00010000", "\U0001FFFF", "\U0002F800", "\U000E0001", "\U000F0000", "\U0010FFFF", "Z̶͇͓̈́a̷l̸g̵o̷",
        "natto", "NATTO", "natto ", " natto", "natto\n", "natto\0", "natto.mk-7", "natto,natto", "con", "aux", "__proto__", "constructor", "toString", "id", "self", "0", "1", "-1", "00", "1e1", "0x1",
    ];

    /// <summary>Percent-encodings that no encoder writes.</summary>
    public static readonly string[] Encoded =
    [
        "%", "%%", "%2", "%zz", "%u0041", "%25", "%2500", "%2527", "%252e%252e%252f", "%ff", "%fe%ff", "%c0%af", "%c0%80", "%e0%80%af", "%ed%a0%80", "%ed%b0%80", "%ed%a0%80%ed%b0%80", "%f4%90%80%80", "%f8%88%80%80%80", "%80", "%c3", "%e2%82", "%f0%9f%a7", "a%00", "%00a", "%0d%0aX:%20y", "+", "a+b", "%2b", "%26a=b", "%3d", "%23", "a=b", "a==", "=", "?", "a?b", "a;b", "%41%4", "%E2%82%AC%", "%6eatto", "natt%6F", "%20natto", "natto%20", "natto%0a", "%2C", "%2c%2C", "a%2Cb", "\xe2\x82\xac", "\xff", "\xc3\x28",
    ];

    public static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2", "19", "20", "99", "100", "101", "120", "121", "1440", "1441", "1799", "1800", "2100", "2101", "999", "1000", "1001", "100000", "100001", "127", "128", "255", "256", "32768", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967296", "999999999", "1000000000", "1000000000000", "1000000000001", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551616", "340282366920938463463374607431768211456",
        "0.001", "0.0009", "0.0010000000001", "0.000000000001", "0.0000000000001", "1.0", "1.5", "100.0", "1000.0", "1000.001", "99999.999999999999", "100000.000000000001", "1e1", "1E1", "1e-3", "1e999", "-1e999", "1e-999", "5e-324", "1.7976931348623157e308", "1.8e308", "NaN", "nan", "Infinity", "-Infinity", "inf", "+1", " 1", "1 ", "1\n", "1\0", "01", "00000000000000000001", "0x10", "0b1", "1_000", "1,000", "1.000,5", "1,5", ".5", "5.", ".", "-", "--1", "-.5", "1-", "(1)", "$1", "1%", "１", "٣", "Ⅷ", "²", "½", "−1", "1;1", "1 OR 1=1", "1--", "true", "null", "",
    ];

    /// <summary>Text of one to so many characters of any plane: noncharacters, private ones, marks and controls too, but no halves of pairs.</summary>
    public static string Random(Random random, int most)
    {
        var text = new StringBuilder();

        for (var left = random.Next(1, most + 1); left > 0; left--)
        {
            var plane = random.Next(4) switch { 0 => random.Next(0x80), 1 => random.Next(0x800), 2 => random.Next(0x10000), _ => random.Next(0x110000) };
            text.Append(Rune.IsValid(plane) ? new Rune(plane) : Rune.ReplacementChar);
        }

        return text.ToString();
    }
}
