using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace ScmPulumi.Engine.Rpc;

/// <summary>One line that a provider sent to the engine. An ephemeral one is shown while the operation runs and not kept.</summary>
/// <param name="Severity">debug, info, warning or error.</param>
public sealed record LogMessage(string Severity, string Urn, string Message, bool Ephemeral);

/// <summary>The service <c>pulumirpc.Engine</c> on loopback: it collects what providers log.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    // By its engine's address a provider that stays knows one run from the next. Among thousands of runs the system gives a port twice.
    private static readonly ConcurrentDictionary<string, bool> Used = new();

    private readonly GrpcServer _server;
    private readonly ConcurrentQueue<LogMessage> _messages;

    private EngineServer(GrpcServer server, ConcurrentQueue<LogMessage> messages) => (_server, _messages) = (server, messages);

    /// <summary><c>host:port</c>, as a provider gets it.</summary>
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
