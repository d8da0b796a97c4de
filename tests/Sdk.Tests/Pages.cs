using System.Runtime.CompilerServices;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The pages of this repository, read where they are.</summary>
internal static class Pages
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", ".."));

    /// <summary>By their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } = Files("", "*.md");

    /// <summary>
    /// The files of a folder and its subfolders by their paths in the repository. None that was built or downloaded, and none in hidden folders.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Find(Full(folder), pattern).Select(path => Path.GetRelativePath(Repository, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string page) => File.ReadAllText(Full(page));

    public static byte[] ReadBytes(string file) => File.ReadAllBytes(Full(file));

    public static bool IsThere(string path) => Path.Exists(Full(path));

    private static IEnumerable<string> Find(string folder, string pattern) => Directory.GetFiles(folder, pattern).Concat(Directory.GetDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not (['.', ..] or "artifacts" or "bin" or "obj" or "dist" or "packages" or "node_modules"))
        .SelectMany(inner => Find(inner, pattern)));

    private static string Full(string path) => Path.Combine(Repository, path);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
