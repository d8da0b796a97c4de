using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>The input that every resource and most functions take: the ID of the certificate. For most resources, it is also the ID of the resource.</summary>
internal static class CertificateIdField
{
    public const string Name = "certificateId";

    /// <param name="purpose">Completes "ID of the certificate". The format of an ID follows it.</param>
    /// <param name="advice">Further sentences, after the format.</param>
    /// <param name="onChange">A resource with an ID of its own can change its certificate.</param>
    public static TextField Of(string purpose, string advice = "", ChangeEffect onChange = ChangeEffect.Replace) => new(
        Name, $"ID of the certificate {purpose}: exactly 16 letters or digits, such as `scs1554192131150`.{advice}")
    {
        Required = true, OnChange = onChange, MaxLength = CertificateId.Length, Problem = CertificateId.Problem, Doubt = CertificateId.Doubt,
    };

    /// <exception cref="ResourceException">The inputs lack it. Check reports that, so only a caller that skips Check gets here.</exception>
    public static string Read(PropertyMap inputs) =>
        inputs.Text(Name) ?? throw new ResourceException(FailureKind.InvalidInput, $"{Name}: is required");

    /// <exception cref="ResourceException">The ID of an import or a get is malformed.</exception>
    public static void RequireForm(string id)
    {
        if (CertificateId.Problem(id) is { } problem) throw new ResourceException(FailureKind.InvalidInput, $"The ID '{id}' {problem}.");
    }
}
