using System.Diagnostics;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>A fact that needs a root of its own (https://man7.org/linux/man-pages/man1/unshare.1.html), and is skipped where the system gives none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UserNamespaceFactAttribute : FactAttribute
{
    public UserNamespaceFactAttribute()
    {
        if (!IsAllowed()) Skip = "unshare --map-root-user is missing or not allowed here.";
    }

    private static bool IsAllowed()
    {
        using var probe = Process.Start("sh", ["-c", "unshare --map-root-user true 2>/dev/null"]);
        probe.WaitForExit();
        return probe.ExitCode == 0;
    }
}
