using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Nutrients.Api.Http;

/// <summary>
/// Accepts no more connections than may be open. Kestrel closes those over its limit on other threads than the one that accepts them, so of ten thousand at once it has opened a thousand before the first is closed;
/// with them go the last files that the process may open, the runtime cannot start a thread, which takes a pipe, and ends the process ("Out of memory.", .NET 10.0).
/// </summary>
internal sealed class PacedListenerFactory(IOptions<SocketTransportOptions> options, ILoggerFactory loggers, int most) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);
    private readonly SemaphoreSlim _room = new(most);

    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new Listener(await _sockets.BindAsync(endpoint, cancellationToken), _room);

    public void Dispose() => _room.Dispose();

    private sealed class Listener(IConnectionListener sockets, SemaphoreSlim room) : IConnectionListener
    {
        private readonly CancellationTokenSource _unbound = new();

        public EndPoint EndPoint => sockets.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                await room.WaitAsync(_unbound.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            return await sockets.AcceptAsync(cancellationToken) is { } connection ? new Connection(connection, room) : null;
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _unbound.CancelAsync();
            await sockets.UnbindAsync(cancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            _unbound.Dispose();
            return sockets.DisposeAsync();
        }
    }

    /// <summary>A connection that makes room when it is closed.</summary>
    private sealed class Connection(ConnectionContext socket, SemaphoreSlim room) : ConnectionContext
    {
        private bool _isClosed;

        public override string ConnectionId { get => socket.ConnectionId; set => socket.ConnectionId = value; }

        public override IFeatureCollection Features => socket.Features;

        public override IDictionary<object, object?> Items { get => socket.Items; set => socket.Items = value; }

        public override IDuplexPipe Transport { get => socket.Transport; set => socket.Transport = value; }

        public override EndPoint? LocalEndPoint { get => socket.LocalEndPoint; set => socket.LocalEndPoint = value; }

        public override EndPoint? RemoteEndPoint { get => socket.RemoteEndPoint; set => socket.RemoteEndPoint = value; }

        public override CancellationToken ConnectionClosed { get => socket.ConnectionClosed; set => socket.ConnectionClosed = value; }

        public override void Abort(ConnectionAbortedException abortReason) => socket.Abort(abortReason);

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await socket.DisposeAsync();

            // Kestrel disposes twice of one that it refuses.
            if (!Interlocked.Exchange(ref _isClosed, true))
            {
                room.Release();
            }
        }
    }
}
