using System.Globalization;

namespace ScmPulumi.Emulator.Store;

/// <summary>All certificates of the emulator. Whoever reads or changes one holds <see cref="Lock"/>.</summary>
internal sealed class CertificateStore(TimeProvider time, Randomness random)
{
    private readonly Dictionary<string, StoredCertificate> _certificates = [];
    private int _bought;

    public Lock Lock { get; } = new();

    public int AcceptedApplications { get; private set; }

    public StoredCertificate? Find(string id) => _certificates.GetValueOrDefault(id);

    public bool Remove(string id) => _certificates.Remove(id);

    public StoredCertificate Add(CertificateSeed seed)
    {
        _bought++;
        var now = time.GetUtcNow();
        var product = seed with
        {
            Id = seed.Id ?? string.Create(CultureInfo.InvariantCulture, $"scs{now.ToUnixTimeMilliseconds() + _bought:D13}"),
            OrderId = seed.OrderId ?? string.Create(CultureInfo.InvariantCulture, $"CS{now.UtcDateTime:yyMMdd}{_bought:D7}"),
            Name = seed.Name ?? $"scm-{random.Hex(6)}",
        };
        var certificate = new StoredCertificate(product);
        certificate.Begin(
            seed.Domain is null ? null : NewApplication(SeedFields.Of(seed), seed.ValidationMethod),
            SeededIssuance(seed));
        if (!_certificates.TryAdd(product.Id, certificate)) throw new ArgumentException($"The emulator already has a certificate {product.Id}.", nameof(seed));
        return certificate;
    }

    public void Apply(StoredCertificate certificate, IReadOnlyDictionary<string, string> fields, string method, int recordReads)
    {
        var application = NewApplication(fields, method);
        application.RecordReadsLeft = recordReads;
        certificate.Apply(application);
        AcceptedApplications++;
    }

    public Issuance NewIssuance(StoredCertificate certificate) => Issuance.At(time.GetUtcNow(), certificate.Product.ValidityPeriod, random);

    private Application NewApplication(IReadOnlyDictionary<string, string> fields, string method) =>
        new(fields, method, ValidationRecords.For(Application.Names(fields), method, time.GetUtcNow(), random));

    private Issuance? SeededIssuance(CertificateSeed seed)
    {
        var wasIssued = seed.Status is CertificateStatus.Issued or CertificateStatus.Revoked or CertificateStatus.Expired
            || (seed.IssueTime ?? seed.NotBefore ?? seed.NotAfter ?? seed.Fingerprint) is not null;
        if (!wasIssued) return null;

        var drawn = Issuance.At(time.GetUtcNow(), seed.ValidityPeriod, random);
        return new(
            seed.IssueTime ?? drawn.IssueTime, seed.NotBefore ?? drawn.NotBefore, seed.NotAfter ?? drawn.NotAfter,
            seed.Fingerprint ?? drawn.Fingerprint, seed.SignatureAlgorithm ?? drawn.SignatureAlgorithm);
    }
}
