namespace ScmPulumi.Emulator.Management;

/// <summary>
/// A fault of the catalogue for one operation: for its n-th call from now, if <paramref name="Onward"/> for all that follow too; without a number for its
/// next calls that have none yet.
/// </summary>
internal sealed record ScriptedFault(string Operation, string Name, int? Nth = null, bool Onward = false, int Times = 1)
{
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    public void AddTo(FaultScript faults)
    {
        var fault = FaultCatalogue.Find(Name).Fault;
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
