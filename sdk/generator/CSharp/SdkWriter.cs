using System.Text.Json.Nodes;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// Converts a package schema to the C# package, with the same public declarations as Pulumi's own generator
/// (https://github.com/pulumi/pulumi-dotnet/tree/main/pulumi-language-dotnet/codegen), which only the Pulumi CLI can run.
/// </summary>
internal static class SdkWriter
{
    /// <exception cref="SchemaException">The schema is wrong, or uses a feature that this generator does not support.</exception>
    public static IReadOnlyList<GeneratedFile> Write(JsonObject schema)
    {
        var package = SchemaReader.Read(schema);
        return [.. SourceFiles.Of(package).Select(file => GeneratedFile.Of(file.Path, SourceWriter.Write(file))), .. ProjectFiles.Of(package)];
    }
}
