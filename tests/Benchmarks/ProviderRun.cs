using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;

namespace ScmPulumi.Benchmarks;

/// <summary>Starts the published binary and calls it.</summary>
internal sealed class ProviderRun : IDisposable
{
    /// <summary>Cached, because a channel stores data about a method by its object.</summary>
    private static readonly ConcurrentDictionary<string, Method<byte[], byte[]>> Methods = new(StringComparer.Ordinal);

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

    /// <summary>The processor time of its threads so far, including the kernel.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Sends and receives bytes, so that the protobuf code of this client is not measured.</summary>
    public async Task<byte[]> CallAsync(string method, byte[] request)
    {
        using var call = _invoker.AsyncUnaryCall(Methods.GetOrAdd(method, Describe), null, default, request);
        return await call;
    }

    public void Dispose()
    {
        _channel.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Method<byte[], byte[]> Describe(string name)
    {
        var bytes = Marshallers.Create(message => message, message => message);
        return new Method<byte[], byte[]>(MethodType.Unary, "pulumirpc.ResourceProvider", name, bytes, bytes);
    }
}
