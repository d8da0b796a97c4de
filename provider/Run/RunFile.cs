using System.Text;

namespace ScmPulumi.Provider.Run;

/// <summary>The file of this process. Lines are only appended, so that other processes can continue where they stopped reading.</summary>
internal sealed class RunFile : IDisposable
{
    private const int MostTries = 20;

    private static readonly FileStreamOptions Options = new()
    {
        Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.DeleteOnClose,
    };

    private readonly FileStream _lock;
    private readonly FileStream _lines;
    private bool _isBroken;

    private RunFile(FileStream held, FileStream lines) => (_lock, _lines) = (held, lines);

    public string Path => _lines.Name;

    /// <summary>A lock cannot be taken while another process checks it, so each attempt uses a different name.</summary>
    /// <param name="prefix">The path without the number of the attempt.</param>
    /// <returns>Null if no file can be written.</returns>
    public static RunFile? TryCreate(string prefix)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var held = FileLock.TryTake($"{prefix}{i}", out var isTaken);
            if (held is null && isTaken) continue;
            if (held is null) return null;
            try
            {
                return new RunFile(held, new FileStream($"{prefix}{i}", Options));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                held.Dispose();
                return null;
            }
        }

        return null;
    }

    /// <summary>If the disk is full, the file is deleted, because its content would be out of date.</summary>
    public void Append(RunFact fact)
    {
        if (_isBroken) return;
        try
        {
            _lines.Write(Encoding.UTF8.GetBytes(fact.ToString()));
        }
        catch (IOException)
        {
            _isBroken = true;
            Dispose();
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _lock.Dispose();
    }
}
