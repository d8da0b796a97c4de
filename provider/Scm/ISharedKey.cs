namespace ScmPulumi.Provider.Scm;

/// <summary>Lets the processes that use one key count their attempts together (S4).</summary>
internal interface ISharedKey
{
    /// <summary>How many attempts may be under way at a time.</summary>
    const int Places = 4;

    /// <summary>Waits for a place for one attempt. Until the key is known to be accepted, there is only one place.</summary>
    Task<KeyPlace> EnterAsync(bool isAccepted, CancellationToken stop);

    /// <summary>Tells the other processes what this process knows now. Called before it leaves the place.</summary>
    void Tell(KeyState state);
}

/// <summary>A place for one attempt.</summary>
/// <param name="Known">What the other processes know about the key.</param>
/// <param name="Held">The lock on the place; null if nothing is shared.</param>
internal sealed record KeyPlace(KeyState Known, IDisposable? Held) : IDisposable
{
    public void Dispose() => Held?.Dispose();
}

/// <summary>What is known about a key. If processes know different things, the value that is listed last here applies.</summary>
internal enum KeyState
{
    Untried,

    /// <summary>The first attempt got no response. Used only by calls that waited for it.</summary>
    Unanswered,

    Accepted,

    Refused,
}
