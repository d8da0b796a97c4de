namespace ScmPulumi.Provider.Scm;

/// <summary>Lets the processes that use one key count their attempts together (S4).</summary>
internal interface ISharedKey
{
    /// <summary>How many attempts may be under way at a time.</summary>
    const int Places = 4;

    /// <summary>Waits for a place for one attempt. Until the key is known to be accepted, there is one place only.</summary>
    Task<KeyPlace> EnterAsync(bool isAccepted, CancellationToken stop);

    /// <summary>Tells the others what this process knows now. Called before the place is left.</summary>
    void Tell(KeyState state);
}

/// <summary>A place for one attempt.</summary>
/// <param name="Known">What the other processes know of the key.</param>
/// <param name="Held">What keeps the place from the others; null if there is nothing to share it by.</param>
internal sealed record KeyPlace(KeyState Known, IDisposable? Held) : IDisposable
{
    public void Dispose() => Held?.Dispose();
}

/// <summary>What is known of a key. If processes know different things, the last of these is valid.</summary>
internal enum KeyState
{
    Untried,

    /// <summary>The first attempt got no answer. Only for whoever waited for it.</summary>
    Unanswered,

    Accepted,

    Refused,
}
