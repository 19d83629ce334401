using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Nutrients.Api.Tests;

/// <summary>Replicas of the service, and the gateway of docker-compose.yml before them: nginx with the same configuration, but for where it listens and where the replicas are.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private const string Nginx = "/usr/sbin/nginx";

    /// <summary>How replicas.conf names all replicas at once.</summary>
    private const string Named = "api:8080 resolve";

    private readonly string[] _settings;
    private readonly List<ServiceProcess> _replicas = [];
    private readonly List<SocketsHttpHandler> _handlers = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("nutrients-").FullName;
    private readonly StringBuilder _log = new();
    private Process? _process;
    private readonly HttpClient _client;

    private Gateway(string[] settings)
    {
        _settings = settings;
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        Address = new Uri($"http://{port.LocalEndpoint}");
        _client = ClientFrom("127.0.0.1");
    }

    public Uri Address { get; }

    public IReadOnlyList<ServiceProcess> Replicas => _replicas;

    /// <summary>What it has logged so far, or the beginning of it.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts two replicas with these settings, and the gateway; skips the test where there is no nginx.</summary>
    public static async Task<Gateway> Start(params string[] settings)
    {
        Assert.SkipUnless(File.Exists(Nginx), $"There is no {Nginx} here (Debian and Ubuntu: apt-get install nginx-light).");

        var gateway = new Gateway(["--ForwardedHeaders:KnownProxies", "127.0.0.1", .. settings]);
        gateway._replicas.Add(await ServiceProcess.Start(gateway._settings));
        gateway._replicas.Add(await ServiceProcess.Start(gateway._settings));
        await gateway.Open();
        return gateway;
    }

    public async Task<HttpResponseMessage> Get(string url, params (string Name, string Value)[] headers) => await Get(_client, url, headers);

    public static async Task<HttpResponseMessage> Get(HttpClient client, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A client that asks from an address of its own: all of 127.0.0.0/8 is this machine.</summary>
    public HttpClient ClientFrom(string address)
    {
        var handler = new SocketsHttpHandler();
        _handlers.Add(handler);
        handler.ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return new HttpClient(handler, disposeHandler: false) { BaseAddress = Address };
    }

    /// <summary>Asks a replica to stop, and starts another in its place when it has.</summary>
    public async Task Restart(int replica)
    {
        var old = _replicas[replica];
        await old.Terminate();
        (await old.Ended()).ShouldBe(0);
        await old.DisposeAsync();
        _replicas[replica] = await ServiceProcess.Start([.. _settings, "--urls", old.Address.ToString()]);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _handlers.ForEach(handler => handler.Dispose());

        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts nginx before the replicas, and waits until it answers.</summary>
    private async Task Open()
    {
        var source = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Nutrients.Gateway");
        File.Copy(Path.Combine(source, "nginx.conf"), Path.Combine(_folder, "nginx.conf"));
        await Write("listen.conf", [$"listen {Address.Authority};"]);

        // One line for each replica, and none on how to look their name up: they have none here, and Debian's nginx could not.
        await Write("replicas.conf", (await File.ReadAllLinesAsync(Path.Combine(source, "replicas.conf"), TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith("resolver ", StringComparison.Ordinal))
            .SelectMany(line => line.Contains(Named, StringComparison.Ordinal) ? _replicas.Select(replica => line.Replace(Named, replica.Address.Authority, StringComparison.Ordinal)) : [line]));

        // Its workers are root if it is, so that they reach the folder; who is not root is warned that this cannot be.
        _process = Process.Start(new ProcessStartInfo(Nginx, ["-e", "stderr", "-p", _folder, "-c", Path.Combine(_folder, "nginx.conf"), "-g", "daemon off; user root;"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += Keep;
        _process.OutputDataReceived += Keep;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        for (var isOpen = false; !isOpen;)
        {
            try
            {
                using var answer = await Get("/health/ready");
                isOpen = answer.StatusCode is HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                _process.HasExited.ShouldBeFalse(Log);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        Task Write(string name, IEnumerable<string> lines) => File.WriteAllLinesAsync(Path.Combine(_folder, name), lines, TestContext.Current.CancellationToken);
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            // Of many that are alike, the first say why.
            if (_log.Length < 10_000)
            {
                _log.AppendLine(line.Data);
            }
        }
    }
}
