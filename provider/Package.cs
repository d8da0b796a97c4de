using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScmPulumi.Provider;

/// <summary>The Pulumi package: its name, the version of this build, and its schema.</summary>
internal static class Package
{
    /// <summary>
    /// Also the prefix of tokens and configuration keys. It is not <c>scm</c>, because that is Pulumi's own package for Strata Cloud Manager.
    /// </summary>
    public const string Name = "huaweicloud-scm";

    /// <summary>Where to report a bug.</summary>
    public const string Issues = "https://github.com/scmpulumi/pulumi-huaweicloud-scm/issues";

    public static string Version { get; } =
        typeof(Package).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="member">A resource, function, or type of the package.</param>
    public static string Token(string member) => $"{Name}:index:{member}";

    /// <summary>
    /// The committed schema with the version of this build inserted. The committed file has no version, because the registry rejects a version that differs
    /// from the release (https://www.pulumi.com/docs/iac/guides/building-extending/packages/publishing-packages/).
    /// </summary>
    public static string Schema()
    {
        using var stream = typeof(Package).Assembly.GetManifestResourceStream("schema.json")!;
        using var schema = JsonDocument.Parse(stream);
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("version", Version);
            foreach (var property in schema.RootElement.EnumerateObject()) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
