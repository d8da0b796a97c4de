using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>What a CSR must be, and how it must agree with the other inputs. SCM takes the primary name from its subject.</summary>
internal static class CsrRules
{
    public static void Judge(PropertyMap inputs, Findings findings)
    {
        if (inputs.Text(ApplicationTable.Csr) is not { } pem || findings.HasError(ApplicationTable.Csr)) return;
        if (!Csr.TryRead(pem, out var csr, out var problem))
        {
            findings.Error(ApplicationTable.Csr, problem);
            return;
        }

        JudgeKey(csr, findings);
        CompareCommonName(csr, inputs, findings);
        CompareNames(csr, inputs, findings);
        CompareKeyAlgorithm(csr, inputs, findings);
    }

    /// <summary>The algorithm of the CSR's key, as SCM names it; null without a CSR, or for a key that it has no name for.</summary>
    public static string? KeyAlgorithm(PropertyMap inputs) =>
        inputs.Text(ApplicationTable.Csr) is { } pem && Csr.TryRead(pem, out var csr, out _) ? csr.Key.Algorithm : null;

    private static void JudgeKey(Csr csr, Findings findings)
    {
        if (csr.Key.Problem is { } problem)
        {
            findings.Error(ApplicationTable.Csr, problem);
            return;
        }

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
                ApplicationTable.Csr, "has no common name (CN) in its subject, from which SCM takes the primary name; create a new one for the name of domain");
        }
        else if (inputs.Text(ApplicationTable.Domain) is { } domain && !csr.CommonNames.Select(DomainName.Normalise).Contains(domain))
        {
            findings.Error(ApplicationTable.Csr, "has another common name (CN) than domain; both must be the same name");
        }
    }

    /// <summary>Many tools add the twin of a name, and so do some CAs.</summary>
    private static void CompareNames(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.AlternativeNames.Count == 0 || !ApplicationInputs.AllNamesKnown(inputs)) return;
        if (inputs.Text(ApplicationTable.Domain) is not { } domain) return;
        var asked = csr.AlternativeNames.Select(DomainName.Normalise).Append(domain);
        if (!ApplicationComparison.SameNamesApartFromTwins(ApplicationInputs.Names(inputs), asked))
        {
            findings.Warn(ApplicationTable.Csr, "asks for other subject alternative names than those in domain and sans; SCM goes by domain and sans");
        }
    }

    private static void CompareKeyAlgorithm(Csr csr, PropertyMap inputs, Findings findings)
    {
        if (csr.Key.Algorithm is not { } algorithm || inputs.Text(ApplicationTable.KeyAlgorithm) is not { } stated) return;
        if (stated.Equals(algorithm, StringComparison.OrdinalIgnoreCase)) return;
        findings.Error(ApplicationTable.KeyAlgorithm, $"does not agree with csr, whose key is {algorithm}; leave keyAlgorithm out, or set it to that");
    }
}
