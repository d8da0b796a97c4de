using System.Runtime.CompilerServices;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The pages of this repository, where they stand.</summary>
internal static class Pages
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", ".."));

    /// <summary>All in the root and in <c>docs/</c>, by their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.GetFiles(Repository, "*.md").Concat(Directory.GetFiles(Full("docs"), "*.md")).Select(path => Path.GetRelativePath(Repository, path))];

    public static string Read(string page) => File.ReadAllText(Full(page));

    public static bool IsThere(string path) => Path.Exists(Full(path));

    private static string Full(string path) => Path.Combine(Repository, path);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
