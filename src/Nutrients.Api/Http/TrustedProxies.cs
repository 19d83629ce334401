using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Nutrients.Api.Http;

/// <summary>Whose word is taken for where a request came from. Without a configured proxy nobody's: a client could claim any address.</summary>
internal static class TrustedProxies
{
    private const string Section = "ForwardedHeaders";

    /// <summary>Null if no proxy is configured, and then X-Forwarded-For and X-Forwarded-Proto change nothing.</summary>
    public static ForwardedHeadersOptions? Of(Settings settings)
    {
        // ASP.NET Core's own switch trusts every address.
        if (settings.IsOn("ForwardedHeaders_Enabled"))
        {
            settings.Fail($"ForwardedHeaders_Enabled trusts whoever sends a header; name the proxies in {Section}:KnownProxies or {Section}:KnownNetworks instead.");
        }

        settings.Only(Section, "KnownProxies", "KnownNetworks", "ForwardLimit");
        var proxies = settings.List<IPAddress>($"{Section}:KnownProxies", "addresses, as 10.0.0.1 or fd00::1", TryAddress);
        var networks = settings.List<System.Net.IPNetwork>($"{Section}:KnownNetworks", "networks by their first address and length, as 10.0.0.0/8 or fd00::/64", TryNetwork);
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = settings.Whole($"{Section}:ForwardLimit", 1, 100, orElse: 1),
        };

        // By default the machine itself is trusted, and with it everybody on it.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(proxy);
        }

        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        return proxies.Count + networks.Count == 0 ? null : options;
    }

    /// <summary>Only the usual forms: the parser reads 1 as 0.0.0.1 and 010.0.0.1 as 8.0.0.1, and takes a port.</summary>
    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = IPAddress.TryParse(text, out var read) && (text.Contains(':', StringComparison.Ordinal) ? !text.StartsWith('[') : read.ToString() == text) ? read : null;
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is not null;
    }

    private static bool TryNetwork(string text, out System.Net.IPNetwork network) =>
        System.Net.IPNetwork.TryParse(text, out network) && TryAddress(text.Split('/')[0], out var first) && first.Equals(network.BaseAddress);
}
