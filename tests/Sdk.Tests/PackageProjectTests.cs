using System.Text;
using System.Xml.Linq;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Tables;
using ScmPulumi.Provider;

namespace ScmPulumi.Sdk.Tests;

/// <summary>A program can be built with the package, and the CLI finds the plugin with it.</summary>
public sealed class PackageProjectTests
{
    private static readonly XElement Project = XElement.Parse(Encoding.UTF8.GetString(
        SdkWriter.Write(PackageSchema.Create()).Single(file => file.Path == "ScmPulumi.HuaweiCloudScm.csproj").Content));

    [Theory]
    [InlineData("version.txt", "content")]
    [InlineData("pulumi-plugin.json", "content")]
    [InlineData("logo.png", "")]
    [InlineData("README.md", "")]
    public void File_is_packed_in_its_expected_folder(string file, string folder)
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

    /// <summary>
    /// NuGet takes the lowest version of the range. Before 3.87.0, a program with validation records ([OutputType] values) as a stack output failed after the
    /// application had been sent. An SDK that a user generates from the schema has the same range.
    /// </summary>
    [Fact]
    public void Stack_output_of_validation_records_works_with_the_lowest_version_of_pulumi_that_fits()
    {
        const string range = "[3.87.0,4)";

        Assert.Equal(range, (string?)Project.Descendants("PackageReference").Single().Attribute("Version"));
        Assert.Equal(range, (string?)PackageSchema.Create()["language"]!["csharp"]!["packageReferences"]!["Pulumi"]);
    }

    /// <summary>
    /// Any other range misses some release: 0.*-* does not include 1.x, and 0.* does not include pre-releases
    /// (https://learn.microsoft.com/nuget/concepts/package-versioning#floating-version-resolutions).
    /// </summary>
    [Fact]
    public void Copied_example_restores_the_newest_version_of_the_package()
    {
        var references = Pages.Files("examples", "*.csproj").SelectMany(file => XElement.Parse(Pages.Read(file)).Descendants("PackageReference"))
            .Where(reference => (string?)reference.Attribute("Include") == "ScmPulumi.HuaweiCloudScm").ToList();

        Assert.Equal(Pages.Files("examples", "Program.cs").Count(file => !file.Contains("/registry/", StringComparison.Ordinal)), references.Count);
        Assert.All(references, reference => Assert.Equal("*-*", (string?)reference.Attribute("Version")));
    }

    /// <summary>
    /// A reference to a resource without a version is looked up as 0.0.0. If the package's version is lower, such as 0.0.0-dev, the SDK does not find its
    /// class.
    /// </summary>
    [Fact]
    public void Reference_without_a_version_finds_the_class_of_a_build_from_source() =>
        Assert.True(Version.Parse(Package.Version.Split('-', '+')[0]) > new Version(0, 0, 0), Package.Version);

    [Fact]
    public void Version_is_written_by_hand_in_one_file_only()
    {
        string[] pages = [.. Pages.All.Where(page => page != "CHANGELOG.md")];
        string[] files =
        [
            .. pages, .. Pages.Files(".github/workflows", "*.yml"), .. Pages.Files("scripts", "*.sh"), .. Pages.Files("provider", "*.cs"),
            .. Pages.Files("sdk/generator", "*.cs"), .. Pages.Files("tests", "*.cs"), .. Pages.Files("examples", "*.*"), "Makefile", "Directory.Build.props",
        ];

        Assert.Equal(["Directory.Build.props"], files.Where(file => Pages.Read(file).Contains(Package.Version, StringComparison.Ordinal)));
    }

    /// <summary>
    /// A user copies an example, or packs only the SDK. So neither may depend on the build settings of the repository, nor be affected by them.
    /// </summary>
    [Theory]
    [InlineData("sdk/dotnet")]
    [InlineData("examples")]
    public void Build_properties_of_the_repository_do_not_apply_to(string folder)
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props" })
        {
            Assert.Empty(XElement.Parse(Pages.Read($"{folder}/{file}")).Elements());
        }
    }
}
