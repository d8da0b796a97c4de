namespace ScmPulumi.Emulator.Management;

internal sealed record StatusChange(string Status);

/// <summary>How far to set the clock forward, as in <c>00:16:00</c>; back with a minus.</summary>
internal sealed record ClockChange(TimeSpan Advance);

internal sealed record TlsListener(ServerCertificate Certificate, ServerCertificate? First = null);
