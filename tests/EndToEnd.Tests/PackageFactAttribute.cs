using System.Diagnostics;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A test of the output of <c>make package</c>. It is skipped if there is none, because that needs jq. On GitHub, where jq is installed, it fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackageFactAttribute : FactAttribute
{
    private static readonly bool IsOnGitHub = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is not null;

    private bool _inRootOfItsOwn;

    public PackageFactAttribute()
    {
        if (!PackageArchive.IsThere && !IsOnGitHub) Skip = "There is no dist folder. make package creates it, and needs jq.";
    }

    /// <summary>Also skipped if the system does not allow a root folder of its own (https://man7.org/linux/man-pages/man1/unshare.1.html).</summary>
    public bool InRootOfItsOwn
    {
        get => _inRootOfItsOwn;
        set
        {
            _inRootOfItsOwn = value;
            if (value && !GivesRoot()) Skip ??= "unshare --map-root-user is missing or not allowed here.";
        }
    }

    private static bool GivesRoot()
    {
        using var probe = Process.Start("sh", ["-c", "unshare --map-root-user true 2>/dev/null"]);
        return probe.WaitForExit(TimeSpan.FromSeconds(30)) && probe.ExitCode == 0;
    }
}
