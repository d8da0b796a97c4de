using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Run;

/// <summary>A key as the processes of one engine share it: what each knows of it, and the places for attempts, which are locks (S4).</summary>
/// <param name="name">Says nothing about the key.</param>
internal sealed class SharedKey(SharedRun run, string name, TimeProvider time) : ISharedKey
{
    /// <summary>Nobody is called when a lock is released.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly Lock _lock = new();
    private KeyState _told;

    /// <param name="isAccepted">Whether this process knows that the key is accepted. Until somebody does, there is only the first place.</param>
    public async Task<KeyPlace> EnterAsync(bool isAccepted, CancellationToken stop)
    {
        for (var hasWaited = false; ; hasWaited = true)
        {
            var known = Others();
            if (known == KeyState.Refused) return new KeyPlace(known, null);
            var places = isAccepted || known == KeyState.Accepted ? ISharedKey.Places : 1;
            for (var i = 0; i < places; i++)
            {
                var held = run.TryTake($"{name}-{i}", out var isTaken);
                if (isTaken) continue;
                known = Others(); // whoever left the place has told before what came of it
                return new KeyPlace(known == KeyState.Unanswered && (isAccepted || !hasWaited) ? KeyState.Untried : known, held);
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    public void Tell(KeyState state)
    {
        lock (_lock)
        {
            if (state <= _told) return; // an answer to an attempt that began before the refusal changes nothing
            _told = state;
            run.Tell(new RunFact(name, $"{state}"));
        }
    }

    private KeyState Others() =>
        run.Others(name).Select(fact => Enum.TryParse<KeyState>(fact.State, out var state) ? state : KeyState.Untried).DefaultIfEmpty().Max();
}
