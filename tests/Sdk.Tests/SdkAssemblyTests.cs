using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Checks the files in the compiled SDK. The golden sample and the drift tests cover the rest.</summary>
public sealed class SdkAssemblyTests
{
    private static readonly Assembly Sdk = typeof(CertificateApplication).Assembly;

    public static TheoryData<string> Resources => [.. PackageSchema.Create()["resources"]!.AsObject().Select(resource => resource.Key)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_has_its_token_and_the_version_of_the_package(string token)
    {
        var type = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{token.Split(':')[2]}", throwOnError: true)!;
        var attribute = type.GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.Equal((token, Embedded("version.txt")), (attribute.Type, attribute.Version));
    }

    /// <summary>Without them, the CLI does not know which plugin to download, and from where.</summary>
    [Fact]
    public void Plugin_file_names_the_plugin_its_version_and_its_download_address()
    {
        var plugin = JsonNode.Parse(Embedded("pulumi-plugin.json"))!;

        Assert.True((bool)plugin["resource"]!);
        Assert.Equal("huaweicloud-scm", (string?)plugin["name"]);
        Assert.Equal(Embedded("version.txt"), (string?)plugin["version"]);
        Assert.Equal((string?)PackageSchema.Create()["pluginDownloadURL"], (string?)plugin["server"]);
    }

    private static string Embedded(string name)
    {
        using var text = new StreamReader(Sdk.GetManifestResourceStream($"ScmPulumi.HuaweiCloudScm.{name}")!);
        return text.ReadToEnd();
    }
}
