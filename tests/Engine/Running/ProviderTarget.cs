namespace ScmPulumi.Engine.Running;

/// <summary>Where a provider comes from: a binary that is started for each session, or a port on which one already listens.</summary>
public sealed record ProviderTarget
{
    private ProviderTarget()
    {
    }

    public string? Binary { get; private init; }

    public int? Port { get; private init; }

    /// <summary>Variables in addition to this process's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public static ProviderTarget Start(string binary) => new() { Binary = binary };

    /// <summary>As the engine does with <c>PULUMI_DEBUG_PROVIDERS</c>.</summary>
    public static ProviderTarget Attach(int port) => new() { Port = port };
}
