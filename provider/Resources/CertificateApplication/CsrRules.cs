using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Checks a CSR, and whether it agrees with the other inputs. SCM uses the common name of its subject as the primary name.</summary>
internal static class CsrRules
{
    public static void Judge(PropertyMap inputs, Findings findings)
    {
        if (findings.HasError(ApplicationTable.Csr)) inputs.Remove(ApplicationTable.Csr); // it may be a private key, so it is not returned
        if (inputs.Text(ApplicationTable.Csr) is not { } pem) return;
        if (!Csr.TryRead(pem, out var csr, out var problem))
        {
            findings.Error(ApplicationTable.Csr, problem);
            return;
        }

        JudgeVersion(csr, findings);
        JudgeKey(csr, findings);
        CompareCommonName(csr, inputs, findings);
        CompareNames(csr, inputs, findings);
        CompareKeyAlgorithm(csr, inputs, findings);
    }

    /// <summary>SCM's name for the algorithm of the CSR's key; null without a CSR, or if SCM has no name for it.</summary>
    public static string? KeyAlgorithm(PropertyMap inputs) =>
        inputs.Text(ApplicationTable.Csr) is { } pem && Csr.TryRead(pem, out var csr, out _) ? csr.Key.Algorithm : null;

    private static void JudgeVersion(Csr csr, Findings findings)
    {
        if (csr.IsVersion1) return;
        findings.Warn(
            ApplicationTable.Csr,
            "has a version other than 1, the only one that PKCS#10 defines; CAs refuse it, so create the request with another tool");
    }

    private static void JudgeKey(Csr csr, Findings findings)
    {
        if (csr.Key.Problem is { } problem)
        {
            findings.Error(ApplicationTable.Csr, problem);
            return;
        }

        if (csr.Key.Doubt is { } doubt) findings.Warn(ApplicationTable.Csr, doubt);
        if (OpenSsl.IsMissing)
        {
            findings.Warn(ApplicationTable.Csr, $"was not verified, and is passed on as it is: {OpenSsl.Missing}");
            return;
        }

        switch (CsrSignature.Fits(csr))
        {
            case false:
                findings.Error(ApplicationTable.Csr, "is not signed with its own key: it was damaged or changed; create a new one");
                break;
            case null:
                findings.Warn(
                    ApplicationTable.Csr, "has a key or signature that cannot be verified here (SM2, or an uncommon algorithm); it is passed on as it is");
                break;
        }
    }

    private static void CompareCommonName(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.CommonNames.Count == 0)
        {
            findings.Error(
                ApplicationTable.Csr, "has no common name (CN), which SCM uses as the primary name; create a request whose CN is domain");
            return;
        }

        if (inputs.Text(ApplicationTable.Domain) is not { } domain) return;
        var same = csr.CommonNames.Count(name => DomainName.Normalise(name.Trim()) == domain);
        if (same == 0)
        {
            findings.Error(ApplicationTable.Csr, "has a common name (CN) that differs from domain; the two must be the same");
        }
        else if (same < csr.CommonNames.Count)
        {
            findings.Warn(
                ApplicationTable.Csr,
                "has several common names (CN), and SCM or the CA may use one that is not domain; create a request whose only CN is domain");
        }
        else if (!csr.CommonNames.All(name => name.Equals(domain, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Warn(
                ApplicationTable.Csr,
                "has a common name (CN) written differently from domain, which is sent as A-labels without a trailing dot; the CA may not recognize it, " +
                "so create a request with that form");
        }
    }

    /// <summary>Many tools add the twin of a name, and so do some CAs.</summary>
    private static void CompareNames(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.AlternativeNames is null)
        {
            findings.Warn(ApplicationTable.Csr, "has subject alternative names that cannot be read; write internationalized names as A-labels (xn--…)");
            return;
        }

        if (csr.AlternativeNames.Count == 0 || !ApplicationInputs.AllNamesKnown(inputs)) return;
        if (inputs.Text(ApplicationTable.Domain) is not { } domain) return;
        var asked = csr.AlternativeNames.Select(DomainName.Normalise).Append(domain);
        if (!DomainName.AreSameApartFromTwins(ApplicationInputs.Names(inputs), asked))
        {
            findings.Warn(ApplicationTable.Csr, "contains subject alternative names that differ from domain and sans; SCM uses domain and sans");
        }
    }

    private static void CompareKeyAlgorithm(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.Key.Algorithm is not { } algorithm || inputs.Text(ApplicationTable.KeyAlgorithm) is not { } stated) return;
        if (stated.Equals(algorithm, StringComparison.OrdinalIgnoreCase)) return;
        findings.Error(ApplicationTable.KeyAlgorithm, $"does not match csr, whose key is {algorithm}; remove keyAlgorithm, or set it to that value");
    }
}
