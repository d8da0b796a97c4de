using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Checks the inputs against the product that was bought (P1). Only the service knows the product, so the check runs after a look at the certificate: in a
/// preview, and before anything is sent. Unknown inputs and unknown kinds of products are skipped.
/// </summary>
/// <remarks>
/// <c>wildcard_count</c> is not used, because it is documented in two ways: as the number of additional names and as the number of wildcards.
/// </remarks>
internal sealed class ProductRules(PropertyMap inputs, Certificate certificate, Findings findings)
{
    private readonly CertificateProduct _product = new(certificate);
    private readonly List<DomainName> _names = ApplicationInputs.ReadNames(inputs);

    /// <exception cref="ResourceException">All errors in one message, since the engine shows no details of a failed Create (P4).</exception>
    public static async Task EnforceAsync(string id, PropertyMap inputs, Certificate certificate, Operation operation)
    {
        var findings = Judge(inputs, certificate);
        foreach (var warning in findings.Warnings) await operation.WarnAsync(warning.ToString());
        if (findings.Errors.Count > 0) throw ApplicationFailures.OfProduct(id, certificate, findings.Errors);
    }

    /// <summary>Whether <see cref="EnforceAsync"/> would accept the application.</summary>
    public static bool Allow(PropertyMap inputs, Certificate certificate) => Judge(inputs, certificate).Errors.Count == 0;

    /// <summary>In the order of the table of fields.</summary>
    private static Findings Judge(PropertyMap inputs, Certificate certificate)
    {
        var findings = new Findings();
        var rules = new ProductRules(inputs, certificate, findings);
        rules.JudgeDomain();
        rules.JudgeSans();
        rules.JudgeCompany();
        rules.JudgeValidation();
        rules.JudgeHashAlgorithm();
        return findings;
    }

    private void JudgeDomain()
    {
        const string domain = ApplicationTable.Domain;
        if (inputs.Text(domain) is null) return;
        var isWildcard = _names[0].IsWildcard;
        JudgeName(domain, "", _names[0]);
        if (_product.IsForSingleName && isWildcard) findings.Error(domain, "is a wildcard, but the certificate is for a single name; write the name itself");
        if (_product.IsForWildcard && !isWildcard) findings.Error(domain, "is not a wildcard, but the certificate is for one; write *.example.com");
    }

    private void JudgeSans()
    {
        const string sans = ApplicationTable.Sans;
        var mayBePrimary = inputs.HasUnknown(ApplicationTable.Domain) ? 1 : 0; // Check drops the primary name if it is repeated
        if ((_product.IsForSingleName || _product.IsForWildcard) && inputs.Texts(sans).Count() > mayBePrimary)
        {
            findings.Error(sans, $"must not be set: the certificate is for one {(_product.IsForSingleName ? "name" : "wildcard")} only");
        }

        if (_product.IsForSeveralNames && certificate.DomainCount is > 0 and { } possible && _names.Count > possible)
        {
            findings.Error(sans, $"results in {_names.Count} names including the primary one, but the certificate is for at most {possible}; remove some");
        }
        else if (_product.IsForSeveralNames && !inputs.ContainsKey(sans))
        {
            findings.Warn(sans, "is not set, although the certificate is for several names; SCM may require at least one more");
        }

        foreach (var (index, item) in (inputs.Bare(sans) as PropertyValue.List)?.Items.Index() ?? [])
        {
            if (item.Bare() is PropertyValue.Text text && DomainName.TryParse(text.Value, out var name, out _)) JudgeName(sans, $"[{index}]", name);
        }
    }

    private void JudgeName(string property, string path, DomainName name)
    {
        if (name.IsAddress) JudgeAddress(property, path);
        if (_product.IsTest && ScreenedWords.Find(name) is { } word)
        {
            findings.Warn(property, $"contains \"{word}\", for which the CA may refuse a test certificate; use another name or product", path);
        }

        if (!_product.IsForSeveralNames) return;
        if (name.IsWildcard) JudgeWildcardAmongOthers(property, path);
        if (!_product.IsDv && _names.Exists(other => other.Covers(name)))
        {
            findings.Warn(property, "is already covered by a wildcard of this application; remove it, because the price depends on the number of names", path);
        }
    }

    private void JudgeAddress(string property, string path)
    {
        if (_product.IsTest) findings.Error(property, "is an IP address, which a test certificate cannot contain; use another product", path);
        else if (_product.IsDv) findings.Warn(property, "is an IP address, which SCM documents for OV certificates only; it may be refused", path);
        if (_product.IsEv) findings.Warn(property, "is an IP address, which the rules of the CAs do not allow in an EV certificate; it may be refused", path);
    }

    private void JudgeWildcardAmongOthers(string property, string path)
    {
        if (_product.IsDv) findings.Error(property, "is a wildcard, which a DV certificate for several names cannot contain; write the individual names", path);
        if (_product.IsEv) findings.Warn(property, "is a wildcard, which the rules of the CAs do not allow in an EV certificate; it may be refused", path);
    }

    private void JudgeCompany()
    {
        if (!_product.IsOrganizationValidated) return;
        foreach (var row in ApplicationTable.OfCompany.Where(row => inputs.Bare(row.Name) is null))
        {
            findings.Error(row.Name, "is required for an OV or EV certificate");
        }
    }

    /// <summary>SCM's pages disagree on FILE for host names, and agree on EMAIL (https://support.huaweicloud.com/api-ccm/ApplyCertificate.html).</summary>
    private void JudgeValidation()
    {
        if (_product.IsOrganizationValidated && inputs.Flag(ApplicationTable.AutoDnsAuth))
        {
            findings.Warn(ApplicationTable.AutoDnsAuth, "works for DV certificates only; expect to add the records yourself");
        }

        var method = ApplicationInputs.Method(inputs);
        if (_product.IsDv && method == ValidationMethod.Email) findings.Error(ApplicationTable.DomainMethod, "cannot be EMAIL for a DV certificate; use DNS");
        if (method == ValidationMethod.File && _names.Exists(name => !name.IsAddress))
        {
            findings.Warn(
                ApplicationTable.DomainMethod,
                "is FILE for a host name, but some pages of SCM's documentation allow FILE for IP addresses only; use DNS if it is refused");
        }
    }

    private void JudgeHashAlgorithm()
    {
        if (_product.IsOv && certificate.Brand == "GEOTRUST" && inputs.Bare(ApplicationTable.CaHashAlgorithm) is null)
        {
            findings.Warn(ApplicationTable.CaHashAlgorithm, "is not set, but SCM's documentation requires it for GeoTrust OV certificates; set it");
        }
    }
}
