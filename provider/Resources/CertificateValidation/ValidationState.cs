using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Builds the state of a validation: its inputs, and its outputs from a response or for a preview.</summary>
internal static class ValidationState
{
    /// <summary>Values that the service does not return are absent.</summary>
    /// <param name="previous">Recorded outputs. Secret outputs stay secret.</param>
    public static PropertyMap Observed(PropertyMap inputs, Certificate certificate, PropertyMap? previous)
    {
        var outputs = new PropertyMap(inputs);
        foreach (var (name, value) in ValidationTable.Outputs.Read(certificate)) outputs[name] = value;
        var isSecret = AreNamesSecret(inputs, previous);
        if (outputs.TryGetValue(CertificateOutputs.DomainNames.Name, out var names)) outputs[CertificateOutputs.DomainNames.Name] = names.Marked(isSecret);
        return outputs;
    }

    /// <summary>If the names are secret, the application marks the ID of its certificate as secret.</summary>
    public static bool AreNamesSecret(PropertyMap inputs, PropertyMap? previous) =>
        inputs.HasSecret(CertificateIdField.Name) || previous?.HasSecret(CertificateOutputs.DomainNames.Name) == true;

    /// <summary>The recorded outputs, if the service could not be queried.</summary>
    public static PropertyMap Recorded(PropertyMap inputs, PropertyMap? previous)
    {
        var outputs = new PropertyMap(inputs);
        foreach (var output in ValidationTable.Outputs)
        {
            if (previous is not null && previous.TryGetValue(output.Name, out var value)) outputs[output.Name] = value;
        }

        return outputs;
    }

    /// <summary>
    /// For a preview, until the certificate is issued. The ID is unknown, too, so that nothing that uses it, such as an export, is called before there is
    /// something to export.
    /// </summary>
    public static PropertyMap Foreseen(PropertyMap inputs)
    {
        var outputs = ValidationTable.Table.Foreseen(inputs, []);
        outputs[CertificateIdField.Name] = PropertyValue.Unknown.Value.Marked(inputs.HasSecret(CertificateIdField.Name));
        return outputs;
    }
}
