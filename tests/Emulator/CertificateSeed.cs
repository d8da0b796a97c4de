namespace ScmPulumi.Emulator;

/// <summary>
/// The initial state of a certificate: bought, and, if <see cref="Domain"/> is set, applied for. The application of a seed is not included in <see
/// cref="ScmEmulator.AcceptedApplications"/>.
/// </summary>
public sealed record CertificateSeed
{
    /// <summary>16 letters or digits. Null generates an id.</summary>
    public string? Id { get; init; }

    public string Status { get; init; } = CertificateStatus.Paid;

    /// <summary>DV_SSL_CERT, DV_SSL_CERT_BASIC, OV_SSL_CERT, OV_SSL_CERT_PRO, EV_SSL_CERT or EV_SSL_CERT_PRO.</summary>
    public string Type { get; init; } = "DV_SSL_CERT";

    /// <summary>SINGLE_DOMAIN, WILDCARD or MULTI_DOMAIN.</summary>
    public string DomainType { get; init; } = "SINGLE_DOMAIN";

    /// <summary>How many names the product can cover.</summary>
    public int DomainCount { get; init; } = 1;

    public int WildcardCount { get; init; }

    public string Brand { get; init; } = "GEOTRUST";

    public string? Name { get; init; }

    public string? OrderId { get; init; }

    /// <summary>How long the purchase lasts, in months. Also the validity of each certificate, unless <see cref="ValidityDays"/> is set.</summary>
    public int ValidityPeriod { get; init; } = 12;

    /// <summary>
    /// How long each issued certificate is valid. Null: 200 days if certificates remain in the purchase, otherwise <see cref="ValidityPeriod"/>.
    /// </summary>
    public int? ValidityDays { get; init; }

    /// <summary>How many more certificates the purchase includes: <c>remain_cert_number</c>.</summary>
    public int RemainingCertificates { get; init; }

    /// <summary>How each next certificate appears, 30 days before the one before it expires.</summary>
    public NextCertificate NextCertificate { get; init; }

    /// <summary>The certificate belongs to another account: every call is answered with SCM.0003.</summary>
    public bool OtherAccount { get; init; }

    public string? Domain { get; init; }

    /// <summary>The additional names, separated by semicolons.</summary>
    public string? Sans { get; init; }

    /// <summary>DNS, FILE or EMAIL.</summary>
    public string ValidationMethod { get; init; } = "DNS";

    public string? Country { get; init; }
    public string? CompanyName { get; init; }
    public string? CompanyProvince { get; init; }
    public string? CompanyCity { get; init; }
    public string? ApplicantName { get; init; }
    public string? ApplicantPhone { get; init; }
    public string? ApplicantEmail { get; init; }
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    public string? ContactEmail { get; init; }

    /// <summary>PEM. The certificate is issued for its key. Null: the service generates the key.</summary>
    public string? Csr { get; init; }

    /// <summary>RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384 or SM2 (simulated with a P-256 key).</summary>
    public string? KeyAlgorithm { get; init; }

    /// <summary>Why the UNPASSED application was rejected.</summary>
    public string? FailReason { get; init; }

    /// <summary>
    /// A date without a time zone, such as <c>2021-05-27 16:46:25.0</c>, as in all dates of the service. If null, a seed in a state that only an issued
    /// certificate can have gets default dates. In the states of a review, a date says that the certificate was issued before.
    /// </summary>
    public string? IssueTime { get; init; }

    public string? NotBefore { get; init; }
    public string? NotAfter { get; init; }

    /// <summary>The differences from a certificate that was just bought, such as <c>Status ISSUED, Domain www.example.com</c>.</summary>
    public override string ToString()
    {
        var bought = new CertificateSeed();
        var differences = typeof(CertificateSeed).GetProperties()
            .Where(property => !Equals(property.GetValue(this), property.GetValue(bought)))
            .Select(property => $"{property.Name} {property.GetValue(this)}".ReplaceLineEndings(" "));
        return string.Join(", ", differences.DefaultIfEmpty(Status));
    }

    internal bool IsDomainOnly => Type.StartsWith("DV", StringComparison.Ordinal);

    internal bool WasIssued => (IssueTime ?? NotBefore ?? NotAfter) is not null || Status is
        CertificateStatus.Issued or CertificateStatus.Upload or CertificateStatus.Expired or CertificateStatus.Revoked
        or CertificateStatus.Revoking or CertificateStatus.CancelRevoking
        or CertificateStatus.SupplementChecking or CertificateStatus.CancelSupplementing;
}
