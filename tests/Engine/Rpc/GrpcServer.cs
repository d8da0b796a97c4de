using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Rpc;

/// <summary>A gRPC service on a free loopback port.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GrpcServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="dependency">The argument of the service's constructor.</param>
    public static async Task<GrpcServer> StartAsync<TService>(object dependency) where TService : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.AddSingleton(dependency.GetType(), dependency);
        var app = builder.Build();
        app.MapGrpcService<TService>();
        await app.StartAsync().WithinAsync(Limits.Step, $"the start of {typeof(TService).Name}");
        return new GrpcServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
