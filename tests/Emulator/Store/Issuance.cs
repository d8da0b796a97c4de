using System.Globalization;
using ScmPulumi.Emulator.Authority;

namespace ScmPulumi.Emulator.Store;

/// <summary>The data of an issued certificate.</summary>
/// <param name="IssuedAt">When the CA issued it.</param>
/// <param name="NotBefore">Whole seconds, as in the certificate.</param>
/// <param name="NotAfter">Whole seconds, as in the certificate.</param>
/// <param name="Issued">Created on first use, because the key may take a second.</param>
internal sealed record Issuance(DateTimeOffset IssuedAt, DateTimeOffset NotBefore, DateTimeOffset NotAfter, Lazy<IssuedCertificate> Issued)
{
    private const string Format = "yyyy-MM-dd HH:mm:ss'.0'";

    public IssuedCertificate Certificate => Issued.Value;

    /// <summary>The format of the service: UTC here, and without a zone.</summary>
    public static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is not as <see cref="Text"/> writes it.</exception>
    public static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
