using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>What a CSR must be, and how it must agree with the other inputs. SCM takes the primary name from its subject.</summary>
internal static class CsrRules
{
    public static void Judge(PropertyMap inputs, Findings findings)
    {
        if (inputs.Text(CertificateApplicationFields.Csr) is not { } pem || findings.HasError(CertificateApplicationFields.Csr)) return;
        if (!Csr.TryRead(pem, out var csr, out var problem))
        {
            findings.Error(CertificateApplicationFields.Csr, problem);
            return;
        }

        JudgeKey(csr, findings);
        CompareCommonName(csr, inputs, findings);
        CompareNames(csr, inputs, findings);
        CompareKeyAlgorithm(csr, inputs, findings);
    }

    /// <summary>The algorithm of the CSR's key, as SCM names it; null without a CSR, or for a key that it has no name for.</summary>
    public static string? KeyAlgorithm(PropertyMap inputs) =>
        inputs.Text(CertificateApplicationFields.Csr) is { } pem && Csr.TryRead(pem, out var csr, out _) ? csr.Key.Algorithm : null;

    private static void JudgeKey(Csr csr, Findings findings)
    {
        if (csr.Key.Problem is { } problem)
        {
            findings.Error(CertificateApplicationFields.Csr, problem);
            return;
        }

        if (OpenSsl.IsMissing)
        {
            findings.Warn(CertificateApplicationFields.Csr, $"was not verified, and is passed on as it is: {OpenSsl.Missing}");
            return;
        }

        switch (CsrSignature.Fits(csr))
        {
            case false:
                findings.Error(CertificateApplicationFields.Csr, "is not signed with its own key: it was damaged or changed; make it anew");
                break;
            case null:
                findings.Warn(CertificateApplicationFields.Csr, "has a key or signature that cannot be verified here (SM2, or an uncommon algorithm); it is passed on as it is");
                break;
        }
    }

    private static void CompareCommonName(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.CommonNames.Count == 0)
        {
            findings.Error(CertificateApplicationFields.Csr, "has no common name (CN) in its subject, from which SCM takes the primary name; make it anew with the name of domain");
        }
        else if (inputs.Text(CertificateApplicationFields.DomainProperty) is { } domain && !csr.CommonNames.Select(DomainName.Normalise).Contains(domain))
        {
            findings.Error(CertificateApplicationFields.Csr, "has another common name (CN) than domain; both must be the same name");
        }
    }

    /// <summary>Many tools add the twin of a name, and so do some CAs.</summary>
    private static void CompareNames(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.AlternativeNames.Count == 0 || !CertificateApplicationFields.AllNamesKnown(inputs)) return;
        if (inputs.Text(CertificateApplicationFields.DomainProperty) is not { } domain) return;
        var asked = csr.AlternativeNames.Select(DomainName.Normalise).Append(domain);
        if (!SameApplication.SameNamesApartFromTwins(CertificateApplicationFields.Names(inputs), asked))
        {
            findings.Warn(CertificateApplicationFields.Csr, "asks for other subject alternative names than those in domain and sans; SCM goes by domain and sans");
        }
    }

    private static void CompareKeyAlgorithm(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.Key.Algorithm is not { } algorithm || inputs.Text(CertificateApplicationFields.KeyAlgorithm) is not { } stated) return;
        if (stated.Equals(algorithm, StringComparison.OrdinalIgnoreCase)) return;
        findings.Error(CertificateApplicationFields.KeyAlgorithm, $"does not agree with csr, whose key is {algorithm}; leave keyAlgorithm out, or set it to that");
    }
}
