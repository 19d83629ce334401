using System.Diagnostics.CodeAnalysis;

namespace Nutrients.Api.Http;

internal static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET, and HEAD, which is GET without the body (RFC 9110, 9.3.2).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.MapMethods(pattern, Methods, handler);
}
