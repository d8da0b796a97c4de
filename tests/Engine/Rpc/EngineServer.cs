using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace ScmPulumi.Engine.Rpc;

/// <summary>A message that a provider sent to the engine. An ephemeral one is shown only during the operation.</summary>
/// <param name="Severity">debug, info, warning or error.</param>
public sealed record LogMessage(string Severity, string Urn, string Message, bool Ephemeral);

/// <summary>The service <c>pulumirpc.Engine</c> on a loopback port. It collects the log messages of providers.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    // A provider that keeps running tells runs apart by the address of their engine. In thousands of runs, the system assigns some ports twice.
    private static readonly ConcurrentDictionary<string, bool> Used = new();

    private readonly GrpcServer _server;
    private readonly ConcurrentQueue<LogMessage> _messages;

    private EngineServer(GrpcServer server, ConcurrentQueue<LogMessage> messages) => (_server, _messages) = (server, messages);

    /// <summary>The <c>host:port</c> that a provider receives.</summary>
    public string Address => _server.Address.Authority;

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
        var log = new Log(message =>
        {
            messages.Enqueue(message);
            observer?.Invoke(message);
        });
        return new EngineServer(await GrpcServer.StartAsync<Service>(log), messages);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
