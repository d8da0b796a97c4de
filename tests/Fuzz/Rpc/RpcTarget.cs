using System.Collections.Concurrent;
using System.Diagnostics;
using ScmPulumi.Engine;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>
/// The published binary as a target: after each batch it must be running, answer a good call, and have logged no canary; at the end it must have given
/// its memory back.
/// </summary>
internal abstract class RpcTarget(string binary) : FuzzTarget
{
    /// <summary>After so many batches the memory that is always needed has been allocated.</summary>
    private const int WarmUp = 2;

    /// <summary>How much more memory it may use in the end, because the garbage collector keeps some.</summary>
    private const long Growth = 64_000_000;

    /// <summary>How much more memory it may use per input, because the process remembers secrets in order to hide them in messages.</summary>
    private const long GrowthByInput = 2_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _logged = [];
    private RunningProvider? _provider;
    private long _baseline;
    private int _batches;

    public override int BatchSize => 64;

    public sealed override async Task BeginAsync()
    {
        if (_provider?.HasExited == true) throw new FindingException($"the process has ended since the last batch: {await _provider.StopAsync()}");
        _provider ??= await RunningProvider.StartAsync(binary, message => _logged.Enqueue(message.Message));
    }

    public sealed override Task TryAsync(byte[] input) => TryAsync(_provider!, input);

    public sealed override async Task SettleAsync()
    {
        if (_provider!.HasExited) throw new FindingException($"the process has ended: {await _provider.StopAsync()}");
        await _provider.DoGoodCallAsync();
        while (_logged.TryDequeue(out var message)) Canaries.AssertNoneIn(message, "a log message");
        _provider.PlantCertificates();
        if (++_batches == WarmUp) _baseline = _provider.Resident();
    }

    public sealed override async Task EndAsync()
    {
        if (_provider is null) return;
        if (_batches < 2 * WarmUp) throw new FindingException($"only {_batches} batches were tried: too few to tell whether memory comes back");
        var begun = Stopwatch.GetTimestamp();
        while (_provider.Resident() > _baseline + Growth + (_batches * BatchSize * GrowthByInput))
        {
            if (Stopwatch.GetElapsedTime(begun) > Quiet)
            {
                throw new FindingException($"{_provider.Resident() / 1e6:0} MB are resident at the end, {_baseline / 1e6:0} MB were at the beginning");
            }

            await _provider.MoveMemoryAsync();
        }

        if (await _provider.StopAsync() is { Length: > 0 } written) throw new FindingException($"the process wrote to its streams: {written}");
    }

    public sealed override async ValueTask DisposeAsync()
    {
        if (_provider is not null) await _provider.DisposeAsync();
        (_provider, _baseline, _batches) = (null, 0, 0);
        await base.DisposeAsync();
    }

    protected abstract Task TryAsync(RunningProvider provider, byte[] input);
}
