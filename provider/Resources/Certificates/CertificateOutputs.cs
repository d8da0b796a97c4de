using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>What the service reports about a certificate. The outputs of resources and functions are picked from here.</summary>
internal static class CertificateOutputs
{
    public static readonly Output<Certificate> Id = Output.Text<Certificate>(
        CertificateIdField.Name, "ID of the certificate: 16 letters or digits.", certificate => certificate.Id);
    public static readonly Output<Certificate> Status = Output.Text<Certificate>(
        "status",
        "Status of the certificate as SCM writes it, such as `CHECKING_DOMAIN` or `ISSUED`. New values may appear at any time.",
        certificate => certificate.Status);
    public static readonly Output<Certificate> Name = Output.Text<Certificate>(
        "certificateName", "Name of the certificate in the SCM console.", certificate => certificate.Name);
    public static readonly Output<Certificate> Type = Output.Text<Certificate>(
        "certificateType", "Product that was bought, such as `DV_SSL_CERT`, `OV_SSL_CERT` or `EV_SSL_CERT`.", certificate => certificate.Type);
    public static readonly Output<Certificate> Brand = Output.Text<Certificate>(
        "brand", "Brand of the CA, such as `GEOTRUST`.", certificate => certificate.Brand);
    public static readonly Output<Certificate> DomainType = Output.Text<Certificate>(
        "domainType", "Kind of names that the product can carry: `SINGLE_DOMAIN`, `WILDCARD` or `MULTI_DOMAIN`.", certificate => certificate.DomainType);
    public static readonly Output<Certificate> MultiDomainType = Output.Text<Certificate>(
        "multiDomainType",
        "Kind of the primary name of a multi-domain product: `primary_single` or `primary_wildcard`.",
        certificate => certificate.MultiDomainType);
    public static readonly Output<Certificate> OrderId = Output.Text<Certificate>("orderId", "ID of the order.", certificate => certificate.OrderId);
    public static readonly Output<Certificate> Domain = Output.Text<Certificate>(
        "domain",
        "Primary name of the application, in its A-label form. Absent before an application.",
        certificate => DomainName.Normalise(certificate.Domain ?? ""));
    public static readonly Output<Certificate> Sans = Output.TextList<Certificate>(
        "sans",
        "Additional names of the application, in their A-label form.",
        certificate => Names(certificate).Where(name => name != DomainName.Normalise(certificate.Domain ?? "")));
    public static readonly Output<Certificate> DomainNames = Output.TextList<Certificate>(
        "domainNames", "All names of the application, the primary one first, in their A-label form.", Names);
    public static readonly Output<Certificate> DomainCount = Output.Integer<Certificate>(
        "domainCount", "How many names the product can carry in all.", certificate => certificate.DomainCount);
    public static readonly Output<Certificate> WildcardCount = Output.Integer<Certificate>(
        "wildcardCount",
        "How many of the names may be additional or wildcard ones, as SCM counts them; its documentation says both.",
        certificate => certificate.WildcardCount);
    public static readonly Output<Certificate> ValidityPeriod = Output.Integer<Certificate>(
        "validityPeriod", "How long a certificate of this product is valid, in months.", certificate => certificate.ValidityPeriod);
    public static readonly Output<Certificate> Method = Output.Text<Certificate>(
        "validationMethod", "How control of the domain is proven, as SCM recorded it: `DNS`, `FILE` or `EMAIL`.", certificate => certificate.ValidationMethod);
    public static readonly Output<Certificate> ValidationRecords = Output.Records<Certificate, Authentication>(
        "validationRecords",
        "Records that prove control of the domains, sorted by domain and without repetitions.",
        Record, certificate => Records(certificate).ToList() is { Count: > 0 } records ? records : null);
    public static readonly Output<Certificate> NotBefore = Output.Text<Certificate>(
        "notBefore", "Begin of validity, as SCM writes it (without a time zone). Absent before issue.", certificate => certificate.NotBefore);
    public static readonly Output<Certificate> NotAfter = Output.Text<Certificate>(
        "notAfter", "End of validity, as SCM writes it (without a time zone). Absent before issue.", certificate => certificate.NotAfter);
    public static readonly Output<Certificate> ExpireTime = Output.Text<Certificate>(
        "expireTime", "End of validity, as SCM writes it (without a time zone). Absent before issue.", certificate => certificate.ExpireTime);
    public static readonly Output<Certificate> IssueTime = Output.Text<Certificate>(
        "issueTime", "Time of issue, as SCM writes it (without a time zone). Absent before issue.", certificate => certificate.IssueTime);
    public static readonly Output<Certificate> Fingerprint = Output.Text<Certificate>(
        "fingerprint", "SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.", certificate => certificate.Fingerprint);
    public static readonly Output<Certificate> SignatureAlgorithm = Output.Text<Certificate>(
        "signatureAlgorithm",
        "Signature algorithm of the certificate. Absent before issue.",
        certificate => certificate.SignatureAlgorithm ?? certificate.SignatureAlgorithmMisspelt);
    public static readonly Output<Certificate> FailureReason = Output.Text<Certificate>(
        "failureReason",
        "Why the application was rejected, in the words of SCM; persons and companies in it are hidden. Absent where it was not rejected, where " +
        "SCM does not say, and where the user may not list certificates by tags.",
        certificate => certificate.FailureReason);
    public static readonly Output<Certificate> RevokeReason = Output.Text<Certificate>(
        "revokeReason", "Why the certificate was revoked. Absent if it was not.", certificate => certificate.RevokeReason);
    public static readonly Output<Certificate> PushSupport = Output.Text<Certificate>(
        "pushSupport", "Whether the certificate can be pushed to other services: `ON` or `OFF`.", certificate => certificate.PushSupport);
    public static readonly Output<Certificate> DeploySupport = Output.Flag<Certificate>(
        "deploySupport", "Whether the certificate can be deployed to other services.", certificate => certificate.DeploySupport);
    public static readonly Output<Certificate> Shared = Output.Flag<Certificate>(
        "shared", "Whether another account shares the certificate with this one.", certificate => certificate.Shared);
    public static readonly Output<Certificate> Description = Output.Text<Certificate>(
        "description", "Description of the certificate in the SCM console.", certificate => certificate.Description);
    public static readonly Output<Certificate> EnterpriseProjectId = Output.Text<Certificate>(
        "enterpriseProjectId",
        "ID of the enterprise project that the certificate belongs to; `0` is the default one.",
        certificate => certificate.EnterpriseProjectId);
    public static readonly Output<Certificate> CompanyName = Output.Text<Certificate>(
        "companyName", "Name of the company of the application, as far as SCM shows it.", certificate => certificate.ApplicationInfo?.CompanyName);
    public static readonly Output<Certificate> CompanyProvince = Output.Text<Certificate>(
        "companyProvince", "Province of the company, as far as SCM shows it.", certificate => certificate.ApplicationInfo?.CompanyProvince);
    public static readonly Output<Certificate> CompanyCity = Output.Text<Certificate>(
        "companyCity", "City of the company, as far as SCM shows it.", certificate => certificate.ApplicationInfo?.CompanyCity);
    public static readonly Output<Certificate> Country = Output.Text<Certificate>(
        "country", "Country of the company, as far as SCM shows it: the two letters of ISO 3166-1.", certificate => certificate.ApplicationInfo?.Country);

    /// <summary>No page says how the answer separates names; no name can hold any of these.</summary>
    private static readonly char[] Separators = [ApplyRequest.NameSeparator, ',', ' ', '\t', '\r', '\n'];

    private static RecordType Record => new(
        "ValidationRecord",
        "A record that proves control of a domain.",
        [
            Output.Text<Authentication>(
                "domain",
                "The domain that the record is for, in its A-label form.",
                record => record.Domain is { } domain ? DomainName.Normalise(domain) : null),
            Output.Text<Authentication>("name", "Name of the record, such as `_dnsauth.example.com`.", record => record.RecordName),
            Output.Text<Authentication>("type", "Type of the record, such as `TXT` or `CNAME`.", record => record.RecordType),
            Output.Text<Authentication>("value", "Value of the record.", record => record.RecordValue),
        ]);

    /// <summary>The names that the service shows: the primary one first, normalised and each once.</summary>
    public static IEnumerable<string> Names(Certificate certificate) =>
        new[] { certificate.Domain ?? "" }
            .Concat((certificate.Sans ?? "").Split(Separators))
            .Where(name => name.Length > 0)
            .Select(DomainName.Normalise)
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Sorted and each once: an apex and its wildcard share a record, and the service gives no order. A file goes to each host, even if it is the same.
    /// </summary>
    public static IEnumerable<Authentication> Records(Certificate certificate) =>
        (certificate.Authentications ?? [])
            .Where(record => !string.IsNullOrEmpty(record.RecordName) || !string.IsNullOrEmpty(record.RecordValue))
            .OrderBy(record => record.Domain, StringComparer.Ordinal)
            .ThenBy(record => record.RecordName, StringComparer.Ordinal)
            .ThenBy(record => record.RecordValue, StringComparer.Ordinal)
            .DistinctBy(record => (record.RecordName, record.RecordType, record.RecordValue,
                Host: certificate.ValidationMethod == ValidationMethod.File ? record.Domain : null));
}
