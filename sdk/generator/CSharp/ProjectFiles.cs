using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>The files that turn the sources into a NuGet package that the CLI recognizes. It looks for the two files under <c>content</c>.</summary>
internal static class ProjectFiles
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<GeneratedFile> Of(PackageSpec package)
    {
        yield return GeneratedFile.Of($"{package.CSharp.Namespace}.csproj", $"{Project(package)}\n");
        yield return GeneratedFile.Of("pulumi-plugin.json", Plugin(package).ToJsonString(Format) + "\n");
        yield return GeneratedFile.Of("version.txt", package.Version); // without a line break at the end, as the official generator writes it
        yield return GeneratedFile.Of("README.md", Readme(package));
        yield return GeneratedFile.Of("Config/README.md", ConfigReadme(package));
        yield return new GeneratedFile("logo.png", Logo());
        yield return GeneratedFile.Of(".gitattributes", "* linguist-generated\n");
        yield return GeneratedFile.Of(".gitignore", "/bin/\n/obj/\n");
    }

    private static XElement Project(PackageSpec package) => new("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", "net6.0"), // what the Pulumi package targets
            new XElement("Nullable", "enable"),
            new XElement("PackageId", package.CSharp.Namespace),
            new XElement("Version", package.Version),
            new XElement("Authors", package.Publisher),
            new XElement("Company", package.Publisher),
            new XElement("Description", package.Description),
            new XElement("PackageLicenseExpression", package.License),
            new XElement("PackageProjectUrl", package.Homepage),
            new XElement("RepositoryUrl", package.Repository),
            new XElement("PackageIcon", "logo.png"),
            new XElement("PackageReadmeFile", "README.md"),
            new XElement("GenerateDocumentationFile", "true"),
            new XElement("NoWarn", "$(NoWarn);1591"), // members without a comment
            new XElement("DebugType", "embedded"),
            new XElement("EmbedUntrackedSources", "true")),
        new XElement("PropertyGroup",
            new XAttribute("Condition", "'$(GITHUB_ACTIONS)' == 'true'"),
            new XElement("ContinuousIntegrationBuild", "true")),
        new XElement("ItemGroup", package.CSharp.PackageReferences.Select(reference => Reference(reference.Key, reference.Value))),
        new XElement("ItemGroup",
            Item("EmbeddedResource", "version.txt"), Content("version.txt", "content"),
            Item("EmbeddedResource", "pulumi-plugin.json"), Content("pulumi-plugin.json", "content")),
        new XElement("ItemGroup", Content("logo.png", ""), Content("README.md", "")));

    private static XElement Reference(string id, string version) =>
        new("PackageReference", new XAttribute("Include", id), new XAttribute("Version", version));

    private static XElement Item(string kind, string path) => new(kind, new XAttribute("Include", path));

    private static XElement Content(string path, string folder) =>
        new("None", new XAttribute("Include", path), new XAttribute("Pack", "true"), new XAttribute("PackagePath", folder));

    private static JsonObject Plugin(PackageSpec package) => new()
    {
        ["resource"] = true, ["name"] = package.Name, ["version"] = package.Version, ["server"] = package.PluginDownloadUrl,
    };

    private static string Readme(PackageSpec package) =>
        $$"""
        # {{package.CSharp.Namespace}}

        {{package.Description}}

        ```sh
        dotnet add package {{package.CSharp.Namespace}}
        ```

        ```csharp
        {{Example(package)}}
        ```

        Documentation: <{{package.Homepage}}>

        """;

    /// <summary>The first C# example of the first resource.</summary>
    private static string Example(PackageSpec package)
    {
        var parts = package.Resources[0].Description.Split("```csharp\n");
        return parts.Length > 1 ? parts[1].Split("\n```")[0] : $"using {package.CSharp.Namespace};";
    }

    private static string ConfigReadme(PackageSpec package) =>
        $$"""
        # Configuration

        What the stack's configuration holds for the default provider of `{{package.Name}}`, as `pulumi config set {{package.Name}}:<key>` put it there.

        """;

    private static byte[] Logo()
    {
        using var source = typeof(ProjectFiles).Assembly.GetManifestResourceStream("logo.png")!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
