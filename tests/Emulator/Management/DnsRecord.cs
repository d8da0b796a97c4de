namespace ScmPulumi.Emulator.Management;

/// <summary>A TXT record in the DNS.</summary>
internal sealed record DnsRecord(string Name, string Value);
