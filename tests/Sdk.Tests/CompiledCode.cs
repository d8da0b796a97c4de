using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Compiles C# code from strings against the declarations of the Pulumi API.</summary>
internal static class CompiledCode
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
            .Append(typeof(Pulumi.Output).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Errors and warnings, each with its location.</summary>
    public static IReadOnlyList<string> Problems(
        IEnumerable<(string Path, string Text)> files, OutputKind kind, LanguageVersion version = LanguageVersion.Latest, params Type[] referTo) =>
        [
            .. Compile(files, kind, version, referTo).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()),
        ];

    public static CSharpCompilation Compile(
        IEnumerable<(string Path, string Text)> files, OutputKind kind, LanguageVersion version = LanguageVersion.Latest, params Type[] referTo)
    {
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(version);
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        var references = Framework.Concat(referTo.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Path, Encoding.UTF8));
        return CSharpCompilation.Create("Compiled", trees, references, options);
    }
}
