using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Engine.Replay;

/// <summary>The provider processes of a phase, as many as were recorded.</summary>
internal sealed class Recipients(string binary)
{
    private readonly List<ProviderProcess> _processes = [];
    private ProviderProcess? _configured;
    private int _cancelled;

    public async Task StartAsync(string engineAddress, IReadOnlyDictionary<string, string?> environment) =>
        _processes.Add(await ProviderProcess.StartAsync(binary, engineAddress, environment));

    /// <summary>
    /// Calls for resources go to the configured process, earlier calls to the newest one. Processes are canceled in the order in which they were started.
    /// </summary>
    public ProviderConnection Of(TraceCall call) => (call.Method switch
    {
        "Cancel" => _processes[Math.Min(_cancelled++, _processes.Count - 1)],
        "Configure" => _configured = _processes[^1],
        "Handshake" or "GetPluginInfo" or "GetSchema" or "CheckConfig" or "DiffConfig" => _processes[^1],
        _ => _configured!,
    }).Connection;

    /// <returns>The problem with the shutdown of each process, if any, and what it wrote to standard error.</returns>
    public async Task<IReadOnlyList<(string? Problem, string Errors)>> CloseAsync()
    {
        var ends = new List<(string? Problem, string Errors)>();
        foreach (var process in _processes)
        {
            var ended = await process.ShutDownAsync();
            var (output, errors) = await process.ReadStreamsAsync();
            var problem = !ended ? "a process did not end within 5 s of SIGINT"
                : output.Length > 0 ? $"standard output has more than the port: {output}"
                : null;
            ends.Add((problem, errors));
            process.Dispose();
        }

        _processes.Clear();
        (_configured, _cancelled) = (null, 0);
        return ends;
    }
}
