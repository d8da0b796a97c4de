namespace ScmPulumi.Provider.Run;

/// <summary>
/// A lock is an empty file that is held open, so the system releases it when the process ends, however it ends. The file is deleted when the lock is released.
/// </summary>
internal static class FileLock
{
    public const string Extension = ".lock";

    /// <summary>What a second handle meets: EWOULDBLOCK of flock on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    /// <summary>
    /// Everybody opens a lock in the same way, since with these options .NET verifies that the file that it has locked is still the one in the folder, and
    /// opens it again if not.
    /// </summary>
    private static readonly FileStreamOptions Options = new()
    {
        Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.DeleteOnClose,
    };

    /// <param name="path">Without the extension.</param>
    /// <param name="isTaken">Whether somebody else holds it. If not, and there is no result either, nobody can take it: a full disk, for example.</param>
    public static FileStream? TryTake(string path, out bool isTaken)
    {
        try
        {
            isTaken = false;
            return new FileStream(path + Extension, Options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            isTaken = Taken.Contains(exception.HResult);
            return null;
        }
    }

    /// <summary>Whether the process that wrote a file is alive. If not, deletes what it left.</summary>
    /// <param name="path">Of the file, which is next to its lock.</param>
    public static bool IsHeld(string path)
    {
        using var abandoned = TryTake(path, out var isTaken);
        try
        {
            if (abandoned is not null) File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process will try.
        }

        return isTaken;
    }
}
