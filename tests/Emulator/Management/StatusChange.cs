namespace ScmPulumi.Emulator.Management;

internal sealed record StatusChange(string Status);
