namespace ScmPulumi.Emulator.Management;

/// <summary>A fault for one operation: for its n-th call from now, or, without a number, for its next calls that have none yet.</summary>
internal sealed record ScriptedFault(string Operation, Fault Fault, int? Nth = null, int Times = 1)
{
    public void AddTo(FaultScript faults)
    {
        if (Nth is { } nth) faults.Nth(Operation, nth, Fault);
        else faults.Next(Operation, [.. Enumerable.Repeat(Fault, Times)]);
    }
}
