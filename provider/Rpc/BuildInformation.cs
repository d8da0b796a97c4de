using System.Reflection;

namespace ScmPulumi.Provider.Rpc;

/// <summary>The version of this build, and the schema with that version in it.</summary>
internal static class BuildInformation
{
    public static string Version { get; } =
        typeof(BuildInformation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The committed schema names the version that it was generated for; a release is built with its own.</summary>
    public static string Schema()
    {
        const string key = "\"version\": \"";
        using var reader = new StreamReader(typeof(BuildInformation).Assembly.GetManifestResourceStream("schema.json")!);
        var schema = reader.ReadToEnd();
        var start = schema.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return $"{schema[..start]}{Version}{schema[schema.IndexOf('"', start)..]}";
    }
}
