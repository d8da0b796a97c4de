using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Resources;

/// <summary>
/// Tracks things that only one resource of a run may declare, because two would overwrite each other (M6, like C6 for certificates). The processes of the run
/// share hashes, because a name may be private.
/// </summary>
internal sealed class Declarations(SharedRun shared)
{
    private const string Declared = "Declared";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _thingsByUrn = new(StringComparer.Ordinal);

    /// <summary>Called when a new run begins.</summary>
    public void Forget()
    {
        lock (_lock) _thingsByUrn.Clear();
    }

    /// <param name="thing">Null if it is not known yet.</param>
    /// <returns>Another URN that declares the same thing; null if there is none.</returns>
    public string? Declare(string urn, string? thing)
    {
        lock (_lock)
        {
            var former = _thingsByUrn.GetValueOrDefault(urn);
            if (former != thing && former is not null) GiveUp(urn, former);
            if (thing is null) return null;
            if (_thingsByUrn.FirstOrDefault(declared => declared.Value == thing && declared.Key != urn).Key is { } other) return other;
            _thingsByUrn[urn] = thing;
            var subject = shared.NameOf(thing);
            if (former != thing) shared.Tell(new RunFact(subject, Declared, urn));
            var elsewhere = shared.Others(subject).Select(fact => fact.Urn).FirstOrDefault(urnThere => urnThere.Length > 0 && urnThere != RunFact.OneLine(urn));
            if (elsewhere is not null) GiveUp(urn, thing);
            return elsewhere;
        }
    }

    private void GiveUp(string urn, string thing)
    {
        _thingsByUrn.Remove(urn);
        shared.Tell(new RunFact(shared.NameOf(thing), Declared));
    }
}
