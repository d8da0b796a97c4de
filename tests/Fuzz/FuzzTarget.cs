namespace ScmPulumi.Fuzz;

/// <summary>Something that takes input from outside. An input is bytes, so that each can be kept in a file and tried again.</summary>
internal abstract class FuzzTarget : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>How many inputs are tried at a time, before <see cref="SettleAsync"/>.</summary>
    public virtual int BatchSize => 1;

    public abstract byte[] NewInput(Random random);

    /// <summary>Prepares for a batch.</summary>
    public virtual Task BeginAsync() => Task.CompletedTask;

    /// <exception cref="FindingException">The input broke something.</exception>
    public abstract Task TryAsync(byte[] input);

    /// <summary>Looks at what a batch has left behind.</summary>
    /// <exception cref="FindingException">One of its inputs broke something.</exception>
    public virtual Task SettleAsync() => Task.CompletedTask;

    /// <summary>Looks at what all of them have left behind.</summary>
    /// <exception cref="FindingException">They broke something together.</exception>
    public virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Releases its resources. It may be used again.</summary>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What an input broke.</summary>
internal sealed class FindingException(string message, Exception? inner = null) : Exception(message, inner);
