using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Engine.Replay;

/// <summary>The provider processes of a phase, as many as were recorded.</summary>
internal sealed class Recipients(string binary)
{
    private readonly List<Recipient> _processes = [];

    /// <summary>A started provider and what the recording did to it so far.</summary>
    private sealed class Recipient(ProviderProcess process)
    {
        public ProviderProcess Process => process;

        public bool IsConfigured { get; set; }

        public bool IsCancelled { get; set; }
    }

    public async Task StartAsync(string engineAddress, IReadOnlyDictionary<string, string?> environment) =>
        _processes.Add(new Recipient(await ProviderProcess.StartAsync(binary, engineAddress, environment: environment)));

    /// <summary>A configured process serves the resources; what comes before that goes to the youngest. Ends come in the order of the beginnings.</summary>
    public ProviderConnection Of(TraceCall call)
    {
        switch (call.Method)
        {
            case "Cancel":
                var ending = _processes.FirstOrDefault(recipient => !recipient.IsCancelled) ?? _processes[^1];
                ending.IsCancelled = true;
                return ending.Process.Connection;
            case "Configure":
                _processes[^1].IsConfigured = true;
                return _processes[^1].Process.Connection;
            case "Handshake" or "GetPluginInfo" or "GetSchema" or "CheckConfig" or "DiffConfig":
                return _processes[^1].Process.Connection;
            default:
                return _processes.Last(recipient => recipient.IsConfigured).Process.Connection;
        }
    }

    /// <returns>What is wrong with the way each ended, and what it wrote to standard error.</returns>
    public async Task<IReadOnlyList<(string? Problem, string Errors)>> CloseAsync()
    {
        var ends = new List<(string? Problem, string Errors)>();
        foreach (var process in _processes.Select(recipient => recipient.Process))
        {
            var ended = await process.ShutDownAsync();
            var (output, errors) = await process.ReadStreamsAsync();
            var problem = !ended ? "a process did not end within 5 s of SIGINT"
                : output.Length > 0 ? $"standard output carries more than the port: {output}"
                : null;
            ends.Add((problem, errors));
            process.Dispose();
        }

        _processes.Clear();
        return ends;
    }
}
