using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// The gRPC server: HTTP/2 without TLS on a free port of the loopback interface, as the engine dials it. The host is an empty one: every
/// default of the framework would be paid for at each of the many starts of a run.
/// </summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ProviderHost(IHost host) => _host = host;

    public int Port => new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<ProviderHost> StartAsync(ResourceProviderService service)
    {
        var host = new HostBuilder()
            .ConfigureWebHost(web => Configure(web, service), options => options.SuppressEnvironmentConfiguration = true)
            .ConfigureServices(services => services.AddSingleton<IHostLifetime, NoLifetime>())
            .Build();
        await host.StartAsync();
        return new ProviderHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static void Configure(IWebHostBuilder web, ResourceProviderService service)
    {
        web.UseKestrelCore();
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null; // the marshaller's limit counts
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        web.ConfigureServices(services =>
        {
            services.AddRoutingCore();
            services.AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = MessageMarshaller.MaxMessageSize;
                grpc.MaxSendMessageSize = MessageMarshaller.MaxMessageSize;
            });
            services.AddSingleton(service);
            services.AddSingleton<IServiceMethodProvider<ResourceProviderService>, ProviderMethodTable>();
        });
        web.Configure(application => application.UseRouting().UseEndpoints(endpoints => endpoints.MapGrpcService<ResourceProviderService>()));
    }

    /// <summary>The process ends as the engine wants it (Program.cs), not as a console program.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
