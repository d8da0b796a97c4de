using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Normalises and judges inputs: pure, idempotent, all errors at once. A rule that touches an unknown is skipped. Secrets are marked here,
/// since YAML and raw callers pass through no SDK.
/// </summary>
internal static class CertificateApplicationCheck
{
    public static PropertyMap Normalise(PropertyMap news, Findings findings)
    {
        var inputs = CertificateApplicationFields.Table.Normalise(news, findings);
        DropPrimaryFromSans(inputs, findings);
        LimitSans(inputs, findings);
        CompareMethodWithNames(inputs, findings);
        CsrRules.Judge(inputs, findings);
        return inputs;
    }

    /// <summary>
    /// What the historical call cannot carry, or asks for beyond the current one. Its pages list countries, and disagree on HK
    /// (https://support.huaweicloud.com/api-ccm/ccm_02_0020.html).
    /// </summary>
    public static void JudgeForV2(PropertyMap inputs, Findings findings)
    {
        foreach (var field in CertificateApplicationFields.All)
        {
            var isSet = inputs.ContainsKey(field.Name);
            if (field.OnV2 == OnV2.Unknown && isSet) findings.Error(field.Name, $"cannot be sent with apiVersion v2; leave it out, or set {Package.Name}:apiVersion to v3");
            if (field.OnV2 == OnV2.Required && !isSet) findings.Error(field.Name, "is required with apiVersion v2");
        }

        if (inputs.Text(CertificateApplicationFields.Country) is not (null or "CN" or "HK" or "US") && !findings.HasError(CertificateApplicationFields.Country))
        {
            findings.Warn(CertificateApplicationFields.Country, "is none of the countries that SCM documents for apiVersion v2 (CN, HK, US); it may be refused");
        }
    }

    /// <summary>The documentation's own sample repeats the primary name among the additional ones.</summary>
    private static void DropPrimaryFromSans(PropertyMap inputs, Findings findings)
    {
        if (inputs.Text(CertificateApplicationFields.DomainProperty) is not { } domain) return;
        if (inputs.Bare(CertificateApplicationFields.Sans) is not PropertyValue.List list) return;
        var others = list.Items.Where(item => item.Bare() is not PropertyValue.Text text || text.Value != domain).ToList();
        if (others.Count == list.Items.Count) return;

        findings.Warn(CertificateApplicationFields.Sans, "repeats the primary name of domain; it is dropped there");
        if (others.Count == 0) inputs.Remove(CertificateApplicationFields.Sans);
        else inputs[CertificateApplicationFields.Sans] = new PropertyValue.List(others).Marked(inputs[CertificateApplicationFields.Sans].IsSecret());
    }

    /// <summary>An unknown primary name may prove to be one of the others, and then that one does not count.</summary>
    private static void LimitSans(PropertyMap inputs, Findings findings)
    {
        if (!inputs.HasUnknown(CertificateApplicationFields.DomainProperty)) CertificateApplicationFields.AdditionalNames.CheckLimits(inputs, findings);
    }

    private static void CompareMethodWithNames(PropertyMap inputs, Findings findings)
    {
        var names = CertificateApplicationFields.ReadNames(inputs);
        var addresses = names.Count(name => name.IsAddress);
        if (addresses > 0 && addresses < names.Count) findings.Warn(CertificateApplicationFields.Sans, "mixes IP addresses with host names; few certificates can carry both");

        var field = CertificateApplicationFields.Find(CertificateApplicationFields.DomainMethod)!;
        if (field.Effective(inputs) is not PropertyValue.Text { Value: var method }) return;
        if (method == CertificateApplicationFields.MethodFile && names.Exists(name => name.IsWildcard))
        {
            findings.Error(field.Name, "cannot be FILE for a wildcard; use DNS");
        }
        else if (method != CertificateApplicationFields.MethodFile && CertificateApplicationFields.AllNamesKnown(inputs) && addresses > 0 && addresses == names.Count)
        {
            findings.Error(field.Name, "must be FILE, or not set, where every name is an IP address");
        }

        if (method != CertificateApplicationFields.MethodDns && inputs.Flag(CertificateApplicationFields.AutoDnsAuth))
        {
            findings.Warn(CertificateApplicationFields.AutoDnsAuth, $"has no effect with domainMethod {method}; it works with DNS only");
        }
    }
}
