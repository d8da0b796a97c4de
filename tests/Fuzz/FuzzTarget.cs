namespace ScmPulumi.Fuzz;

/// <summary>A part of the provider that takes input from outside. An input is an array of bytes, so that it can be saved and tried again.</summary>
internal abstract class FuzzTarget : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>How many inputs are tried together before <see cref="SettleAsync"/>.</summary>
    public virtual int BatchSize => 1;

    public abstract byte[] NewInput(Random random);

    /// <summary>Prepares for a batch.</summary>
    public virtual Task BeginAsync() => Task.CompletedTask;

    /// <exception cref="FindingException">The input caused a problem.</exception>
    public abstract Task TryAsync(byte[] input);

    /// <summary>Checks the state after a batch.</summary>
    /// <exception cref="FindingException">An input of the batch caused a problem.</exception>
    public virtual Task SettleAsync() => Task.CompletedTask;

    /// <summary>Checks the state after all inputs.</summary>
    /// <exception cref="FindingException">All inputs together caused a problem.</exception>
    public virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Releases its resources. The target can be used again afterwards.</summary>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A problem that an input caused.</summary>
internal sealed class FindingException(string message, Exception? inner = null) : Exception(message, inner);
