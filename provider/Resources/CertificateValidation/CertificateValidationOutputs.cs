using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>What the validation has beyond its inputs.</summary>
internal static class CertificateValidationOutputs
{
    public static readonly IReadOnlyList<Output> All =
    [
        CertificateOutputs.Status,
        CertificateOutputs.NotBefore,
        CertificateOutputs.NotAfter,
        CertificateOutputs.IssueTime,
        CertificateOutputs.Fingerprint,
        CertificateOutputs.DomainNames,
    ];

    /// <summary>State of inputs and what the service says; what it does not know is absent.</summary>
    /// <param name="previous">Outputs of before: what is secret there stays so.</param>
    /// <param name="hidden">What applications hide, as far as this run knows them.</param>
    public static PropertyMap Of(PropertyMap inputs, Certificate certificate, PropertyMap? previous, HiddenValues hidden)
    {
        var outputs = new PropertyMap(inputs);
        foreach (var (name, value) in All.Read(certificate)) outputs[name] = value;
        var isSecret = HasSecretNames(certificate, hidden) || previous?.HasSecret(CertificateOutputs.DomainNames.Name) == true;
        if (outputs.TryGetValue(CertificateOutputs.DomainNames.Name, out var names)) outputs[CertificateOutputs.DomainNames.Name] = names.Marked(isSecret);
        return outputs;
    }

    /// <summary>Whether an application hides one of the names.</summary>
    public static bool HasSecretNames(Certificate certificate, HiddenValues hidden) => CertificateOutputs.Names(certificate).Any(hidden.Holds);

    /// <summary>State of inputs and what was recorded before, where the service was not asked.</summary>
    public static PropertyMap Of(PropertyMap inputs, PropertyMap? previous)
    {
        var outputs = new PropertyMap(inputs);
        foreach (var output in All)
        {
            if (previous is not null && previous.TryGetValue(output.Name, out var value)) outputs[output.Name] = value;
        }

        return outputs;
    }

    /// <summary>
    /// State in a preview, as long as the certificate is not issued. The id too is unknown, so that nothing that takes it from here, such as an
    /// export, is called before there is something to export.
    /// </summary>
    public static PropertyMap Foreseen(PropertyMap inputs)
    {
        var outputs = new PropertyMap(inputs);
        outputs[CertificateValidationFields.CertificateIdName] = PropertyValue.Unknown.Value.Marked(inputs.HasSecret(CertificateValidationFields.CertificateIdName));
        foreach (var output in All) outputs[output.Name] = PropertyValue.Unknown.Value;
        return outputs;
    }
}
