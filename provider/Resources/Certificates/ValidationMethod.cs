using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>How control of a domain is proven, as SCM writes it.</summary>
internal static class ValidationMethod
{
    public const string Dns = "DNS";
    public const string File = "FILE";
    public const string Email = "EMAIL";

    /// <summary>The method that the service shows; null if no application can ask for it.</summary>
    public static string? Of(Certificate certificate) =>
        certificate.ValidationMethod?.ToUpperInvariant() is (Dns or File or Email) and var method ? method : null;
}
