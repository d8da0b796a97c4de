using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Rpc;

/// <summary>Environment variables for a provider process, without the keys and proxies of this machine.</summary>
public static class ProviderEnvironment
{
    private static readonly string[] Regions = ["CN_NORTH_4", "AP_SOUTHEAST_1", "MY_KUALALUMPUR_1", "EU_WEST_101"];

    /// <summary>Unsets the Huawei Cloud variables and proxies of this machine.</summary>
    public static Dictionary<string, string?> Empty() => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("HW_", StringComparison.Ordinal)
            || name.StartsWith("HUAWEICLOUD_", StringComparison.Ordinal)
            || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(name => name, _ => (string?)null);

    /// <summary>Sets the emulator's default keys, and its address as the endpoint of every region.</summary>
    public static Dictionary<string, string?> LeadingTo(ScmEmulator emulator)
    {
        var variables = Empty();
        variables["HW_ACCESS_KEY"] = EmulatorOptions.DefaultAccessKey;
        variables["HW_SECRET_KEY"] = EmulatorOptions.DefaultSecretKey;
        foreach (var region in Regions) variables[$"HUAWEICLOUD_SDK_REGION_SCM_{region}"] = emulator.Endpoint.ToString();
        return variables;
    }
}
