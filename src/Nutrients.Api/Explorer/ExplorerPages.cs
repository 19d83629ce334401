namespace Nutrients.Api.Explorer;

/// <summary>
/// The page for people: static files, and one document at every path that the page can show. It asks the API like any other client. Which of these paths show what is told by wwwroot/js/router.js.
/// </summary>
internal static class ExplorerPages
{
    private const string Document = "index.html";

    private static readonly string[] Paths =
    [
        "/", "/search", "/nutrients", "/nutrients/{id}", "/foods", "/foods/{id}", "/plate", "/claims", "/claims/{id}", "/functions/{id}", "/deficiencies/{id}", "/interactions/{id}",
        "/reference-intakes/{id}", "/studies/{id}", "/sources/{id}", "/amounts/{id}",
    ];

    /// <summary>
    /// In place of what every answer says: nothing from elsewhere and nothing inline; what is shown is made of nodes and never of text that is read as HTML, which Trusted Types enforce.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static void UseExplorerFiles(this WebApplicationBuilder builder)
    {
        // A build, unlike a publish, leaves the files in the source folder.
        builder.WebHost.UseStaticWebAssets();

        // A build would otherwise read changed files again, which costs the compression, and answers a wrong method on any path with 404. Whoever edits the page can ask for it.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= bool.FalseString;
    }

    public static void MapExplorer(this WebApplication app)
    {
        // Compressed by the build, and tagged: a browser asks whether a file is still the same, and a new version is never mixed with an old one.
        app.MapStaticAssets().ExcludeFromDescription().Add(static endpoint =>
        {
            var send = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                return send(context);
            };
        });

        foreach (var path in Paths)
        {
            app.MapFallbackToFile(path, Document, new StaticFileOptions
            {
                OnPrepareResponse = static file =>
                {
                    file.Context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    file.Context.Response.Headers.CacheControl = "no-cache";
                },
            });
        }
    }
}
