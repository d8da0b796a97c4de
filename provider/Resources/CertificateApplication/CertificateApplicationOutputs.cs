using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

internal enum OutputType
{
    Text,
    TextList,
    Records,
}

/// <param name="Read">What the service says of it; null where it comes from elsewhere.</param>
internal sealed record Output(string Name, string Description, OutputType Type, Func<Certificate, string?>? Read = null);

/// <summary>What the application has beyond its inputs, and how state is made of an answer of the service.</summary>
internal static class CertificateApplicationOutputs
{
    public const string Status = "status";
    public const string CertificateType = "certificateType";
    public const string ValidationMethod = "validationMethod";
    public const string DomainNames = "domainNames";
    public const string ValidationRecords = "validationRecords";
    public const string InputsNotRead = "inputsNotRead";

    /// <summary>Outputs that only a certificate has that was issued once.</summary>
    public static readonly string[] EvidenceOfIssue = ["issueTime", "notBefore", "notAfter", "fingerprint"];

    public static readonly IReadOnlyList<Output> All =
    [
        new(Status, "Status of the certificate as SCM writes it, such as `CHECKING_DOMAIN` or `ISSUED`. New values may appear at any time.", OutputType.Text, certificate => certificate.Status),
        new("certificateName", "Name of the certificate in the SCM console.", OutputType.Text, certificate => certificate.Name),
        new(CertificateType, "Product that was bought, such as `DV_SSL_CERT`, `OV_SSL_CERT` or `EV_SSL_CERT`.", OutputType.Text, certificate => certificate.Type),
        new("brand", "Brand of the CA, such as `GEOTRUST`.", OutputType.Text, certificate => certificate.Brand),
        new("domainType", "Kind of names that the product can carry: `SINGLE_DOMAIN`, `WILDCARD` or `MULTI_DOMAIN`.", OutputType.Text, certificate => certificate.DomainType),
        new("orderId", "ID of the order.", OutputType.Text, certificate => certificate.OrderId),
        new(ValidationMethod, "How control of the domain is proven, as SCM recorded it: `DNS`, `FILE` or `EMAIL`.", OutputType.Text, certificate => certificate.ValidationMethod),
        new(DomainNames, "All names of the application, the primary one first, in their A-label form.", OutputType.TextList),
        new(ValidationRecords, "Records that prove control of the domains, sorted by domain and without repetitions. They stay here when SCM stops returning them. Unknown in a preview.", OutputType.Records),
        new("notBefore", "Begin of validity, as SCM writes it (without a time zone). Absent before issue.", OutputType.Text, certificate => certificate.NotBefore),
        new("notAfter", "End of validity, as SCM writes it (without a time zone). Absent before issue.", OutputType.Text, certificate => certificate.NotAfter),
        new("issueTime", "Time of issue, as SCM writes it (without a time zone). Absent before issue.", OutputType.Text, certificate => certificate.IssueTime),
        new("fingerprint", "SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.", OutputType.Text, certificate => certificate.Fingerprint),
        new("signatureAlgorithm", "Signature algorithm of the certificate. Absent before issue.", OutputType.Text, certificate => certificate.SignatureAlgorithm ?? certificate.SignatureAlgorithmMisspelt),
        new(InputsNotRead, "After an import: names of the inputs that SCM does not return. Stating one of them later changes nothing at SCM.", OutputType.TextList),
    ];

    /// <summary>State of inputs and what the service says; what it does not know is absent.</summary>
    /// <param name="previous">Outputs of before: validation records that the service no longer returns stay.</param>
    public static PropertyMap Of(PropertyMap inputs, Certificate certificate, PropertyMap? previous)
    {
        var outputs = CertificateApplicationFields.Marked(inputs);
        foreach (var output in All)
        {
            if (output.Read is not null) outputs.SetText(output.Name, output.Read(certificate));
        }

        outputs[DomainNames] = PropertyValue.Of(Names(inputs, certificate));
        if (Records(certificate) is { Count: > 0 } records) outputs[ValidationRecords] = new PropertyValue.List(records);
        else if (previous?.Bare(ValidationRecords) is { } known) outputs[ValidationRecords] = known;
        KeepInputsNotRead(inputs, previous, outputs);
        return outputs;
    }

    /// <summary>The names that the service shows, or, where it shows none, those of the inputs.</summary>
    private static IEnumerable<string> Names(PropertyMap inputs, Certificate certificate) =>
        string.IsNullOrEmpty(certificate.Domain) ? CertificateApplicationFields.Names(inputs) : EchoedNames(certificate);

    /// <summary>The primary name first, normalised and each once.</summary>
    public static IEnumerable<string> EchoedNames(Certificate certificate) =>
        new[] { certificate.Domain ?? "" }
            .Concat((certificate.Sans ?? "").Split(NamesField.Separator, StringSplitOptions.TrimEntries))
            .Where(name => name.Length > 0)
            .Select(DomainName.Normalise)
            .Distinct(StringComparer.Ordinal);

    /// <summary>OV or EV.</summary>
    public static bool IsOrganisationValidated(Certificate certificate) => certificate.Type is { } type && (type.StartsWith("OV", StringComparison.Ordinal) || type.StartsWith("EV", StringComparison.Ordinal));

    /// <summary>Sorted and each once: an apex and its wildcard share a record, and the service gives no order.</summary>
    public static List<PropertyValue> Records(Certificate certificate) =>
    [
        .. (certificate.Authentications ?? [])
            .Where(record => !string.IsNullOrEmpty(record.RecordName) || !string.IsNullOrEmpty(record.RecordValue))
            .OrderBy(record => record.Domain, StringComparer.Ordinal)
            .ThenBy(record => record.RecordName, StringComparer.Ordinal)
            .ThenBy(record => record.RecordValue, StringComparer.Ordinal)
            .DistinctBy(record => (record.RecordName, record.RecordType, record.RecordValue))
            .Select(RecordOf),
    ];

    private static PropertyValue RecordOf(Authentication record)
    {
        var fields = new PropertyMap();
        fields.SetText("domain", record.Domain);
        fields.SetText("name", record.RecordName);
        fields.SetText("type", record.RecordType);
        fields.SetText("value", record.RecordValue);
        return new PropertyValue.Map(fields);
    }

    /// <summary>The list of an import, less what has been stated since.</summary>
    private static void KeepInputsNotRead(PropertyMap inputs, PropertyMap? previous, PropertyMap outputs)
    {
        var left = (previous?.Texts(InputsNotRead) ?? []).Where(name => inputs.Bare(name) is null).ToList();
        if (left.Count > 0) outputs[InputsNotRead] = PropertyValue.Of(left);
    }
}
