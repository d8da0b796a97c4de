using System.Runtime.CompilerServices;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The files of this repository, found from this source file's own place in it, wherever the tests were built to.</summary>
internal static class Repository
{
    /// <summary>The published native binary: named by <c>SCM_PROVIDER</c>, else in <c>bin</c>, where <c>make build</c> puts it.</summary>
    public static string Provider { get; } = Environment.GetEnvironmentVariable("SCM_PROVIDER") ?? At("bin/pulumi-resource-huaweicloud-scm");

    public static string At(string path) => Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", "..", path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
