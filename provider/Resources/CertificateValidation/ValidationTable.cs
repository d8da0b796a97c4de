using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>The table: what each input and output of the validation is.</summary>
internal static class ValidationTable
{
    public const string WaitFor = "waitFor";

    public const string Issued = "ISSUED";
    public const string DomainValidated = "DOMAIN_VALIDATED";

    public static readonly IReadOnlyList<Output> Outputs =
    [
        CertificateOutputs.Status,
        CertificateOutputs.NotBefore,
        CertificateOutputs.NotAfter,
        CertificateOutputs.IssueTime,
        CertificateOutputs.Fingerprint,
        CertificateOutputs.DomainNames,
    ];

    public static readonly ResourceTable Table = new(
        "CertificateValidation",
        [
            CertificateIdField.Of(
                "ID of the certificate to wait for: exactly 16 letters or digits, such as `scs1554192131150`. Take it from the output of the " +
                "CertificateApplication, so that the wait begins when the application was sent. It is also the ID of the resource."),
            new TextField(
                WaitFor,
                "What is waited for. The default is `ISSUED`. An OV certificate takes 3 to 5 and an EV certificate 7 to 10 working days until it is " +
                "issued; `DOMAIN_VALIDATED` lets a run go on as soon as control of the domains is proven. A wait ends after 75 minutes, or after " +
                "`customTimeouts`, and goes on with the next `pulumi up`.")
                {
                    MaxLength = 32, Default = _ => PropertyValue.Of(Issued),
                    Values =
                    [
                        new EnumValue(Issued, "Issued", "The certificate is issued and can be exported."),
                        new EnumValue(
                            DomainValidated,
                            "DomainValidated",
                            "Control of the domains is proven; the CA still reviews the organisation, or is about to issue."),
                    ],
                },
        ],
        Outputs);
}
