using System.Globalization;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>
/// The end of a certificate's validity, and the messages about it. SCM applies for the next certificate of a purchase automatically, under a new ID
/// (https://support.huaweicloud.com/intl/en-us/price-ccm/ccm_01_0190.html).
/// </summary>
internal static class CertificateEnd
{
    /// <summary>What SCM needs to apply for the next certificate of a purchase.</summary>
    public const string Precautions = "do not cancel the privacy authorization or delete the validation record";

    private const int DaysOfRenewal = 30;

    /// <summary>How many days SCM may take to apply before a warning is due.</summary>
    private const int DaysOfGrace = 3;

    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    /// <summary>
    /// The date from which SCM is expected to renew the certificate: 30 days before its end, or a third of its lifetime if that is shorter. Null before
    /// issuance. A date has no time zone, and neither do SCM's times.
    /// </summary>
    public static string? RenewAfter(Certificate certificate) => RenewalDate(certificate)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For a certificate that is revoked or has expired.</summary>
    /// <param name="successor">The renewed certificate; null if it is not known.</param>
    public static string Ended(string id, CertificateStatus status, string? successor) => $"Certificate {id} is {status}. {WayOut(successor)}";

    /// <summary>What to do about a certificate that has ended.</summary>
    /// <param name="successor">The renewed certificate; null if it is not known.</param>
    public static string WayOut(string? successor) => successor is null
        ? "Look for its renewal in the SCM console, or buy one, and set the new certificateId."
        : $"Certificate {successor} renews it. Set certificateId to that ID, or take it from the CertificateSubscription.";

    /// <summary>For an export of a certificate that is revoked or has expired. SCM does not say when a certificate was revoked.</summary>
    /// <param name="successor">The renewed certificate; null if it is not known.</param>
    public static string NotExported(string id, Certificate certificate, CertificateStatus status, string? successor) =>
        $"Certificate {id} is {status}{(status.Text == CertificateStatus.Expired && certificate.NotAfter is { } end ? $" (since {end})" : "")}, so SCM " +
        $"no longer exports it. Set the certificateId of its renewal{(successor is null ? "" : $" ({successor})")}, or remove the export.";

    /// <summary>For a certificate that <see cref="ExpiresSoon"/>, with what to do; null if it does not.</summary>
    /// <param name="successor">The renewed certificate; null if it is not known.</param>
    public static string? Near(string id, Certificate certificate, DateTimeOffset now, string? successor)
    {
        if (ExpiresSoon(id, certificate, now) is not { } expires) return null;
        return successor is null
            ? $"{expires} SCM applies for the next certificate of the purchase automatically, under a new ID. Look for it in the SCM console before you " +
              $"buy another one, set its certificateId, and {Precautions}."
            : $"{expires} Certificate {successor} renews it.";
    }

    /// <summary>For a certificate that expires soon and should have been renewed by now; null if it does not, or if the service does not say when.</summary>
    public static string? ExpiresSoon(string id, Certificate certificate, DateTimeOffset now) =>
        DaysLeft(certificate, now) is { } days && RenewalDate(certificate) is { } renewal && Today(now) >= renewal.AddDays(DaysOfGrace)
            ? $"Certificate {id} {Expires(days)} (valid until {certificate.NotAfter})."
            : null;

    /// <summary>Whether less time than this is left; null if the service does not say when the certificate expires.</summary>
    public static bool? IsWithin(TimeSpan time, Certificate certificate, DateTimeOffset now) =>
        DaysLeft(certificate, now) is { } days ? days < time.TotalDays : null;

    /// <summary>
    /// Whether a certificate is valid for longer than another one. The list and a look return the end under different names. False if one of the ends is not
    /// known.
    /// </summary>
    public static bool IsLater(Certificate certificate, Certificate other) =>
        TimeOf(certificate.NotAfter ?? certificate.ExpireTime) > TimeOf(other.NotAfter ?? other.ExpireTime);

    private static string Expires(int days) => days switch
    {
        < 0 => "has expired",
        0 => "expires today",
        1 => "expires in 1 day",
        _ => $"expires in {days} days",
    };

    private static DateOnly? RenewalDate(Certificate certificate)
    {
        if (TimeOf(certificate.NotAfter) is not { } end) return null;
        var lifetime = TimeOf(certificate.NotBefore) is { } start && start < end ? (end - start).TotalDays : double.PositiveInfinity;
        return DateOnly.FromDateTime(end.AddDays(-Math.Min(DaysOfRenewal, lifetime / 3)));
    }

    /// <summary>
    /// Whole days. A time without a time zone, as SCM writes it, is read as China's, the earliest of SCM's sites, so that the result is never too large.
    /// </summary>
    private static int? DaysLeft(Certificate certificate, DateTimeOffset now)
    {
        if (TimeOf(certificate.NotAfter) is not { } end) return null;
        var left = end.Kind == DateTimeKind.Unspecified ? end - (now.UtcDateTime + ChinaTime) : end.ToUniversalTime() - now.UtcDateTime;
        return (int)Math.Floor(left.TotalDays);
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime + ChinaTime);

    private static DateTime? TimeOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Year > 1 ? time : null;
}
