using System.Globalization;
using Nutrients.Api.Http;

namespace Nutrients.Api.Tests;

/// <summary>The policy by which answers are kept, seen from outside only in what a flood costs; so it is asked itself.</summary>
public sealed class AnswerCacheTests
{
    private const long Limit = 1024 * 1024;

    [Fact]
    public void A_flood_pushes_out_nothing_that_is_asked_for_again()
    {
        var cache = new AnswerCache(Limit);
        AnswerKey[] hot = [.. Enumerable.Range(0, 100).Select(i => Key($"/hot/{i}"))];

        foreach (var key in hot)
        {
            cache.Add(key, OfBytes(1000));
            cache.Add(key, OfBytes(1000));
            cache.Find(key).ShouldNotBeNull();
        }

        for (var i = 0; i < 1_000_000; i++)
        {
            cache.Add(Key(i.ToString(CultureInfo.InvariantCulture)), OfBytes(500));
            cache.Kept.Bytes.ShouldBeLessThanOrEqualTo(Limit);
        }

        hot.Count(key => cache.Find(key) is null).ShouldBe(0);

        // Hashes of a million keys are sometimes equal.
        cache.Kept.Count.ShouldBeInRange(100, 200);
    }

    [Fact]
    public void Even_a_flood_of_pairs_pushes_out_nothing_that_is_asked_for_meanwhile()
    {
        var cache = new AnswerCache(Limit);
        AnswerKey[] hot = [.. Enumerable.Range(0, 100).Select(i => Key($"/hot/{i}"))];
        Array.ForEach(hot, key => Keep(cache, key));

        for (var i = 0; i < 200_000; i++)
        {
            Keep(cache, Key(i.ToString(CultureInfo.InvariantCulture)));
            cache.Find(hot[i % 100]).ShouldNotBeNull();
            cache.Kept.Bytes.ShouldBeLessThanOrEqualTo(Limit);
        }
    }

    [Fact]
    public void What_is_asked_for_again_soon_is_kept_and_nothing_else()
    {
        var cache = new AnswerCache(Limit);
        cache.Add(Key("/again"), OfBytes(500));
        cache.Find(Key("/again")).ShouldBeNull();

        Flood(cache, "between", 60_000);
        cache.Add(Key("/again"), OfBytes(500));
        cache.Find(Key("/again")).ShouldNotBeNull();

        cache.Add(Key("/late"), OfBytes(500));
        Flood(cache, "meanwhile", 70_000);
        cache.Add(Key("/late"), OfBytes(500));
        cache.Find(Key("/late")).ShouldBeNull();
    }

    [Fact]
    public void What_is_no_longer_asked_for_makes_room()
    {
        var cache = new AnswerCache(Limit);
        AskedFor(cache, "old", 2000);
        AskedFor(cache, "new", 500);
        AskedFor(cache, "newer", 500);

        Enumerable.Range(0, 500).Count(i => cache.Find(Key($"newer{i}")) is not null).ShouldBeGreaterThan(300);
        cache.Kept.Bytes.ShouldBeLessThanOrEqualTo(Limit);

        static void AskedFor(AnswerCache cache, string name, int count)
        {
            for (var round = 0; round < 4; round++)
            {
                for (var i = 0; i < count; i++)
                {
                    if (cache.Find(Key($"{name}{i}")) is null)
                    {
                        cache.Add(Key($"{name}{i}"), OfBytes(500));
                    }
                }
            }
        }
    }

    [Fact]
    public void What_is_too_large_is_not_kept()
    {
        var cache = new AnswerCache(Limit);
        cache.Add(Key("/large"), OfBytes((int)Limit / 5));
        cache.Add(Key("/large"), OfBytes((int)Limit / 5));
        cache.Find(Key("/large")).ShouldBeNull();

        var off = new AnswerCache(0);
        off.Add(Key("/small"), OfBytes(1));
        off.Add(Key("/small"), OfBytes(1));
        off.Find(Key("/small")).ShouldBeNull();
        off.Kept.ShouldBe((0, 0));
    }

    [Fact]
    public void Many_at_once_break_nothing()
    {
        var cache = new AnswerCache(Limit);

        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var key = Key($"/{i * (thread + 1) % 3000}");

                if (cache.Find(key) is { } kept)
                {
                    kept.Tag.ShouldBe(key.Url);
                }
                else
                {
                    cache.Add(key, OfBytes(500) with { Tag = key.Url });
                }
            }
        });

        cache.Kept.Bytes.ShouldBeInRange(1, Limit);
        cache.Kept.Count.ShouldBeLessThanOrEqualTo((int)(cache.Kept.Bytes / 500));
    }

    private static void Keep(AnswerCache cache, AnswerKey key)
    {
        cache.Add(key, OfBytes(500));
        cache.Add(key, OfBytes(500));
    }

    private static void Flood(AnswerCache cache, string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            cache.Add(Key($"{name}{i}"), OfBytes(500));
        }
    }

    private static AnswerKey Key(string url) => new(url, "", "");

    private static Answer OfBytes(int bytes) => new() { ContentType = "application/json", ContentEncoding = null, Tag = "\"t\"", CacheControl = "public", Body = new byte[bytes] };
}
