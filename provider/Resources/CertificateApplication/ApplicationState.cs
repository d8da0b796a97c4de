using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Builds the state of an application: its inputs, and its outputs from a response or for a preview.</summary>
internal static class ApplicationState
{
    /// <summary>Values that the service does not return are absent.</summary>
    /// <param name="previous">Recorded outputs. Validation records that the service no longer returns are kept.</param>
    public static PropertyMap Of(PropertyMap inputs, Certificate certificate, PropertyMap? previous)
    {
        var outputs = ApplicationTable.Table.Inputs.Marked(inputs);
        foreach (var (name, value) in ApplicationTable.Outputs.Read(certificate)) outputs[name] = value;
        if (string.IsNullOrEmpty(certificate.Domain)) outputs[CertificateOutputs.DomainNames.Name] = PropertyValue.Of(ApplicationInputs.Names(inputs));
        var records = CertificateOutputs.ValidationRecords.Name;
        if (!outputs.ContainsKey(records) && previous?.Bare(records) is { } known) outputs[records] = known;
        KeepInputsNotRead(inputs, previous, outputs);
        if (previous?.Bare(ApplicationTable.KeyNotCompared) is { } mark && inputs.Bare(ApplicationTable.Csr) is not null)
        {
            outputs[ApplicationTable.KeyNotCompared] = mark;
        }

        MarkNames(inputs, outputs);
        return outputs;
    }

    /// <summary>
    /// For a preview that has found the application that is wanted: the state that the update will record. Records that SCM does not show yet are unknown.
    /// </summary>
    public static PropertyMap Adopted(PropertyMap inputs, Observation observed)
    {
        var outputs = Of(inputs, observed.Certificate!, KeyComparison.IsPending(inputs, observed.Status) ? KeyComparison.Pending : null);
        var mayComeLater = !observed.Status.IsPastDomainValidation && ApplicationInputs.Method(inputs) != ValidationMethod.Email;
        if (mayComeLater) outputs.TryAdd(CertificateOutputs.ValidationRecords.Name, PropertyValue.Unknown.Value);
        MarkNames(inputs, outputs);
        return outputs;
    }

    /// <summary>For a preview: recorded values, and unknown for everything else.</summary>
    public static PropertyMap Foreseen(PropertyMap inputs, PropertyMap recorded)
    {
        var outputs = ApplicationTable.Table.Foreseen(inputs, recorded);
        foreach (var name in (string[])[ApplicationTable.InputsNotRead, ApplicationTable.KeyNotCompared])
        {
            if (outputs.IsUnknown(name)) outputs.Remove(name); // only an import or an adoption sets it
        }

        MarkNames(inputs, outputs);
        return outputs;
    }

    /// <summary>
    /// If the user marked names as secret, they are secret in all outputs. The certificate's ID is then also secret. The engine marks it in the inputs of other
    /// resources, which tells them that the names are secret.
    /// </summary>
    private static void MarkNames(PropertyMap inputs, PropertyMap outputs)
    {
        if (!ApplicationInputs.HasSecretNames(inputs)) return;
        foreach (var name in (string[])[CertificateIdField.Name, CertificateOutputs.DomainNames.Name, CertificateOutputs.ValidationRecords.Name])
        {
            if (outputs.TryGetValue(name, out var value)) outputs[name] = value.Marked(true);
        }
    }

    /// <summary>The list from an import, without the inputs that have been set since.</summary>
    private static void KeepInputsNotRead(PropertyMap inputs, PropertyMap? previous, PropertyMap outputs)
    {
        var left = (previous?.Texts(ApplicationTable.InputsNotRead) ?? []).Where(name => inputs.Bare(name) is null).ToList();
        if (left.Count > 0) outputs[ApplicationTable.InputsNotRead] = PropertyValue.Of(left);
    }
}
