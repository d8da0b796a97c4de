using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Rpc;

/// <summary>Messages through the engine's Log call. Without an engine, or when it does not answer, they are dropped.</summary>
internal sealed class EngineLog(TimeProvider time) : IEngineLog, IDisposable
{
    /// <summary>A message must not delay the call that sends it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private string? _address;
    private GrpcChannel? _channel;

    /// <returns>Whether this is a different engine.</returns>
    public bool Connect(string address)
    {
        lock (_lock)
        {
            if (address == _address) return false;
            _address = address;
            _channel = null; // messages in flight may still need the old one
            return true;
        }
    }

    public async Task<bool> WriteAsync(LogLevel level, string urn, string message, bool ephemeral)
    {
        try
        {
            if (Channel() is not { } channel) return false;
            using var limit = new CancellationTokenSource(Timeout, time);
            var request = new LogRequest { Severity = SeverityOf(level), Message = message, Urn = urn, Ephemeral = ephemeral };
            await new Engine.EngineClient(channel).LogAsync(request, cancellationToken: limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException or InvalidOperationException)
        {
            return false; // there is no recipient
        }
    }

    public void Dispose() => _channel?.Dispose();

    private GrpcChannel? Channel()
    {
        lock (_lock)
        {
            if (string.IsNullOrEmpty(_address) || !Uri.TryCreate($"http://{_address}", UriKind.Absolute, out var uri)) return null;
            // .NET would use a proxy from the environment even for the loopback address.
            return _channel ??= GrpcChannel.ForAddress(
                uri, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true, MaxSendMessageSize = null });
        }
    }

    private static LogSeverity SeverityOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => LogSeverity.Debug,
        LogLevel.Information => LogSeverity.Info,
        LogLevel.Warning => LogSeverity.Warning,
        _ => LogSeverity.Error,
    };
}
