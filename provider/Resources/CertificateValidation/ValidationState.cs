using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>The state of a validation: its inputs, and outputs made from an answer of the service or for a preview.</summary>
internal static class ValidationState
{
    /// <summary>What the service does not know is absent.</summary>
    /// <param name="previous">Recorded outputs. What is secret there stays secret.</param>
    public static PropertyMap Observed(PropertyMap inputs, Certificate certificate, PropertyMap? previous)
    {
        var outputs = new PropertyMap(inputs);
        foreach (var (name, value) in ValidationTable.Outputs.Read(certificate)) outputs[name] = value;
        var isSecret = AreNamesSecret(inputs, previous);
        if (outputs.TryGetValue(CertificateOutputs.DomainNames.Name, out var names)) outputs[CertificateOutputs.DomainNames.Name] = names.Marked(isSecret);
        return outputs;
    }

    /// <summary>An application marks the ID of its certificate for this purpose.</summary>
    public static bool AreNamesSecret(PropertyMap inputs, PropertyMap? previous) =>
        inputs.HasSecret(CertificateIdField.Name) || previous?.HasSecret(CertificateOutputs.DomainNames.Name) == true;

    /// <summary>The recorded outputs, for a service that could not be queried.</summary>
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
