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
    private readonly WebApplication _application;

    private ProviderHost(WebApplication application) => _application = application;

    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<ProviderHost> StartAsync(ResourceProviderService service)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null; // the marshaller's limit counts
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageMarshaller.MaxMessageSize;
            grpc.MaxSendMessageSize = MessageMarshaller.MaxMessageSize;
        });
        builder.Services.AddSingleton(service);
        builder.Services.AddSingleton<IServiceMethodProvider<ResourceProviderService>, ProviderMethodTable>();

        var application = builder.Build();
        application.MapGrpcService<ResourceProviderService>();
        await application.StartAsync();
        return new ProviderHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
