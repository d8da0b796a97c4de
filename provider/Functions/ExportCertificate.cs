using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>exportCertificate</c>: an issued or imported certificate with its chain and, if SCM has it, its private key.</summary>
internal sealed class ExportCertificate(ProviderServices services) : IFunction
{
    public static readonly FunctionTable Table = new(
        "exportCertificate",
        [CertificateIdField.Of("in SCM")],
        [
            Output.Text<ExportedCertificate>(
                "certificate", "The certificate in PEM form, without its chain.", exported => exported.Certificate) with { IsRequired = true },
            Output.Text<ExportedCertificate>(
                "certificateChain", "The certificates of the CA that lead to its root, in PEM form.", exported => exported.CertificateChain),
            Output.Text<ExportedCertificate>(
                "entireCertificate", "The certificate followed by its chain, in PEM form, as most web servers expect it.",
                exported => exported.EntireCertificate),
            Output.Text<ExportedCertificate>(
                "privateKey", "The private key in PEM form. Absent if the application had a `csr`, because SCM does not have the key then.",
                exported => exported.PrivateKey) with { IsSecret = true },
            Output.Text<ExportedCertificate>(
                "encCertificate", "SM2 certificates only: the certificate for encryption, in PEM form.",
                exported => exported.EncryptionCertificate) with { IsSecret = true },
            Output.Text<ExportedCertificate>(
                "encPrivateKey",
                "SM2 certificates only: the private key for encryption, in PEM form, and in an encrypted envelope if the application had a `csr`.",
                exported => exported.EncryptionPrivateKey) with { IsSecret = true },
        ]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = CertificateIdField.Read(arguments);
        var certificate = await services.Client().ShowAsync(id, operation.Deadline);
        var status = CertificateStatus.Of(certificate);
        if (status.IsBeforeIssue)
        {
            throw new ResourceException(FailureKind.Precondition, $"Certificate {id} is not issued (status {status}), so there is nothing to export. " +
                "Take certificateId from the output of a CertificateValidation, which waits until the certificate is issued.");
        }

        if (status.Family == StatusFamily.Ended)
        {
            throw new ResourceException(
                FailureKind.Precondition, CertificateEnd.NotExported(id, certificate, status, services.Directory.SuccessorOf(id)));
        }

        return Table.Results.Read(await services.Client().ExportAsync(id, operation.Deadline));
    }
}
