using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>What the service reports about a certificate. The outputs of resources and functions are picked from here.</summary>
internal static class CertificateOutputs
{
    public static readonly Output<Certificate> Id = Text(CertificateIdField.Name, "ID of the certificate: 16 letters or digits.", shown => shown.Id);
    public static readonly Output<Certificate> Status = Text(
        "status",
        "Status of the certificate as SCM writes it, such as `CHECKING_DOMAIN` or `ISSUED`. New values may appear at any time.",
        shown => shown.Status);
    public static readonly Output<Certificate> Name = Text("certificateName", "Name of the certificate in the SCM console.", shown => shown.Name);
    public static readonly Output<Certificate> Type = Text(
        "certificateType", "Product that was bought, such as `DV_SSL_CERT`, `OV_SSL_CERT` or `EV_SSL_CERT`.", shown => shown.Type);
    public static readonly Output<Certificate> Brand = Text("brand", "Brand of the CA, such as `GEOTRUST`.", shown => shown.Brand);
    public static readonly Output<Certificate> DomainType = Text(
        "domainType", "Kind of names that the product supports: `SINGLE_DOMAIN`, `WILDCARD` or `MULTI_DOMAIN`.", shown => shown.DomainType);
    public static readonly Output<Certificate> MultiDomainType = Text(
        "multiDomainType",
        "Kind of the primary name of a multi-domain product: `primary_single` or `primary_wildcard`.",
        shown => shown.MultiDomainType);
    public static readonly Output<Certificate> OrderId = Text("orderId", "ID of the order.", shown => shown.OrderId);
    public static readonly Output<Certificate> Domain = Text(
        "domain",
        "Primary name of the application, in its A-label form. Absent before an application.",
        certificate => DomainName.Normalise(certificate.Domain ?? ""));
    public static readonly Output<Certificate> Sans = Output.TextList<Certificate>(
        "sans",
        "Additional names of the application, in their A-label form.",
        certificate => Names(certificate).Where(name => name != DomainName.Normalise(certificate.Domain ?? "")));
    public static readonly Output<Certificate> DomainNames = Output.TextList<Certificate>(
        "domainNames", "All names of the application, the primary one first, in their A-label form.", Names);
    public static readonly Output<Certificate> DomainCount = Integer(
        "domainCount", "How many names the product supports in total.", shown => shown.DomainCount);
    public static readonly Output<Certificate> WildcardCount = Integer(
        "wildcardCount",
        "Number of additional names or of wildcards that the product supports. SCM's documentation describes it in both ways.",
        shown => shown.WildcardCount);
    public static readonly Output<Certificate> ValidityPeriod = Integer(
        "validityPeriod", "How long a certificate of this product is valid, in months.", shown => shown.ValidityPeriod);
    public static readonly Output<Certificate> Method = Text(
        "validationMethod", "How control of the domain is proven, as SCM recorded it: `DNS`, `FILE` or `EMAIL`.", shown => shown.ValidationMethod);
    public static readonly Output<Certificate> ValidationRecords = Output.Records<Certificate, Authentication>(
        "validationRecords",
        "Records that prove control of the domains, sorted by domain and without repetitions.",
        Record, certificate => Records(certificate).ToList() is { Count: > 0 } records ? records : null);
    public static readonly Output<Certificate> NotBefore = Text(
        "notBefore", "Start of validity, as SCM writes it (without a time zone). Absent before issue.", shown => shown.NotBefore);
    public static readonly Output<Certificate> NotAfter = Text(
        "notAfter", "End of validity, as SCM writes it (without a time zone). Absent before issue.", shown => shown.NotAfter);
    public static readonly Output<Certificate> RenewAfter = Text(
        "renewAfter",
        "Date from which SCM is expected to renew the certificate, as `YYYY-MM-DD`: 30 days before the end of validity, or a third of the lifetime if that " +
        "is shorter. Absent before issue.",
        CertificateEnd.RenewAfter);
    public static readonly Output<Certificate> ExpireTime = Text(
        "expireTime", "End of validity, as SCM writes it (without a time zone). Absent before issue.", shown => shown.ExpireTime);
    public static readonly Output<Certificate> IssueTime = Text(
        "issueTime", "Time of issue, as SCM writes it (without a time zone). Absent before issue.", shown => shown.IssueTime);
    public static readonly Output<Certificate> Fingerprint = Text(
        "fingerprint", "SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.", shown => shown.Fingerprint);
    public static readonly Output<Certificate> SignatureAlgorithm = Text(
        "signatureAlgorithm",
        "Signature algorithm of the certificate. Absent before issue.",
        shown => shown.SignatureAlgorithm ?? shown.SignatureAlgorithmMisspelt);
    public static readonly Output<Certificate> FailureReason = Text(
        "failureReason",
        "Why the application was rejected, in the words of SCM; persons and companies in it are hidden. Absent if it was not rejected, if SCM does not " +
        "give a reason, or if the user may not list certificates by tags.",
        shown => shown.FailureReason);
    public static readonly Output<Certificate> RevokeReason = Text(
        "revokeReason", "Why the certificate was revoked. Absent if it was not.", shown => shown.RevokeReason);
    public static readonly Output<Certificate> PushSupport = Text(
        "pushSupport", "Whether the certificate can be pushed to other services: `ON` or `OFF`.", shown => shown.PushSupport);
    public static readonly Output<Certificate> DeploySupport = Flag(
        "deploySupport", "Whether the certificate can be deployed to other services.", shown => shown.DeploySupport);
    public static readonly Output<Certificate> Shared = Flag("shared", "Whether another account shares the certificate with this one.", shown => shown.Shared);
    public static readonly Output<Certificate> Description = Text(
        "description", "Description of the certificate in the SCM console.", shown => shown.Description);
    public static readonly Output<Certificate> EnterpriseProjectId = Text(
        "enterpriseProjectId",
        "ID of the enterprise project that the certificate belongs to; `0` is the default one.",
        shown => shown.EnterpriseProjectId);
    public static readonly Output<Certificate> CompanyName = Text(
        "companyName", "Name of the company of the application, as far as SCM shows it.", shown => shown.ApplicationInfo?.CompanyName);
    public static readonly Output<Certificate> CompanyProvince = Text(
        "companyProvince", "Province of the company, as far as SCM shows it.", shown => shown.ApplicationInfo?.CompanyProvince);
    public static readonly Output<Certificate> CompanyCity = Text(
        "companyCity", "City of the company, as far as SCM shows it.", shown => shown.ApplicationInfo?.CompanyCity);
    public static readonly Output<Certificate> Country = Text(
        "country", "Country of the company, as far as SCM shows it: the two letters of ISO 3166-1.", shown => shown.ApplicationInfo?.Country);

    private static RecordType Record => new(
        "ValidationRecord",
        "A record that proves control of a domain.",
        [
            Output.Text<Authentication>(
                "domain", "The domain that the record is for, in its A-label form.", record => record.Domain) with { IsRequired = true },
            Output.Text<Authentication>("name", "Name of the record, such as `_dnsauth.example.com`.", record => record.RecordName) with { IsRequired = true },
            Output.Text<Authentication>("type", "Type of the record, such as `TXT` or `CNAME`.", record => record.RecordType) with { IsRequired = true },
            Output.Text<Authentication>(
                "value",
                "Value of the record. Huawei Cloud DNS requires the value of a `TXT` record in quotes (otherwise, it answers DNS.0308).",
                record => record.RecordValue) with { IsRequired = true },
        ]);

    private static Output<Certificate> Text(string name, string description, Func<Certificate, string?> read) => Output.Text(name, description, read);

    private static Output<Certificate> Integer(string name, string description, Func<Certificate, int?> read) => Output.Integer(name, description, read);

    private static Output<Certificate> Flag(string name, string description, Func<Certificate, bool?> read) => Output.Flag(name, description, read);

    /// <summary>The names that the service shows: the primary one first, normalized, and without repetitions.</summary>
    public static IEnumerable<string> Names(Certificate certificate) =>
        new[] { certificate.Domain ?? "" }
            .Concat((certificate.Sans ?? "").Split(Certificate.NameSeparators))
            .Where(name => name.Length > 0)
            .Select(DomainName.Normalise)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether two certificates are for the same names, apart from twins that the CA added to either. False if SCM shows no names.</summary>
    public static bool HaveSameNames(Certificate one, Certificate other)
    {
        var (names, others) = (Names(one).ToList(), Names(other).ToList());
        return names.Count > 0 && (DomainName.AreSameApartFromTwins(names, others) || DomainName.AreSameApartFromTwins(others, names));
    }

    /// <summary>The complete records, as SCM shows them. SCM may list a record before it has a name and a value.</summary>
    public static IEnumerable<Authentication> ShownRecords(Certificate certificate) => (certificate.Authentications ?? [])
        .Where(record => !string.IsNullOrWhiteSpace(record.RecordName) && !string.IsNullOrWhiteSpace(record.RecordValue));

    /// <summary>
    /// Sorted and without repetitions, because an apex and its wildcard share a record, and the service gives no order. Files are not merged, because each host
    /// needs its own.
    /// </summary>
    public static IEnumerable<Authentication> Records(Certificate certificate) =>
        ShownRecords(certificate)
            .Select(record => Complete(record, certificate))
            .OrderBy(record => record.Domain, StringComparer.Ordinal)
            .ThenBy(record => record.RecordName, StringComparer.Ordinal)
            .ThenBy(record => record.RecordValue, StringComparer.Ordinal)
            .DistinctBy(record => (record.RecordName, record.RecordType, record.RecordValue, Host: IsFile(record, certificate) ? record.Domain : null));

    private static bool IsFile(Authentication record, Certificate certificate) =>
        ValidationMethod.Of(certificate) == ValidationMethod.File
        || string.Equals(record.RecordType, ValidationMethod.File, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// SCM documents a domain and a type for every record. If one is missing, the domain is derived from the record's name, and the type from the method.
    /// </summary>
    private static Authentication Complete(Authentication record, Certificate certificate)
    {
        var type = ValidationMethod.Of(certificate) == ValidationMethod.File ? ValidationMethod.File : "TXT";
        return new Authentication
        {
            Domain = DomainName.Normalise(string.IsNullOrWhiteSpace(record.Domain) ? DomainOf(record.RecordName!, certificate) : record.Domain),
            RecordName = record.RecordName,
            RecordType = string.IsNullOrWhiteSpace(record.RecordType) ? type : record.RecordType,
            RecordValue = record.RecordValue,
        };
    }

    /// <summary>The longest name of the certificate that the record's name ends with; the primary one if there is none.</summary>
    private static string DomainOf(string recordName, Certificate certificate) =>
        Names(certificate)
            .Where(name => recordName.TrimEnd('.').EndsWith($".{DomainName.WithoutWildcard(name)}", StringComparison.OrdinalIgnoreCase))
            .MaxBy(name => name.Length)
        ?? Names(certificate).FirstOrDefault() ?? recordName;
}
