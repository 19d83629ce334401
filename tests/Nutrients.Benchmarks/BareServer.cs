using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Nutrients.Benchmarks;

/// <summary>The least that a Kestrel server can do to send these bytes: no routing, no middleware, one look into a dictionary. It is what the API is measured by.</summary>
internal static class BareServer
{
    public static async Task Run(string folder, Uri url)
    {
        var answers = Recording.Load(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Listen(IPAddress.Parse(url.Host), url.Port);
        });

        await using var app = builder.Build();
        app.Run(context => Send(context, answers));
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.Single()}");
        await app.WaitForShutdownAsync();
    }

    private static Task Send(HttpContext context, IReadOnlyDictionary<Question, Answer> answers)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        var question = new Question(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, request.AcceptEncoding.ToString(), request.IfNoneMatch.ToString());

        if (!answers.TryGetValue(question, out var answer))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        response.StatusCode = answer.Status;

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        return answer.Body.Length == 0 ? Task.CompletedTask : response.BodyWriter.WriteAsync(answer.Body).AsTask();
    }
}
