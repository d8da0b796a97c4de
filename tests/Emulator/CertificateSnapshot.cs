namespace ScmPulumi.Emulator;

/// <summary>The actual state of a certificate, regardless of what the customer API shows.</summary>
/// <param name="Id">The certificate.</param>
/// <param name="Status">The true state.</param>
/// <param name="OrderId">The order it was bought with.</param>
/// <param name="Application">
/// The submitted fields by wire name, booleans as <c>true</c> and <c>false</c>, the never returned ones included; null without an application.
/// </param>
/// <param name="Records">The validation records, shown already or not.</param>
/// <param name="IssueTime">Null until issued.</param>
/// <param name="NotAfter">Null until issued.</param>
/// <param name="Fingerprint">40 hexadecimal digits; null until issued.</param>
/// <param name="FailReason">Why the application was rejected; null in every other state.</param>
/// <param name="NextId">The next certificate of the purchase, whether a link shows it or not; null until it is created.</param>
/// <param name="RemainingCertificates">How many are left in the purchase.</param>
public sealed record CertificateSnapshot(
    string Id,
    string Status,
    string OrderId,
    IReadOnlyDictionary<string, string>? Application,
    IReadOnlyList<ValidationRecord> Records,
    string? IssueTime,
    string? NotAfter,
    string? Fingerprint,
    string? FailReason,
    string? NextId,
    int RemainingCertificates);

/// <summary>One record that proves control of a name.</summary>
public sealed record ValidationRecord(string Domain, string Name, string Type, string Value);
