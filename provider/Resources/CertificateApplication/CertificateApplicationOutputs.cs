using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>What the application has beyond its inputs, and how state is made of an answer of the service.</summary>
internal static class CertificateApplicationOutputs
{
    public const string Status = "status";
    public const string DomainNames = "domainNames";
    public const string ValidationRecords = "validationRecords";
    public const string InputsNotRead = "inputsNotRead";

    /// <summary>Outputs that only a certificate has that was issued once.</summary>
    public static readonly string[] EvidenceOfIssue = ["issueTime", "notBefore", "notAfter", "fingerprint"];

    public static readonly IReadOnlyList<Output> All =
    [
        CertificateOutputs.Status,
        CertificateOutputs.Name,
        CertificateOutputs.Type,
        CertificateOutputs.Brand,
        CertificateOutputs.DomainType,
        CertificateOutputs.OrderId,
        CertificateOutputs.ValidationMethod,
        CertificateOutputs.DomainNames with { IsRequired = true },
        CertificateOutputs.ValidationRecords with { Description = "Records that prove control of the domains, sorted by domain and without repetitions. They stay here when SCM stops returning them. Absent as long as SCM shows none, unknown in a preview." },
        CertificateOutputs.NotBefore,
        CertificateOutputs.NotAfter,
        CertificateOutputs.IssueTime,
        CertificateOutputs.Fingerprint,
        CertificateOutputs.SignatureAlgorithm,
        CertificateOutputs.FailureReason,
        new(InputsNotRead, "After an import: names of the inputs that SCM does not return. Stating one of them later changes nothing at SCM.", OutputType.TextList),
    ];

    /// <summary>State of inputs and what the service says; what it does not know is absent.</summary>
    /// <param name="previous">Outputs of before: validation records that the service no longer returns stay.</param>
    public static PropertyMap Of(PropertyMap inputs, Certificate certificate, PropertyMap? previous)
    {
        var outputs = CertificateApplicationFields.Marked(inputs);
        foreach (var (name, value) in All.Read(certificate)) outputs[name] = value;
        if (string.IsNullOrEmpty(certificate.Domain)) outputs[DomainNames] = PropertyValue.Of(CertificateApplicationFields.Names(inputs));
        if (!outputs.ContainsKey(ValidationRecords) && previous?.Bare(ValidationRecords) is { } known) outputs[ValidationRecords] = known;
        KeepInputsNotRead(inputs, previous, outputs);
        MarkNames(inputs, outputs);
        return outputs;
    }

    /// <summary>Names that the user marked as secret are secret wherever they come back.</summary>
    public static void MarkNames(PropertyMap inputs, PropertyMap outputs)
    {
        if (!CertificateApplicationFields.HasSecretNames(inputs)) return;
        foreach (var name in (string[])[DomainNames, ValidationRecords])
        {
            if (outputs.TryGetValue(name, out var value)) outputs[name] = value.Marked(true);
        }
    }

    /// <summary>OV or EV.</summary>
    public static bool IsOrganisationValidated(Certificate certificate) => certificate.Type is { } type && (type.StartsWith("OV", StringComparison.Ordinal) || type.StartsWith("EV", StringComparison.Ordinal));

    /// <summary>The list of an import, less what has been stated since.</summary>
    private static void KeepInputsNotRead(PropertyMap inputs, PropertyMap? previous, PropertyMap outputs)
    {
        var left = (previous?.Texts(InputsNotRead) ?? []).Where(name => inputs.Bare(name) is null).ToList();
        if (left.Count > 0) outputs[InputsNotRead] = PropertyValue.Of(left);
    }
}
