namespace ScmPulumi.Emulator.Management;

/// <summary>Why the CA rejects or revokes.</summary>
internal sealed record Decision(string? Reason = null);
