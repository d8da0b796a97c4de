using System.Globalization;
using ScmPulumi.Emulator.Authority;

namespace ScmPulumi.Emulator.Store;

/// <summary>The data of an issued certificate.</summary>
/// <param name="IssuedAt">When the CA issued it.</param>
/// <param name="NotBefore">In whole seconds, as in the certificate.</param>
/// <param name="NotAfter">In whole seconds, as in the certificate.</param>
/// <param name="Issued">Created on first use, because its key may take a second.</param>
internal sealed record Issuance(DateTimeOffset IssuedAt, DateTimeOffset NotBefore, DateTimeOffset NotAfter, Lazy<IssuedCertificate> Issued)
{
    private const string Format = "yyyy-MM-dd HH:mm:ss'.0'";

    public IssuedCertificate Certificate => Issued.Value;

    /// <summary>The date format of the service, without a time zone. Here it is UTC.</summary>
    public static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The string is not in the format of <see cref="Text"/>.</exception>
    public static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
