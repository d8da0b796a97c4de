using System.Text;
using System.Xml.Linq;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>What makes the package one that a program can be built with and that the CLI finds the plugin by.</summary>
public sealed class PackageProjectTests
{
    private static readonly XElement Project = XElement.Parse(Encoding.UTF8.GetString(
        SdkWriter.Write(PackageSchema.Create()).Single(file => file.Path == "ScmPulumi.HuaweiCloudScm.csproj").Content));

    [Theory]
    [InlineData("version.txt", "content")]
    [InlineData("pulumi-plugin.json", "content")]
    [InlineData("logo.png", "")]
    [InlineData("README.md", "")]
    public void File_is_packed_where_it_is_looked_for(string file, string folder)
    {
        var item = Project.Descendants("None").Single(item => (string?)item.Attribute("Include") == file);

        Assert.Equal(("true", folder), ((string?)item.Attribute("Pack"), (string?)item.Attribute("PackagePath")));
    }

    [Fact]
    public void Version_is_embedded_for_the_resources_to_send() =>
        Assert.Contains("version.txt", Project.Descendants("EmbeddedResource").Select(item => (string?)item.Attribute("Include")));

    [Fact]
    public void Package_has_its_name_the_framework_of_pulumi_and_the_package_pulumi()
    {
        Assert.Equal("ScmPulumi.HuaweiCloudScm", (string?)Project.Descendants("PackageId").Single());
        Assert.Equal("net6.0", (string?)Project.Descendants("TargetFramework").Single());
        Assert.Equal(["Pulumi"], Project.Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include")));
    }

    /// <summary>A user copies an example out, and packs the SDK alone: neither may lean on the repository, nor be bent by it.</summary>
    [Theory]
    [InlineData("sdk/dotnet")]
    [InlineData("examples")]
    public void Build_properties_of_the_repository_stop_before(string folder)
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props" })
        {
            Assert.Empty(XElement.Parse(Pages.Read($"{folder}/{file}")).Elements());
        }
    }
}
