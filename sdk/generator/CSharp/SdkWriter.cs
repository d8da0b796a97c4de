using System.Text.Json.Nodes;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// A package schema → the C# package, with the public declarations that Pulumi's own generator makes of it
/// (https://github.com/pulumi/pulumi-dotnet/tree/main/pulumi-language-dotnet/codegen), which only the Pulumi CLI can run.
/// </summary>
internal static class SdkWriter
{
    /// <exception cref="SchemaException">The schema is wrong, or uses what this generator does not know.</exception>
    public static IReadOnlyList<GeneratedFile> Write(JsonObject schema)
    {
        var package = SchemaReader.Read(schema);
        return [.. SourceFiles.Of(package).Select(file => GeneratedFile.Of(file.Path, SourceWriter.Write(file))), .. ProjectFiles.Of(package)];
    }
}
