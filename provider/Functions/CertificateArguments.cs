using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Functions;

/// <summary>The argument of the functions about one certificate.</summary>
internal static class CertificateArguments
{
    public const string CertificateIdName = "certificateId";

    public static readonly Field CertificateId = new TextField(CertificateIdName, "ID of the certificate in SCM: exactly 16 letters or digits, such as `scs1554192131150`.")
    {
        Required = true, MaxLength = Validation.CertificateId.Length, Problem = Validation.CertificateId.Problem, Doubt = Validation.CertificateId.Doubt,
    };
}
