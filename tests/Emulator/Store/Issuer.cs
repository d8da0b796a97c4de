using ScmPulumi.Emulator.Authority;

namespace ScmPulumi.Emulator.Store;

/// <summary>Decides whether the CA issues a certificate for an application, and how long it is valid.</summary>
internal sealed class Issuer(CertificateAuthority authority, Switches switches)
{
    /// <returns>Null if the CA refuses the CSR.</returns>
    public Issuance? Issue(CertificateSeed product, Application? application, DateTimeOffset moment, out string? refusal)
    {
        var start = Seconds(moment);
        return Issue(product, application, start, start, End(product, start), out refusal);
    }

    /// <summary>Unless the seed has dates, an expired certificate ended yesterday, and any other one starts now.</summary>
    public Issuance Seeded(CertificateSeed product, Application? application, DateTimeOffset moment)
    {
        var now = Seconds(moment);
        var usual = product.Status == CertificateStatus.Expired ? End(product, now.AddDays(-1), -1) : now;
        var notBefore = Issuance.Time(product.NotBefore) ?? Issuance.Time(product.IssueTime) ?? usual;
        var notAfter = Issuance.Time(product.NotAfter) ?? End(product, notBefore);
        return Issue(product, application, Issuance.Time(product.IssueTime) ?? notBefore, notBefore, notAfter, out var refusal)
            ?? throw new ArgumentException(refusal, nameof(product));
    }

    /// <param name="product">The product.</param>
    /// <param name="start">The start, or the end if <paramref name="sign"/> is negative.</param>
    /// <param name="sign">Forward or backward.</param>
    private static DateTimeOffset End(CertificateSeed product, DateTimeOffset start, int sign = 1) =>
        product.ValidityDays is { } days ? start.AddDays(sign * days) : start.AddMonths(sign * product.ValidityPeriod);

    private Issuance? Issue(
        CertificateSeed product, Application? application, DateTimeOffset issuedAt, DateTimeOffset notBefore, DateTimeOffset notAfter, out string? refusal)
    {
        var csr = application?.Field("csr") is { } pem ? SigningRequest.Read(pem, application.Domain) : null;
        refusal = csr?.Refusal;
        if (refusal is not null) return null;

        var subject = Subject.Of(product, application, switches.AddTwin);
        var algorithm = application?.Field("key_algorithm");
        return new Issuance(issuedAt, notBefore, notAfter, new Lazy<IssuedCertificate>(
            () => IssuedCertificate.Create(authority, subject, csr?.Key, algorithm, notBefore, notAfter)));
    }

    private static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
