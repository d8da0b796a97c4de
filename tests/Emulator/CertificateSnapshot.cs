namespace ScmPulumi.Emulator;

/// <summary>The true state of a certificate, whatever the customer API shows.</summary>
/// <param name="Id">The certificate's id.</param>
/// <param name="Status">The true state.</param>
/// <param name="OrderId">The order it was bought with.</param>
/// <param name="Application">
/// The submitted fields by wire name, including those that the API never returns. Booleans are <c>true</c> or <c>false</c>. Null without an application.
/// </param>
/// <param name="Records">The validation records, including those that the API does not show yet.</param>
/// <param name="IssueTime">Null until the certificate is issued.</param>
/// <param name="NotAfter">Null until the certificate is issued.</param>
/// <param name="Fingerprint">40 hexadecimal digits. Null until the certificate is issued.</param>
/// <param name="FailReason">Why the application was rejected. Null in every other state.</param>
/// <param name="NextId">The next certificate of the purchase, even if no link shows it. Null until it exists.</param>
/// <param name="RemainingCertificates">How many certificates are left in the purchase.</param>
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

/// <summary>A DNS record or file that proves control of a name.</summary>
public sealed record ValidationRecord(string Domain, string Name, string Type, string Value);
