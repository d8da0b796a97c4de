using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>The code that the other generated classes share: defaults from the environment, options of functions, and the version of the package.</summary>
internal static class Utilities
{
    /// <summary>The attribute that ties a class to its type token, without <c>Attribute</c>.</summary>
    public static string ResourceTypeName(PackageSpec package) => $"{Part(package)}ResourceType";

    public static SourceFile File(PackageSpec package) => new("Utilities.cs", package.CSharp.Namespace, [Class(package), Attribute(package)]);

    private static string Part(PackageSpec package) => package.CSharp.Namespace[(package.CSharp.Namespace.LastIndexOf('.') + 1)..];

    private static TypeDeclaration Class(PackageSpec package) => new("static class Utilities",
    [
        new Member("public static string? GetEnv(params string[] names)")
        {
            Body = """
                foreach (var name in names)
                {
                    if (global::System.Environment.GetEnvironmentVariable(name) is { } value) return value;
                }

                return null;
                """,
        },
        new Member("public static bool? GetEnvBoolean(params string[] names)")
        {
            Body = """
                return GetEnv(names) switch
                {
                    "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                    "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                    _ => null,
                };
                """,
        },
        new Member("public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out var value) ? value : null;"),
        new Member("public static double? GetEnvDouble(params string[] names) => double.TryParse(GetEnv(names), out var value) ? value : null;"),
        WithDefaults(package, "InvokeOptions"),
        WithDefaults(package, "InvokeOutputOptions"),
        new Member("private static readonly string _version;"),
        new Member("public static string Version => _version;"),
        new Member("static Utilities()")
        {
            Body = $"""
                using var stream = typeof(Utilities).Assembly.GetManifestResourceStream("{package.CSharp.Namespace}.version.txt")
                    ?? throw new global::System.NotSupportedException("The assembly was built without its version.txt.");
                using var reader = new global::System.IO.StreamReader(stream);
                _version = reader.ReadToEnd().Trim();
                """,
        },
    ]);

    private static Member WithDefaults(PackageSpec package, string type) =>
        new($"public static global::Pulumi.{type} WithDefaults(this global::Pulumi.{type}? src)")
        {
            Body = $"""
                var options = src ?? new global::Pulumi.{type}();
                options.Version ??= Version;
                options.PluginDownloadURL ??= {Literal.Text(package.PluginDownloadUrl)};
                return options;
                """,
        };

    private static TypeDeclaration Attribute(PackageSpec package)
    {
        var name = $"{ResourceTypeName(package)}Attribute";
        return new TypeDeclaration($"internal sealed class {name} : global::Pulumi.ResourceTypeAttribute",
            [new Member($"public {name}(string type)") { Continuation = ": base(type, Utilities.Version)", Body = "" }]);
    }
}
