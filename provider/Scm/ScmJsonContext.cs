using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)] // the other mode is not used with custom options
[JsonSerializable(typeof(ApplyRequest))]
[JsonSerializable(typeof(ApplyAnswer))]
[JsonSerializable(typeof(Certificate))]
[JsonSerializable(typeof(ApplicationInfo))]
[JsonSerializable(typeof(Authentication))]
[JsonSerializable(typeof(CertificatePage))]
[JsonSerializable(typeof(ExportedCertificate))]
[JsonSerializable(typeof(TagQuery))]
[JsonSerializable(typeof(TagAnswer))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(DeployRequest))]
[JsonSerializable(typeof(DeployAnswer))]
[JsonSerializable(typeof(DeployFailure))]
[JsonSerializable(typeof(DeployedQuery))]
[JsonSerializable(typeof(DeployedAnswer))]
[JsonSerializable(typeof(DeployedCertificate))]
[JsonSerializable(typeof(DeployedService))]
[JsonSerializable(typeof(DeployedRegion))]
[JsonSerializable(typeof(DeployedResource))]
internal sealed partial class ScmJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Absent values are not sent. Chinese text is not escaped, because the body is JSON in an HTTP request, never in a page. For responses, see <see
    /// cref="LenientText"/>.
    /// </summary>
    public static ScmJsonContext Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LenientText(), new LenientInteger(), new LenientFlag() },
    });
}
