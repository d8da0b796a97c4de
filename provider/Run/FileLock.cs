namespace ScmPulumi.Provider.Run;

/// <summary>
/// A lock is an empty file that is held open, so the system releases it when the process ends for any reason. The file is deleted when the lock is released.
/// </summary>
internal static class FileLock
{
    public const string Extension = ".lock";

    /// <summary>The error for a second handle: EWOULDBLOCK of flock on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    /// <summary>
    /// All processes must use these options. With them, .NET verifies that the file that it has locked is still the one in the folder, and opens it again if
    /// not.
    /// </summary>
    private static readonly FileStreamOptions Options = new()
    {
        Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.DeleteOnClose,
    };

    /// <param name="path">Without the extension.</param>
    /// <param name="isTaken">
    /// Whether another process holds it. If this is false and the result is null, no process can take the lock, for example because the disk is full.
    /// </param>
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

    /// <summary>Whether the process that wrote a file is still running. If not, deletes the file.</summary>
    /// <param name="path">The path of the file, which is in the same folder as its lock.</param>
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
