using System.Runtime.CompilerServices;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The pages of this repository, where they stand.</summary>
internal static class Pages
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", ".."));

    /// <summary>By their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Find(Repository).Select(path => Path.GetRelativePath(Repository, path))];

    public static string Read(string page) => File.ReadAllText(Full(page));

    public static bool IsThere(string path) => Path.Exists(Full(path));

    /// <summary>None in what was built or downloaded, and none in hidden folders.</summary>
    private static IEnumerable<string> Find(string folder) =>
        [.. Directory.GetFiles(folder, "*.md"), .. Directory.GetDirectories(folder).Where(inner => Path.GetFileName(inner) is not (['.', ..] or "artifacts" or "bin" or "obj" or "dist" or "packages" or "node_modules")).SelectMany(Find)];

    private static string Full(string path) => Path.Combine(Repository, path);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
