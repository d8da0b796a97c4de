using System.Reflection;

namespace ScmPulumi.Provider.Rpc;

/// <summary>The version of this build, and the schema with that version in it.</summary>
internal static class BuildInformation
{
    public static string Version { get; } =
        typeof(BuildInformation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The text begins with the brace of the schema's object.</summary>
    public static string Schema()
    {
        using var text = new StreamReader(typeof(BuildInformation).Assembly.GetManifestResourceStream("schema.json")!);
        return $"{{\n  \"version\": \"{Version}\",{text.ReadToEnd()[1..]}";
    }
}
