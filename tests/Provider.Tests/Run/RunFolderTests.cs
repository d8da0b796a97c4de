using System.Runtime.Versioning;
using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Tests.Run;

/// <summary>Which folder the processes of a user share, and how a run behaves without one. Windows has other permissions.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunFolderTests : IDisposable
{
    private const string Id = "scs1554192131150";

    private readonly Processes _processes = new();

    public void Dispose() => _processes.Dispose();

    /// <summary>Another user may have created it, or can read it.</summary>
    [UnixTheory]
    [InlineData("0755")]
    [InlineData("0750")]
    [InlineData("0770")]
    [InlineData("0777")]
    [InlineData("1777")]
    [InlineData("0701")]
    [InlineData("0500")]
    [InlineData("0600")]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("file")]
    [InlineData("parent is missing")]
    [InlineData("parent is a file")]
    [InlineData("name is too long")]
    [InlineData("/sys/run")] // no folder can be created there
    public void Folder_that_may_not_be_private_is_not_used(string kind)
    {
        var folder = Make(kind);
        var (one, two) = (_processes.Start(folder: folder), _processes.Start(folder: folder));

        one.Tell(new RunFact(Id, "Made", "urn"));

        Assert.Empty(two.Others(Id));
        Assert.Null(one.TryTake("place", out var isTaken));
        Assert.False(isTaken);
        Assert.Empty(Directory.EnumerateFiles(_processes.Parent, "*+*", SearchOption.AllDirectories));
    }

    [UnixTheory]
    [InlineData(null)]
    [InlineData("0700")]
    public void Folder_that_only_the_user_can_access_is_used(string? mode)
    {
        if (mode is not null) Make(mode);
        var (one, two) = (_processes.Start(), _processes.Start());

        one.Tell(new RunFact(Id, "Made"));

        Assert.Single(two.Others(Id));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_processes.Folder));
    }

    /// <summary>The process shares nothing instead of only a part, and still reads what others share. A link to the device simulates a full disk.</summary>
    [UnixTheory(onLinuxOnly: true)]
    [InlineData("/dev/full")]
    public void Process_on_a_full_disk_withdraws_its_facts(string device)
    {
        _processes.Leave("placeholder");
        File.CreateSymbolicLink(Path.Combine(_processes.Folder, "127.0.0.1%3A41233+100-0"), device);
        var (full, other) = (_processes.Start(), _processes.Start());
        other.Tell(new RunFact(Id, "Made", "urn"));

        full.Tell(new RunFact(Id, "Wanted", "urn"));
        full.Tell(new RunFact(Id, "Wanted", "urn"));

        Assert.Empty(other.Others(Id));
        Assert.Equal("Made", Assert.Single(full.Others(Id)).State);
        Assert.DoesNotContain(_processes.Files, name => name.Contains("+100-", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData("/run/user/1000", "/tmp", "emily", "/run/user/1000/pulumi-huaweicloud-scm")]
    [InlineData(null, "/tmp/", "emily", "/tmp/pulumi-huaweicloud-scm-emily")]
    [InlineData("", "/var/folders/x/T/", "emily", "/var/folders/x/T/pulumi-huaweicloud-scm-emily")]
    [InlineData("run", "/tmp", "emily", "/tmp/pulumi-huaweicloud-scm-emily")] // must be absolute
    [InlineData(null, "/tmp", "../emily", "/tmp/pulumi-huaweicloud-scm-..%2Femily")]
    [InlineData(null, "/tmp", "COMPANY\\emily", "/tmp/pulumi-huaweicloud-scm-COMPANY%5Cemily")]
    [InlineData(null, "/tmp", "", "/tmp/pulumi-huaweicloud-scm-")]
    public void Folder_belongs_to_the_user(string? runtimeFolder, string temporaryFolder, string user, string folder) =>
        Assert.Equal(folder, RunFolder.PathOf(runtimeFolder, temporaryFolder, user));

    private string Make(string kind)
    {
        switch (kind)
        {
            case "link":
                Directory.CreateSymbolicLink(_processes.Folder, Directory.CreateTempSubdirectory("scm-run-").FullName);
                break;
            case "link to nothing":
                Directory.CreateSymbolicLink(_processes.Folder, Path.Combine(_processes.Parent, "nothing"));
                break;
            case "file":
                File.WriteAllText(_processes.Folder, "");
                break;
            case "parent is missing":
                return Path.Combine(_processes.Folder, "run");
            case "parent is a file":
                File.WriteAllText(_processes.Folder, "");
                return Path.Combine(_processes.Folder, "run");
            case "name is too long":
                return _processes.Folder + new string('n', 300);
            case ['/', ..]:
                return kind;
            default:
                Directory.CreateDirectory(_processes.Folder);
                File.SetUnixFileMode(_processes.Folder, (UnixFileMode)Convert.ToInt32(kind, 8));
                break;
        }

        return _processes.Folder;
    }

    /// <summary>Skipped on Windows; if it is about a device of Linux, on macOS, too.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute(bool onLinuxOnly = false)
        {
            if (OperatingSystem.IsWindows() || (onLinuxOnly && !OperatingSystem.IsLinux())) Skip = "This system has no such thing.";
        }
    }
}
