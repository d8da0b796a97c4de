using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Run;

/// <summary>A key that the processes of one engine share: what each process knows about it, and the places for attempts, which are locks (S4).</summary>
/// <param name="name">A name that does not reveal the key.</param>
internal sealed class SharedKey(SharedRun run, string name, TimeProvider time) : ISharedKey
{
    /// <summary>The interval between attempts to take a lock, because there is no notification when one is released.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly Lock _lock = new();
    private KeyState _told;

    /// <param name="isAccepted">Whether this process knows that the key is accepted. Until a process does, there is only the first place.</param>
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
                known = Others(); // a process shares the result before it leaves the place
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
