namespace ScmPulumi.Engine.Running;

/// <summary>A provider binary that is started for each session, or the port of a running provider.</summary>
public sealed record ProviderTarget
{
    private ProviderTarget()
    {
    }

    public string? Binary { get; private init; }

    public int? Port { get; private init; }

    /// <summary>Variables in addition to those of this process. Null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public static ProviderTarget Start(string binary) => new() { Binary = binary };

    /// <summary>Attaches to a running provider, as the engine does with <c>PULUMI_DEBUG_PROVIDERS</c>.</summary>
    public static ProviderTarget Attach(int port) => new() { Port = port };
}
