using System.Text.Json.Nodes;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// A package schema → the C# package, with the public declarations that Pulumi's own generator makes of it
/// (https://github.com/pulumi/pulumi-dotnet/tree/main/pulumi-language-dotnet/codegen), which only the Pulumi CLI can run.
/// </summary>
internal static class SdkWriter
{
    /// <param name="version">Of the package, where the schema gives none.</param>
    /// <exception cref="SchemaException">The schema is wrong, or uses what this generator does not know.</exception>
    public static IReadOnlyList<GeneratedFile> Write(JsonObject schema, string version)
    {
        var package = SchemaReader.Read(schema, version);
        return [.. SourceFiles.Of(package).Select(file => GeneratedFile.Of(file.Path, SourceWriter.Write(file))), .. ProjectFiles.Of(package)];
    }
}
