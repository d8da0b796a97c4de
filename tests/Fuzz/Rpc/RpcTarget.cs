using System.Collections.Concurrent;
using System.Diagnostics;
using ScmPulumi.Engine;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>
/// The published binary as a target. After each batch it must be running, answer a valid call, and have logged no canary. At the end it must have released its
/// memory.
/// </summary>
internal abstract class RpcTarget(string binary) : FuzzTarget
{
    /// <summary>After this many batches, the memory that is always needed has been allocated.</summary>
    private const int WarmUp = 2;

    /// <summary>How much more memory it may use at the end, because the collector keeps some of what was needed once.</summary>
    private const long Growth = 64_000_000;

    /// <summary>The additional memory per input: the process remembers its secrets, to hide them in messages.</summary>
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
        await _provider.MakeValidCallAsync();
        while (_logged.TryDequeue(out var message)) Canaries.AssertNoneIn(message, "a log message");
        _provider.PlantCertificates();
        if (++_batches == WarmUp) _baseline = _provider.Resident();
    }

    public sealed override async Task EndAsync()
    {
        if (_provider is null) return;
        if (_batches < 2 * WarmUp) throw new FindingException($"only {_batches} batches were tried, which are too few to check that memory is released");
        var begun = Stopwatch.GetTimestamp();
        while (_provider.Resident() > _baseline + Growth + (_batches * BatchSize * GrowthByInput))
        {
            if (Stopwatch.GetElapsedTime(begun) > Quiet)
            {
                throw new FindingException($"{_provider.Resident() / 1e6:0} MB are resident at the end, but {_baseline / 1e6:0} MB at the beginning");
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
