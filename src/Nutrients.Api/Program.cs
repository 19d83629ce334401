using FluentValidation;
using Nutrients.Api.About;
using Nutrients.Api.Amounts;
using Nutrients.Api.Claims;
using Nutrients.Api.Comparisons;
using Nutrients.Api.Conversions;
using Nutrients.Api.Coverage;
using Nutrients.Api.Deficiencies;
using Nutrients.Api.Explorer;
using Nutrients.Api.Files;
using Nutrients.Api.Foods;
using Nutrients.Api.FoodSources;
using Nutrients.Api.Functions;
using Nutrients.Api.Hosting;
using Nutrients.Api.Http;
using Nutrients.Api.IntakeAnalyses;
using Nutrients.Api.Interactions;
using Nutrients.Api.Nutrients;
using Nutrients.Api.OpenApi;
using Nutrients.Api.ReferenceIntakes;
using Nutrients.Api.Search;
using Nutrients.Api.Sources;
using Nutrients.Api.Studies;
using Nutrients.Api.Suggestions;

StartFailure.IsToldInOneLine();

// Settings stand beside the program, whatever folder it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var settings = new Settings(builder.Configuration);
var proxies = TrustedProxies.Of(settings);
var rateLimit = RateLimit.Of(settings);
var cacheLimit = AnswerCache.LimitOf(settings);
var limits = ServerLimits.Of(settings);
var shutdown = Shutdown.Of(settings);
using var downloads = DownloadLimit.Of(settings);
settings.Only("Dataset", "Path", "QueryTimeoutMilliseconds", "WatchMilliseconds");
var queryTimeout = TimeSpan.FromMilliseconds(settings.Whole("Dataset:QueryTimeoutMilliseconds", 1, 600_000, orElse: 1000));
var watchInterval = DatasetWatch.IntervalOf(settings);
using var current = CurrentDataset.TryOpen(builder.Configuration["Dataset:Path"] ?? Path.Combine(AppContext.BaseDirectory, "nutrients.db"), queryTimeout, cacheLimit, out var refusal);

if (current is null || settings.Fault is not null)
{
    await Console.Error.WriteLineAsync(settings.Fault ?? refusal);
    return 1;
}

// What is empty is not also malformed: a parameter is told the first thing that is wrong with it.
ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;

// Read while the server starts, which another processor does.
current.ReadAhead();
builder.Services.AddSingleton(current);
ServedDataset.AddParameters(builder.Services);

if (watchInterval is { } interval)
{
    builder.Services.AddHostedService(services => new DatasetWatch(current, interval, services.GetRequiredService<ILogger<DatasetWatch>>()));
}

builder.Services.AddSingleton(downloads);

builder.AddStartFailure();
builder.AddTelemetry();
builder.Services.AddHealth();
shutdown.AddTo(builder.Services);

limits.AddTo(builder);
builder.UseExplorerFiles();

// A value that cannot be read is one of several faults to report, and not an exception.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .AllowAnyOrigin()
    .AllowAnyHeader()
    .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)));

if (rateLimit is not null)
{
    builder.Services.AddRateLimit(rateLimit);
}

builder.Services.AddRepresentations();
builder.Services.AddOpenApiDocument(builder.Configuration);

var app = builder.Build();
app.EndsWhenStarted();
app.ReportsItsStart(current, limits);
app.UseTelemetry();

if (proxies is not null)
{
    app.UseForwardedHeaders(proxies);
}

app.Use(async (context, next) =>
{
    using var served = current.Take();
    context.Features.Set(served);
    CommonHeaders.AddTo(context, app.Lifetime);
    await next(context);
});
app.UseCors();

// Methods differ by case (RFC 9110, 9.1), which routing forgets: "head" would be answered as HEAD, and Kestrel would miss the body.
app.Use((context, next) => HttpMethods.GetCanonicalizedValue(context.Request.Method) is var known && known != context.Request.Method
    ? Problems.MisspeltMethod(context.Request.Method, known).ExecuteAsync(context)
    : next(context));

// After CORS, which answers what a page asks before it asks, and lets it read a refusal.
if (rateLimit is not null)
{
    app.UseRateLimit(rateLimit);
}

app.UseRepresentations();
app.UseExceptionHandler(failed => failed.Run(context =>
{
    // It clears the headers.
    CommonHeaders.AddTo(context, app.Lifetime);
    return Problems.DescribeFailure(context);
}));
app.UseStatusCodePages(Problems.DescribeStatus);
app.UseOpenApiPage();

app.MapExplorer();
app.MapOpenApiDocument();
app.MapHealth();

var v1 = app.MapGroup("/v1").WithRepresentations();
v1.MapNutrients();
v1.MapFoodSources();
v1.MapFoods();
v1.MapAmounts();
v1.MapComparisons();
v1.MapIntakeAnalyses();
v1.MapFunctions();
v1.MapDeficiencies();
v1.MapInteractions();
v1.MapReferenceIntakes();
v1.MapConversions();
v1.MapClaims();
v1.MapStudies();
v1.MapSources();
v1.MapSearch();
v1.MapSuggestions();
v1.MapDataset();
v1.MapCoverage();
v1.MapFiles();

await app.RunAsync();
return 0;
