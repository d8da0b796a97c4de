using System.Diagnostics;
using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// The gRPC server: HTTP/2 without TLS on a free port of the loopback interface, as the engine expects. Kestrel and gRPC are assembled by hand, because a
/// run starts this process several times, and the framework's host would take longer than everything else (`make bench`).
/// </summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly KestrelServer _server;
    private readonly Connections _connections;

    private ProviderHost(ServiceProvider services, KestrelServer server, Connections connections)
    {
        _services = services;
        _server = server;
        _connections = connections;
    }

    public bool IsConnected => _connections.AreOpen;

    public int Port => new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<ProviderHost> StartAsync(ResourceProviderService service)
    {
        var connections = new Connections();
        var services = Services(service, connections).BuildServiceProvider();
        var server = services.GetRequiredService<KestrelServer>();
        await server.StartAsync(new Application(services), CancellationToken.None);
        return new ProviderHost(services, server, connections);
    }

    /// <summary>Closes the connections when all responses are written, or when the token is canceled.</summary>
    public Task StopAsync(CancellationToken hurry) => _server.StopAsync(hurry);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await _services.DisposeAsync();
    }

    private static ServiceCollection Services(ResourceProviderService service, Connections connections)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance); // the framework must not log: the engine reads stdout
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddGrpc();
        services.Configure<GrpcServiceOptions>(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageMarshaller.MaxMessageSize;
            grpc.MaxSendMessageSize = MessageMarshaller.MaxMessageSize;
            grpc.CompressionProviders.Clear(); // added by AddGrpc: the engine does not compress, and a small compressed message could become a very large one
        });
        services.AddSingleton(service);
        services.AddSingleton<IServiceMethodProvider<ResourceProviderService>, ProviderMethodTable>();

        services.AddSingleton(new DiagnosticListener("Microsoft.AspNetCore")); // required by routing
        services.AddSingleton<IHttpContextFactory, DefaultHttpContextFactory>();
        services.AddSingleton<IConnectionListenerFactory, SocketTransportFactory>();
        services.AddSingleton<KestrelServer>();
        services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>((kestrel, provider) =>
        {
            kestrel.ApplicationServices = provider;
            kestrel.Limits.MaxRequestBodySize = null; // the marshaller's limit is used
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue; // a Cancel must get through, no matter how many calls are waiting
            kestrel.Listen(IPAddress.Loopback, 0, listener =>
            {
                listener.Protocols = HttpProtocols.Http2;
                listener.Use(connections.Count);
            });
        });
        return services;
    }

    /// <summary>Counts connections.</summary>
    private sealed class Connections
    {
        private int _open;

        public bool AreOpen => Volatile.Read(ref _open) > 0;

        public ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
        {
            Interlocked.Increment(ref _open);
            try
            {
                await next(connection);
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        };
    }

    /// <summary>The pipeline: routing and the methods, nothing else.</summary>
    private sealed class Application : IHttpApplication<HttpContext>
    {
        private readonly IHttpContextFactory _contexts;
        private readonly RequestDelegate _pipeline;

        public Application(IServiceProvider services)
        {
            _contexts = services.GetRequiredService<IHttpContextFactory>();
            _pipeline = new ApplicationBuilder(services)
                .UseRouting()
                .UseEndpoints(endpoints => endpoints.MapGrpcService<ResourceProviderService>())
                .Build();
        }

        public HttpContext CreateContext(IFeatureCollection contextFeatures) => _contexts.Create(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => _pipeline(context);

        public void DisposeContext(HttpContext context, Exception? exception) => _contexts.Dispose(context);
    }
}
