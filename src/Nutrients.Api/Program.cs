using FluentValidation;
using Nutrients.Api.About;
using Nutrients.Api.Amounts;
using Nutrients.Api.Claims;
using Nutrients.Api.Comparisons;
using Nutrients.Api.Composition;
using Nutrients.Api.Conversions;
using Nutrients.Api.Coverage;
using Nutrients.Api.Data;
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
settings.Only("Dataset", "Path", "QueryTimeoutMilliseconds");
var queryTimeout = TimeSpan.FromMilliseconds(settings.Whole("Dataset:QueryTimeoutMilliseconds", 1, 600_000, orElse: 1000));
using var dataset = Dataset.TryOpen(builder.Configuration["Dataset:Path"] ?? Path.Combine(AppContext.BaseDirectory, "nutrients.db"), queryTimeout, out var refusal);

if (dataset is null || settings.Fault is not null)
{
    await Console.Error.WriteLineAsync(settings.Fault ?? refusal);
    return 1;
}

// What is empty is not also malformed: a parameter is told the first thing that is wrong with it.
ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;

builder.Services.AddSingleton(dataset);

// Read while the server starts, which another processor does.
var composition = Task.Run(() => new CompositionTable(dataset));
_ = composition.ContinueWith(
    // What was needed to read it is several times what is kept.
    static _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true), TaskScheduler.Default);
builder.Services.AddSingleton(_ => composition.GetAwaiter().GetResult());
builder.Services.AddSingleton<NutrientQueries>();
builder.Services.AddSingleton<NutrientCitationQueries>();
builder.Services.AddSingleton<FactSheetQueries>();
builder.Services.AddSingleton<FoodSourceQueries>();
builder.Services.AddSingleton<FoodQueries>();
builder.Services.AddSingleton<FoodNutrientQueries>();
builder.Services.AddSingleton<FoodCitationQueries>();
builder.Services.AddSingleton<AmountQueries>();
builder.Services.AddSingleton<SourceQueries>();
builder.Services.AddSingleton<StudyQueries>();
builder.Services.AddSingleton<FunctionQueries>();
builder.Services.AddSingleton<DeficiencyQueries>();
builder.Services.AddSingleton<InteractionQueries>();
builder.Services.AddSingleton<ClaimQueries>();
builder.Services.AddSingleton<ReferenceIntakeQueries>();
builder.Services.AddSingleton<ReferenceChooser>();
builder.Services.AddSingleton<ComparisonQueries>();
builder.Services.AddSingleton<IntakeRequestReader>();
builder.Services.AddSingleton<IntakeAnalyser>();
builder.Services.AddSingleton<ConversionQueries>();
builder.Services.AddSingleton<SearchIndex>();
builder.Services.AddSingleton<Spelling>();
builder.Services.AddSingleton<SearchQueries>();
builder.Services.AddSingleton<SuggestionQueries>();
builder.Services.AddSingleton<CoverageQueries>();
builder.Services.AddSingleton<DatasetFiles>();
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

builder.Services.AddRepresentations(cacheLimit);
builder.Services.AddOpenApiDocument(builder.Configuration);

var app = builder.Build();
app.EndsWhenStarted();
app.ReportsItsStart(dataset, limits);
app.UseTelemetry();

if (proxies is not null)
{
    app.UseForwardedHeaders(proxies);
}

app.Use((context, next) =>
{
    CommonHeaders.AddTo(context.Response, dataset, app.Lifetime);
    return next(context);
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

app.UseRepresentations(dataset);
app.UseExceptionHandler(failed => failed.Run(context =>
{
    // It clears the headers.
    CommonHeaders.AddTo(context.Response, dataset, app.Lifetime);
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
