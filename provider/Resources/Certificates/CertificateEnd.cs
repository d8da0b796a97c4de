using System.Globalization;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>The end of a certificate: what to say when it is near or has come.</summary>
internal static class CertificateEnd
{
    private const int FewDays = 30;

    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    /// <summary>For a certificate that is revoked or has expired.</summary>
    public static string Ended(string id, CertificateStatus status) =>
        $"Certificate {id} is {status}. A new certificate is needed: buy or renew one in SCM and set its certificateId.";

    /// <summary>For an export of a certificate that is revoked or has expired. SCM does not say when a certificate was revoked.</summary>
    public static string NotExported(string id, Certificate certificate, CertificateStatus status) =>
        $"Certificate {id} is {status}{(status.Text == CertificateStatus.Expired && certificate.NotAfter is { } end ? $" (since {end})" : "")}: SCM does not " +
        "export it any more. Set the certificateId of a renewed certificate, or remove the export.";

    /// <summary>For a certificate that expires soon; null if it does not, or if the service does not say when.</summary>
    public static string? Near(string id, Certificate certificate, DateTimeOffset now) =>
        DaysLeft(certificate.NotAfter, now) is not { } days || days >= FewDays ? null
        : $"Certificate {id} {Expires(days)} (valid until {certificate.NotAfter}). Renew it in SCM, which gives a certificate with another ID, and set its " +
          "certificateId.";

    private static string Expires(int days) => days switch
    {
        < 0 => "has expired",
        0 => "expires today",
        1 => "expires in 1 day",
        _ => $"expires in {days} days",
    };

    /// <summary>
    /// Whole days. A time without a time zone, as SCM writes it, is read as China's, the earliest of SCM's sites, so that the result is never too large.
    /// </summary>
    private static int? DaysLeft(string? notAfter, DateTimeOffset now)
    {
        if (!DateTime.TryParse(notAfter, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var end)) return null;
        var left = end.Kind == DateTimeKind.Unspecified ? end - (now.UtcDateTime + ChinaTime) : end.ToUniversalTime() - now.UtcDateTime;
        return (int)Math.Floor(left.TotalDays);
    }
}
