using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Values;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Fuzz.Parsers;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>Recorded requests with random changes. An input is the name of the method, a line break, and the message.</summary>
internal sealed class MessageTarget(string binary) : RpcTarget(binary)
{
    private GrpcChannel? _channel;
    private int _port;

    public override string Name => "messages";

    public override byte[] NewInput(Random random)
    {
        var method = Odd.Pick(random, random.Next(4) == 0 ? RecordedRequests.Methods : RecordedRequests.OfResources);
        var request = RecordedRequests.Any(method, random);
        if (random.Next(10) > 0) ChangeProperties(method, request, random);
        var message = RecordedRequests.ToBytes(method, request);
        return [.. Encoding.UTF8.GetBytes($"{method.Name}\n"), .. random.Next(4) == 0 ? WireForm.Changed(Canaries.WithoutCanaries(message), random) : message];
    }

    protected override async Task TryAsync(RunningProvider provider, byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        var method = RecordedRequests.Method(Encoding.UTF8.GetString(input, 0, end));
        await provider.EndAsync(CallAsync(provider, method, input[(end + 1)..]), method.Name);
    }

    private static void ChangeProperties(MethodDescriptor method, JsonObject request, Random random)
    {
        foreach (var name in request.Select(member => member.Key).ToList())
        {
            if (request[name] is JsonObject properties && RecordedRequests.IsStruct(method, name))
            {
                if (random.Next(4) == 0) AddRareFields(properties);
                if (random.Next(2) == 0) JsonTree.Change(properties, random, value => Wrapped(value, random));
            }
            else if (RecordedRequests.IsText(method, name) && random.Next(8) == 0)
            {
                request[name] = Odd.Changed((string)request[name]!, random);
            }
        }
    }

    private static void AddRareFields(JsonObject properties)
    {
        foreach (var (name, value) in Canaries.OfPersons) properties.TryAdd(name, value);
        properties.TryAdd("csr", Samples.Requests[0]);
        properties.TryAdd("country", "CN");
        properties.TryAdd("keyAlgorithm", "RSA_2048");
    }

    private static JsonObject Wrapped(JsonNode? value, Random random) => random.Next(8) switch
    {
        < 7 => Property.Secret(value?.DeepClone()),
        _ => new JsonObject { [Property.Signature] = Odd.Text(random), ["value"] = value?.DeepClone() },
    };

    /// <summary>The answer must be a valid message, or an error status from the provider itself that does not show a canary.</summary>
    private async Task CallAsync(RunningProvider provider, MethodDescriptor method, byte[] message)
    {
        var bytes = Marshallers.Create(value => value, value => value);
        try
        {
            var wire = new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, bytes, bytes);
            using var call = Channel(provider.Port).CreateCallInvoker().AsyncUnaryCall(wire, null, default, message);
            Judge(method, await call);
        }
        catch (RpcException failure)
        {
            Judge(method, failure);
        }
    }

    private static void Judge(MethodDescriptor method, byte[] answer)
    {
        var message = RecordedRequests.Read(method.OutputType.Parser.ParseFrom(ByteString.Empty), answer);
        var failures = message switch { CheckResponse check => check.Failures, InvokeResponse invoke => invoke.Failures, _ => [] };
        foreach (var failure in failures) Canaries.AssertNoneIn(failure.Reason, $"a failure of {method.Name}");
    }

    private static void Judge(MethodDescriptor method, RpcException failure)
    {
        if (failure.Status.DebugException is { } broken) throw new FindingException($"{method.Name} is not answered with a status: {broken}");
        var details = failure.Trailers.GetValueBytes("grpc-status-details-bin");
        if (failure.StatusCode is StatusCode.Internal or StatusCode.Unknown && details is null) throw new FindingException($"{method.Name}: {failure.Status}");

        Canaries.AssertNoneIn(failure.Status.Detail, $"the status of {method.Name}");
        if (details is null) return;
        foreach (var detail in Google.Rpc.Status.Parser.ParseFrom(details).Details)
        {
            var failed = RecordedRequests.Read(new ErrorResourceInitFailed(), detail.Value.ToByteArray());
            foreach (var reason in failed.Reasons) Canaries.AssertNoneIn(reason, $"a reason of {method.Name}");
        }
    }

    private GrpcChannel Channel(int port)
    {
        if (_channel is null || _port != port)
        {
            var options = new GrpcChannelOptions { HttpHandler = RunningProvider.NewHandler(), MaxReceiveMessageSize = null };
            (_port, _channel) = (port, GrpcChannel.ForAddress($"http://127.0.0.1:{port}", options));
        }

        return _channel;
    }
}
