using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace ScmPulumi.Engine.Rpc;

/// <summary>Calls a provider on a loopback port by method name, with messages in protobuf's JSON format.</summary>
public sealed class ProviderConnection : IDisposable
{
    private const int MessageLimit = 400 * 1024 * 1024;

    private readonly GrpcChannel _channel;

    private ProviderConnection(int port) => _channel = GrpcChannel.ForAddress(
        $"http://127.0.0.1:{port}",
        new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MessageLimit,
            MaxSendMessageSize = MessageLimit,
        });

    /// <summary>A connection to <paramref name="port"/>. The first call opens it.</summary>
    public static ProviderConnection Attach(int port) => new(port);

    /// <summary>Calls a method of <c>pulumirpc.ResourceProvider</c>. The answers of a streaming method are in a list <c>responses</c>.</summary>
    /// <exception cref="RpcFailure">The provider answered with an error status.</exception>
    /// <exception cref="TimeoutException">The provider did not answer within <see cref="Limits.Call"/>.</exception>
    public async Task<JsonObject> CallAsync(string method, JsonObject request, CancellationToken cancellationToken = default)
    {
        var descriptor = ResourceProvider.Descriptor.FindMethodByName(method)
            ?? throw new ArgumentException($"pulumirpc.ResourceProvider has no method {method}", nameof(method));
        try
        {
            if (descriptor.IsServerStreaming) return await ReadStreamAsync(method, request, cancellationToken).WithinAsync(Limits.Call, method);
            using var call = _channel.CreateCallInvoker().AsyncUnaryCall(
                WireMethod(descriptor), null, new CallOptions(cancellationToken: cancellationToken), MessageJson.FromJson(request, descriptor.InputType));
            return MessageJson.ToJson(await call.ResponseAsync.WithinAsync(Limits.Call, method));
        }
        catch (RpcException e)
        {
            throw RpcFailure.From(method, e);
        }
    }

    /// <summary>The responses of a streaming call, each read when it is asked for.</summary>
    /// <exception cref="RpcException">The provider ended the stream with an error status.</exception>
    public async IAsyncEnumerable<JsonObject> StreamAsync(
        string method, JsonObject request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var descriptor = ResourceProvider.Descriptor.FindMethodByName(method);
        using var call = _channel.CreateCallInvoker().AsyncServerStreamingCall(
            WireMethod(descriptor), null, new CallOptions(cancellationToken: cancellationToken), MessageJson.FromJson(request, descriptor.InputType));
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken)) yield return MessageJson.ToJson(response);
    }

    private async Task<JsonObject> ReadStreamAsync(string method, JsonObject request, CancellationToken cancellationToken)
    {
        var responses = new JsonArray();
        await foreach (var response in StreamAsync(method, request, cancellationToken)) responses.Add((JsonNode)response);
        return new JsonObject { ["responses"] = responses };
    }

    public void Dispose() => _channel.Dispose();

    // The generated client parses with protobuf's default limit of 100 levels. The engine does not have such a limit.
    private static Method<IMessage, IMessage> WireMethod(MethodDescriptor method)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        return new Method<IMessage, IMessage>(type, method.Service.FullName, method.Name, Messages(method.InputType), Messages(method.OutputType));
    }

    private static Marshaller<IMessage> Messages(MessageDescriptor type) =>
        Marshallers.Create(message => message.ToByteArray(), bytes => MessageJson.FromBytes(bytes, type));
}
