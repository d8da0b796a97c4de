using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Rpc;

/// <summary>Variables of a provider's process: none of the machine's own keys, and nothing that leads out of it.</summary>
public static class ProviderEnvironment
{
    private static readonly string[] Regions = ["CN_NORTH_4", "AP_SOUTHEAST_1", "MY_KUALALUMPUR_1", "EU_WEST_101"];

    /// <summary>Removes what the machine itself has of settings and proxies.</summary>
    public static Dictionary<string, string?> Empty() => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("HW_", StringComparison.Ordinal)
            || name.StartsWith("HUAWEICLOUD_", StringComparison.Ordinal)
            || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(name => name, _ => (string?)null);

    /// <summary>The default keys of the emulator, to which all regions lead.</summary>
    public static Dictionary<string, string?> LeadingTo(ScmEmulator emulator)
    {
        var variables = Empty();
        variables["HW_ACCESS_KEY"] = EmulatorOptions.DefaultAccessKey;
        variables["HW_SECRET_KEY"] = EmulatorOptions.DefaultSecretKey;
        foreach (var region in Regions) variables[$"HUAWEICLOUD_SDK_REGION_SCM_{region}"] = emulator.Endpoint.ToString();
        return variables;
    }
}
