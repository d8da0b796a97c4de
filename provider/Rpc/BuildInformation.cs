using System.Reflection;
using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Rpc;

/// <summary>The version of this build, and the schema with that version in it.</summary>
internal static class BuildInformation
{
    public static string Version { get; } =
        typeof(BuildInformation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Schema()
    {
        using var stream = typeof(BuildInformation).Assembly.GetManifestResourceStream("schema.json")!;
        var schema = JsonNode.Parse(stream)!.AsObject();
        schema["version"] = Version;
        return schema.ToJsonString();
    }
}
