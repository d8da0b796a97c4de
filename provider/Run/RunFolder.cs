namespace ScmPulumi.Provider.Run;

/// <summary>
/// The private folder of a user in which the provider processes of one engine leave files for each other. It is not used if another user may have created it or
/// can read it.
/// </summary>
internal static class RunFolder
{
    private const string Name = "pulumi-huaweicloud-scm";

    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="runtimeFolder"><c>XDG_RUNTIME_DIR</c>, which must be absolute (https://specifications.freedesktop.org/basedir-spec/latest/).</param>
    /// <param name="temporaryFolder">The system's temporary folder, which all users may share.</param>
    /// <param name="user">The user whose processes may share the folder.</param>
    public static string PathOf(string? runtimeFolder, string temporaryFolder, string user) => Path.IsPathFullyQualified(runtimeFolder ?? "")
        ? Path.Combine(runtimeFolder!, Name)
        : Path.Combine(temporaryFolder, $"{Name}-{Uri.EscapeDataString(user)}");

    /// <summary>Creates the folder if it does not exist.</summary>
    /// <returns>Whether it may be used.</returns>
    public static bool TryOpen(string path)
    {
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(path))) return false; // it would be created as well, with the wrong mode
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, OnlyTheUser);
            var folder = new DirectoryInfo(path);
            return folder.LinkTarget is null && (OperatingSystem.IsWindows() || folder.UnixFileMode == OnlyTheUser);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes the files of processes that were killed, of any engine.</summary>
    public static void Sweep(string path)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(path, $"*{FileLock.Extension}")) FileLock.IsHeld(file[..^FileLock.Extension.Length]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone.
        }
    }
}
