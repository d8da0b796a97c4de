using System.Text.RegularExpressions;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Generator.Tables;

/// <summary>
/// The description of a resource or function is a Markdown file next to its code. Its example is one complete program per language, in
/// <c>examples/registry</c>. A line of the Markdown marks the place of the example (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/docs.go).
/// </summary>
internal static partial class DescriptionFiles
{
    /// <summary>The languages, in the order in which the Registry shows them.</summary>
    private static readonly (string Language, string File)[] Programs =
    [
        ("typescript", "index.ts"), ("python", "__main__.py"), ("go", "main.go"), ("csharp", "Program.cs"), ("yaml", "Pulumi.yaml"),
    ];

    /// <summary>The files that are embedded in the generator: path in the repository → content.</summary>
    public static IReadOnlyDictionary<string, string> Embedded { get; } = typeof(DescriptionFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.Contains('/', StringComparison.Ordinal))
        .ToDictionary(name => name.Replace('\\', '/'), Read, StringComparer.Ordinal);

    /// <returns>The descriptions, by the name of the resource or function.</returns>
    /// <exception cref="InvalidOperationException">
    /// A file is missing, belongs to no resource or function, or does not mark the place of the example.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Descriptions(
        IEnumerable<ResourceTable> resources, IEnumerable<FunctionTable> functions, IReadOnlyDictionary<string, string> files)
    {
        var pages = resources.Select(resource => (resource.Name, Path: $"provider/Resources/{resource.Name}/{resource.Name}.md"))
            .Concat(functions.Select(function => (function.Name, Path: $"provider/Functions/{function.Name}.md"))).ToList();
        var expected = pages.SelectMany(page => Programs.Select(program => ProgramPath(page.Name, program.File)).Prepend(page.Path)).ToList();
        var problems = expected.Except(files.Keys).Select(path => $"{path} is missing.")
            .Concat(files.Keys.Except(expected).Select(path => $"{path} belongs to no resource or function of the catalogue."))
            .Concat(pages.Where(page => files.TryGetValue(page.Path, out var text) && ExamplePattern.Count(text) != 1)
                .Select(page => $"{page.Path} needs one line <!-- example: its title -->, where the programs belong."))
            .ToList();
        if (problems.Count > 0) throw new InvalidOperationException(string.Join('\n', problems));
        return pages.ToDictionary(page => page.Name, page => WithExample(page.Name, files[page.Path], files), StringComparer.Ordinal);
    }

    private static string WithExample(string name, string text, IReadOnlyDictionary<string, string> files)
    {
        var fences = Programs.Select(program => $"```{program.Language}\n{files[ProgramPath(name, program.File)]}```\n");
        return ExamplePattern.Replace(text, marker =>
            $$$"""
            {{% examples %}}
            ## Example Usage

            {{% example %}}
            ### {{{marker.Groups["title"].Value}}}

            {{{string.Join('\n', fences)}}}{{% /example %}}
            {{% /examples %}}
            """).TrimEnd('\n');
    }

    private static string ProgramPath(string name, string file) => $"examples/registry/{name}/{file}";

    private static string Read(string resource)
    {
        using var text = new StreamReader(typeof(DescriptionFiles).Assembly.GetManifestResourceStream(resource)!);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("^<!-- example: (?<title>.+) -->$", RegexOptions.Multiline)]
    private static partial Regex ExamplePattern { get; }
}
