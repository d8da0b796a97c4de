using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using ScmPulumi.Provider.Hosting;

namespace ScmPulumi.Benchmarks;

/// <summary>One start of the published binary, and calls to it.</summary>
internal sealed class ProviderRun : IDisposable
{
    private readonly Process _process;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;

    private ProviderRun(Process process, int port, TimeSpan start)
    {
        _process = process;
        StartToPort = start;
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        _invoker = _channel.CreateCallInvoker();
    }

    public TimeSpan StartToPort { get; }

    public static ProviderRun Start(string binary)
    {
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(binary, "127.0.0.1:1") { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var line = process.StandardOutput.ReadLine();
        return new ProviderRun(process, int.Parse(line!, System.Globalization.CultureInfo.InvariantCulture), Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public async Task<TResponse> CallAsync<TRequest, TResponse>(string name, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var method = new Method<TRequest, TResponse>(MethodType.Unary, "pulumirpc.ResourceProvider", name, MessageMarshaller.Of<TRequest>(), MessageMarshaller.Of<TResponse>());
        using var call = _invoker.AsyncUnaryCall(method, null, default, request);
        return await call;
    }

    public void Dispose()
    {
        _channel.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
