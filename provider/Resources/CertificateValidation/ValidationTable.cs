using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Defines each input and output of the validation.</summary>
internal static class ValidationTable
{
    public const string WaitFor = "waitFor";

    public const string Issued = "ISSUED";
    public const string DomainValidated = "DOMAIN_VALIDATED";

    /// <summary>How long Create and Update wait unless customTimeouts say otherwise.</summary>
    public const int MinutesToWait = 75;

    public static readonly IReadOnlyList<Output> Outputs =
    [
        CertificateOutputs.Status,
        CertificateOutputs.NotBefore,
        CertificateOutputs.NotAfter,
        CertificateOutputs.RenewAfter,
        CertificateOutputs.IssueTime,
        CertificateOutputs.Fingerprint,
        CertificateOutputs.DomainNames,
    ];

    public static readonly ResourceTable Table = new(
        "CertificateValidation",
        [
            CertificateIdField.Of(
                "to wait for",
                " Take it from the output of the CertificateApplication, so that the wait begins after the application is sent. With a " +
                "CertificateSubscription, take its `usableCertificateId` and set `dependsOn`. It is also the ID of the resource."),
            new TextField(
                WaitFor,
                $"The status to wait for. The default is `ISSUED`. An OV certificate takes {CertificateProduct.WorkingDaysForOv} working days to be issued, " +
                $"and an EV certificate takes {CertificateProduct.WorkingDaysForEv}. With `DOMAIN_VALIDATED`, a run continues as soon as control of the " +
                $"domains is proven. A wait ends after {MinutesToWait} minutes, or after `customTimeouts`, and the next `pulumi up` continues it.")
                {
                    MaxLength = 32, Default = _ => PropertyValue.Of(Issued),
                    Values =
                    [
                        new EnumValue(Issued, "Issued", "The certificate is issued and can be exported."),
                        new EnumValue(
                            DomainValidated,
                            "DomainValidated",
                            "Control of the domains is proven; the CA still reviews the organization, or is about to issue the certificate."),
                    ],
                },
        ],
        Outputs)
    {
        Listing = new FieldTable("a filter of a list of CertificateValidation", CertificateListing.Filters),
    };
}
