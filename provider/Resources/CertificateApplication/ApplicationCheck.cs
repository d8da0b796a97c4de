using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>The rules of an application in addition to its table. They check only inputs, and skip unknown values.</summary>
internal static class ApplicationCheck
{
    private const int MaxNames = 249;

    /// <summary>All pages of SCM's documentation allow this number. The API reference allows 100 names in all, and the console's guide allows 250.</summary>
    private const int UndisputedNames = 99;

    private const int MaxJoinedNames = 4096;

    /// <summary>Normalizes the inputs by the table and these rules. Idempotent.</summary>
    public static PropertyMap Normalise(PropertyMap news, Findings findings)
    {
        var inputs = ApplicationTable.Table.Inputs.Normalise(news, findings);
        Judge(inputs, findings);
        return inputs;
    }

    public static void Judge(PropertyMap inputs, Findings findings)
    {
        DropPrimaryFromSans(inputs, findings);
        LimitSans(inputs, findings);
        CompareMethodWithNames(inputs, findings);
        CsrRules.Judge(inputs, findings);
    }

    /// <summary>
    /// Reports what the historical call does not support, or requires in addition to the current one. Its pages list the countries, and disagree on HK
    /// (https://support.huaweicloud.com/api-ccm/ccm_02_0020.html).
    /// </summary>
    public static void JudgeForV2(PropertyMap inputs, Findings findings)
    {
        foreach (var row in ApplicationTable.Fields)
        {
            var isSet = inputs.ContainsKey(row.Name);
            if (row.OnV2 == OnV2.Required && !isSet) findings.Error(row.Name, "is required with apiVersion v2");
            if (row.OnV2 != OnV2.Unknown || !isSet) continue;
            findings.Error(row.Name, $"cannot be sent with apiVersion v2; remove it, or set {Package.Name}:apiVersion to v3");
        }

        if (inputs.Text(ApplicationTable.Country) is not (null or "CN" or "HK" or "US") && !findings.HasError(ApplicationTable.Country))
        {
            findings.Warn(ApplicationTable.Country, "is not one of the countries that SCM documents for apiVersion v2 (CN, HK, US); it may be refused");
        }
    }

    /// <summary>The documentation's own sample repeats the primary name among the additional ones.</summary>
    private static void DropPrimaryFromSans(PropertyMap inputs, Findings findings)
    {
        const string sans = ApplicationTable.Sans;
        if (inputs.Text(ApplicationTable.Domain) is not { } domain || inputs.Bare(sans) is not PropertyValue.List list) return;
        var others = list.Items.Where(item => item.Bare() is not PropertyValue.Text text || text.Value != domain).ToList();
        if (others.Count == list.Items.Count) return;

        findings.Warn(sans, "contains the primary name (domain) again; the repetition is dropped");
        if (others.Count == 0) inputs.Remove(sans);
        else inputs[sans] = new PropertyValue.List(others).Marked(inputs[sans].IsSecret());
    }

    /// <summary>An unknown primary name may turn out to be one of the others, which is then dropped.</summary>
    private static void LimitSans(PropertyMap inputs, Findings findings)
    {
        const string sans = ApplicationTable.Sans;
        if (inputs.HasUnknown(ApplicationTable.Domain)) return;
        var names = inputs.Texts(sans).ToList();
        var length = string.Join(ApplyRequest.NameSeparator, names).Length;
        if (names.Count > MaxNames)
        {
            findings.Error(sans, $"contains {names.Count} names; at most {MaxNames} additional names are possible");
        }
        else if (names.Count > UndisputedNames)
        {
            findings.Warn(sans, $"contains {names.Count} names; some pages of SCM's documentation allow only {UndisputedNames} additional names");
        }

        if (length <= MaxJoinedNames) return;
        findings.Error(sans, $"is too long: joined by '{ApplyRequest.NameSeparator}', the names have {length} characters; the maximum is {MaxJoinedNames}");
    }

    private static void CompareMethodWithNames(PropertyMap inputs, Findings findings)
    {
        var names = ApplicationInputs.ReadNames(inputs);
        var addresses = names.Count(name => name.IsAddress);
        if (addresses > 0 && addresses < names.Count)
        {
            findings.Warn(ApplicationTable.Sans, "mixes IP addresses with host names; few certificates support both");
        }

        if (ApplicationInputs.Method(inputs) is not { } method) return;
        if (method == ValidationMethod.Email)
        {
            findings.Warn(ApplicationTable.DomainMethod, "is EMAIL, which the CAs have been phasing out since 2026-03-15 and refuse from 2028-03-15; use DNS");
        }

        if (method == ValidationMethod.File && names.Exists(name => name.IsWildcard))
        {
            findings.Error(ApplicationTable.DomainMethod, "cannot be FILE for a wildcard; use DNS");
        }
        else if (method != ValidationMethod.File && ApplicationInputs.AllNamesKnown(inputs) && addresses > 0 && addresses == names.Count)
        {
            findings.Error(ApplicationTable.DomainMethod, "must be FILE, or not set, if every name is an IP address");
        }

        if (method != ValidationMethod.Dns && inputs.Flag(ApplicationTable.AutoDnsAuth))
        {
            findings.Warn(ApplicationTable.AutoDnsAuth, $"has no effect with domainMethod {method}; it works with DNS only");
        }
    }
}
