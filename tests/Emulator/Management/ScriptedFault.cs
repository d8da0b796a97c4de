namespace ScmPulumi.Emulator.Management;

/// <summary>
/// A fault, by its name in the catalogue or in full, for one operation: for its n-th call from now, if <paramref name="Onward"/> for all that follow
/// too; without a number for its next calls that have none yet.
/// </summary>
internal sealed record ScriptedFault(string Operation, Fault? Fault = null, string? Name = null, int? Nth = null, bool Onward = false, int Times = 1)
{
    /// <exception cref="ArgumentException">There is no such fault, or not exactly one was given.</exception>
    public void AddTo(FaultScript faults)
    {
        var fault = (Fault, Name) switch
        {
            ({ } full, null) => full,
            (null, { } name) => FaultCatalogue.Find(name).Fault,
            _ => throw new ArgumentException("Give either a fault or a name."),
        };
        if (Onward) faults.Onward(Operation, Nth ?? 1, fault);
        else if (Nth is { } nth) faults.Nth(Operation, nth, fault);
        else faults.Next(Operation, [.. Enumerable.Repeat(fault, Times)]);
    }
}

/// <summary>Faults by chance: how often, and which; all of the catalogue if none is named.</summary>
internal sealed record RandomFaults(double Probability, IReadOnlyList<string>? Names = null)
{
    public void AddTo(FaultScript faults) => faults.Randomly(Probability, [.. (Names ?? []).Select(FaultCatalogue.Find)]);
}
