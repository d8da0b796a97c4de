using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pulumirpc;
using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Rpc;

/// <summary>One line that a provider sent to the engine. An ephemeral one is shown while the operation runs and not kept.</summary>
/// <param name="Severity">debug, info, warning or error.</param>
public sealed record LogMessage(string Severity, string Urn, string Message, bool Ephemeral);

/// <summary>The service <c>pulumirpc.Engine</c> on loopback: it collects what providers log.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    // By its engine's address a provider that stays knows one run from the next. Among thousands of runs the system gives a port twice.
    private static readonly ConcurrentDictionary<string, bool> Used = new();

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<LogMessage> _messages;

    private EngineServer(WebApplication app, ConcurrentQueue<LogMessage> messages) => (_app, _messages) = (app, messages);

    /// <summary><c>host:port</c>, as a provider gets it.</summary>
    public string Address => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    public IReadOnlyCollection<LogMessage> Messages => _messages;

    public static async Task<EngineServer> StartAsync(Action<LogMessage>? observer = null)
    {
        while (true)
        {
            var server = await ListenAsync(observer);
            if (Used.TryAdd(server.Address, true)) return server;
            await server.DisposeAsync();
        }
    }

    private static async Task<EngineServer> ListenAsync(Action<LogMessage>? observer)
    {
        var messages = new ConcurrentQueue<LogMessage>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.AddSingleton(new Log(message =>
        {
            messages.Enqueue(message);
            observer?.Invoke(message);
        }));
        var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.StartAsync().WithinAsync(Limits.Step, "the start of the engine's server");
        return new EngineServer(app, messages);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private sealed record Log(Action<LogMessage> Write);

    private sealed class Service(Log log) : Pulumirpc.Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            log.Write(new LogMessage(request.Severity.ToString().ToLowerInvariant(), request.Urn, request.Message, request.Ephemeral));
            return Task.FromResult(new Empty());
        }
    }
}
