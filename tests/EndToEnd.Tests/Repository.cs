using System.Runtime.CompilerServices;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The files of this repository, found relative to this source file.</summary>
internal static class Repository
{
    /// <summary>The published native binary: the one that <c>SCM_PROVIDER</c> names, or the one in <c>bin</c> from <c>make build</c>.</summary>
    public static string Provider { get; } = Environment.GetEnvironmentVariable("SCM_PROVIDER") ?? At("bin/pulumi-resource-huaweicloud-scm");

    public static string At(string path) => Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", "..", path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
