using System.Globalization;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>The end of a certificate: what to say when it is near or has come.</summary>
internal static class CertificateEnd
{
    private const int FewDays = 30;

    /// <summary>For a certificate that is revoked or has expired.</summary>
    public static string Ended(string id, CertificateStatus status) =>
        $"Certificate {id} is {status}. A new certificate is needed: buy or renew one in SCM and set its certificateId.";

    /// <summary>For a certificate that expires soon; null if it does not, or if the service does not say when.</summary>
    public static string? Near(string id, Certificate certificate, DateTimeOffset now) =>
        DaysLeft(certificate.NotAfter, now) is not { } days || days >= FewDays ? null
        : $"Certificate {id} is valid until {certificate.NotAfter}: {(days < 0 ? "it has expired" : $"{days:0} days are left")}. " +
          "Renew it in SCM, which gives a certificate with another ID, and set its certificateId.";

    /// <summary>The service's times have no time zone, so the result may be off by hours.</summary>
    private static double? DaysLeft(string? notAfter, DateTimeOffset now) =>
        DateTimeOffset.TryParse(notAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? Math.Floor((end - now).TotalDays) : null;
}
