using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>The product that was bought: who is validated, and which names it supports. An unknown product has none of these traits.</summary>
internal sealed class CertificateProduct(Certificate certificate)
{
    /// <summary>How many working days it takes to issue an OV certificate (https://support.huaweicloud.com/en-us/usermanual-ccm/ccm_01_0107.html).</summary>
    public const string WorkingDaysForOv = "3 to 5";

    /// <summary>Like <see cref="WorkingDaysForOv"/>, for an EV certificate.</summary>
    public const string WorkingDaysForEv = "7 to 10";

    /// <summary>DV (Basic). SCM offers some of these certificates for free (https://support.huaweicloud.com/intl/en-us/ccm_faq/ccm_01_0230.html).</summary>
    public bool IsTest => certificate.Type == "DV_SSL_CERT_BASIC";

    public bool IsDv { get; } = IsOf(certificate, "DV");

    public bool IsOv { get; } = IsOf(certificate, "OV");

    public bool IsEv { get; } = IsOf(certificate, "EV");

    /// <summary>The CA reviews a company in addition to the domain.</summary>
    public bool IsOrganizationValidated => IsOv || IsEv;

    public bool IsForSingleName => certificate.DomainType == "SINGLE_DOMAIN";

    /// <summary>A key of the Chinese standard, which no other service can use. The algorithm is known once the certificate is issued.</summary>
    public bool IsSm2 =>
        (certificate.SignatureAlgorithm ?? certificate.SignatureAlgorithmMisspelt)?.Contains("SM2", StringComparison.OrdinalIgnoreCase) == true;

    public bool IsForWildcard => certificate.DomainType == "WILDCARD";

    /// <summary>The second spelling appears in a sample of the API reference.</summary>
    public bool IsForSeveralNames => certificate.DomainType is "MULTI_DOMAIN" or "MUILT_DOMAIN";

    private static bool IsOf(Certificate certificate, string kind) => certificate.Type?.StartsWith(kind, StringComparison.Ordinal) == true;
}
