using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// What the product that was bought can carry (P1). Only the service knows it, so it is judged where the certificate was looked at: in a preview, and
/// before anything is sent. Unknown inputs, and kinds of products that are not known here, are passed over.
/// </summary>
/// <remarks><c>wildcard_count</c> is documented in two ways, as the number of additional names and of wildcards: it is never judged by.</remarks>
internal sealed class ProductRules(PropertyMap inputs, Certificate certificate, Findings findings)
{
    private const string Single = "SINGLE_DOMAIN";
    private const string Wildcard = "WILDCARD";

    private readonly bool _isDv = IsOf(certificate.Type, "DV");
    private readonly bool _isOv = IsOf(certificate.Type, "OV");
    private readonly bool _isEv = IsOf(certificate.Type, "EV");
    private readonly List<DomainName> _names = CertificateApplicationFields.ReadNames(inputs);

    /// <exception cref="ResourceException">All errors in one message, since the engine shows no details of a failed Create (P4).</exception>
    public static async Task EnforceAsync(string id, PropertyMap inputs, Certificate certificate, Operation operation)
    {
        var findings = new Findings();
        new ProductRules(inputs, certificate, findings).Judge();
        foreach (var warning in findings.Warnings) await operation.WarnAsync(warning.ToString());
        if (findings.Errors.Count > 0) throw Refusals.OfProduct(id, certificate, findings.Errors);
    }

    /// <summary>In the order of the table of fields.</summary>
    private void Judge()
    {
        JudgeDomain();
        JudgeSans();
        JudgeCompany();
        JudgeValidation();
        JudgeHashAlgorithm();
    }

    private void JudgeDomain()
    {
        const string Domain = CertificateApplicationFields.DomainProperty;
        if (inputs.Text(Domain) is null) return;
        var isWildcard = _names[0].IsWildcard;
        if (certificate.IsForSeveralNames && isWildcard) JudgeWildcardBesideOthers(Domain, "");
        switch (certificate.DomainType)
        {
            case Single when isWildcard:
                findings.Error(Domain, "is a wildcard, but the certificate is for a single name; write the name itself");
                break;
            case Wildcard when !isWildcard:
                findings.Error(Domain, "is no wildcard, but the certificate is for one; write it as *.example.com");
                break;
        }
    }

    private void JudgeSans()
    {
        const string Sans = CertificateApplicationFields.Sans;
        var mayBePrimary = inputs.HasUnknown(CertificateApplicationFields.DomainProperty) ? 1 : 0; // Check drops the primary name where it is repeated
        if (certificate.DomainType is Single or Wildcard && inputs.Texts(Sans).Count() > mayBePrimary)
        {
            findings.Error(Sans, $"must not be set: the certificate is for one {(certificate.DomainType == Single ? "name" : "wildcard")} only");
        }

        if (!certificate.IsForSeveralNames) return;
        if (certificate.DomainCount is > 0 and { } possible && _names.Count > possible)
        {
            findings.Error(Sans, $"makes {_names.Count} names with the primary one, but the certificate can carry {possible}");
        }
        else if (!inputs.ContainsKey(Sans))
        {
            findings.Warn(Sans, "is not set, although the certificate is for several names; SCM may want at least one more");
        }

        foreach (var (index, item) in (inputs.Bare(Sans) as PropertyValue.List)?.Items.Index() ?? [])
        {
            if (item.Bare() is PropertyValue.Text text && DomainName.TryParse(text.Value, out var name, out _) && name.IsWildcard) JudgeWildcardBesideOthers(Sans, $"[{index}]");
        }
    }

    private void JudgeWildcardBesideOthers(string property, string path)
    {
        if (_isDv) findings.Error(property, "is a wildcard, which a DV certificate for several names cannot carry; write the names themselves", path);
        if (_isEv) findings.Warn(property, "is a wildcard, which by the rules of the CAs no EV certificate carries; it may be refused", path);
    }

    private void JudgeCompany()
    {
        if (!_isOv && !_isEv) return;
        foreach (var field in CertificateApplicationFields.All.Where(field => field.IsOfCompany && inputs.Bare(field.Name) is null))
        {
            findings.Error(field.Name, "is required for an OV or EV certificate");
        }
    }

    /// <summary>SCM's pages disagree on FILE for host names, and agree on EMAIL (https://support.huaweicloud.com/api-ccm/ApplyCertificate.html).</summary>
    private void JudgeValidation()
    {
        if ((_isOv || _isEv) && inputs.Flag(CertificateApplicationFields.AutoDnsAuth))
        {
            findings.Warn(CertificateApplicationFields.AutoDnsAuth, "works for DV certificates only; expect to add the records yourself");
        }

        var method = CertificateApplicationFields.Method(inputs);
        if (_isDv && method == CertificateApplicationFields.MethodEmail) findings.Error(CertificateApplicationFields.DomainMethod, "cannot be EMAIL for a DV certificate; use DNS");
        if (method == CertificateApplicationFields.MethodFile && _names.Exists(name => !name.IsAddress))
        {
            findings.Warn(CertificateApplicationFields.DomainMethod, "is FILE for a host name, which a part of SCM's documentation keeps to IP addresses; use DNS if it is refused");
        }
    }

    private void JudgeHashAlgorithm()
    {
        if (_isOv && certificate.Brand == "GEOTRUST" && inputs.Bare(CertificateApplicationFields.CaHashAlgorithm) is null)
        {
            findings.Warn(CertificateApplicationFields.CaHashAlgorithm, "is not set, although SCM's documentation asks for it with GeoTrust OV certificates");
        }
    }

    private static bool IsOf(string? type, string kind) => type?.StartsWith(kind, StringComparison.Ordinal) == true;
}
