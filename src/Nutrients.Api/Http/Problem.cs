using System.Text.Json.Serialization;

namespace Nutrients.Api.Http;

/// <summary>An error, as RFC 9457 problem details: one shape for every error, with all faults at once.</summary>
internal sealed record Problem
{
    /// <summary>A URI that identifies the kind of problem: <c>urn:problem-type:nutrients:</c> and the code, or the URI of the specification that defines the kind.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong with this request, and what would be right.</summary>
    public required string Detail { get; init; }

    /// <summary>The path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>The kind of problem for programs; it never changes its meaning.</summary>
    public required string Code { get; init; }

    /// <summary>Names this request in the logs (W3C trace id).</summary>
    public required string TraceId { get; init; }

    /// <summary>Every fault that was found; empty if the problem is not about parameters.</summary>
    public required IReadOnlyList<Fault> Errors { get; init; }

    /// <summary>Ids that may have been meant, nearest first, at most five; empty if there are none.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>The names of the rate limits that were exceeded, as in <c>RateLimit-Policy</c>; empty if the problem is another.</summary>
    [JsonPropertyName("violated-policies")]
    public required IReadOnlyList<string> ViolatedPolicies { get; init; }
}

/// <summary>One fault of a request.</summary>
/// <param name="Parameter">The parameter that is wrong.</param>
/// <param name="Code">The kind of fault for programs.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
internal sealed record Fault(string Parameter, string Code, string Detail);
