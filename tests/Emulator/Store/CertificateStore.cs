using System.Globalization;
using ScmPulumi.Emulator.Authority;

namespace ScmPulumi.Emulator.Store;

/// <summary>All certificates of the emulator. Whoever reads or changes one holds <see cref="Lock"/>.</summary>
internal sealed class CertificateStore(TimeProvider time, Switches switches, Randomness random, CertificateAuthority authority)
{
    private readonly List<StoredCertificate> _certificates = [];
    private int _bought;

    public Lock Lock { get; } = new();

    public int AcceptedApplications { get; private set; }

    /// <summary>What the CA sees when it looks for the records that it asked for.</summary>
    public DnsZone Dns { get; } = new();

    /// <summary>All certificates as they are now, in the order in which they were bought.</summary>
    public IReadOnlyList<StoredCertificate> All
    {
        get
        {
            _certificates.ForEach(Advance);
            return _certificates;
        }
    }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The certificate as it is now: the CA looks for its records whenever somebody looks at the certificate.</summary>
    public StoredCertificate? Find(string id)
    {
        var found = _certificates.Find(certificate => certificate.Product.Id == id);
        if (found is not null) Advance(found);
        return found;
    }

    public bool Remove(string id) => _certificates.RemoveAll(certificate => certificate.Product.Id == id) > 0;

    public StoredCertificate Add(CertificateSeed seed)
    {
        _bought++;
        var product = seed with
        {
            Id = seed.Id ?? string.Create(CultureInfo.InvariantCulture, $"scs{Now.ToUnixTimeMilliseconds() + _bought:D13}"),
            OrderId = seed.OrderId ?? string.Create(CultureInfo.InvariantCulture, $"CS{Now.UtcDateTime:yyMMdd}{_bought:D7}"),
            Name = seed.Name ?? $"scm-{random.Hex(6)}",
        };
        if (Find(product.Id) is not null) throw new ArgumentException($"The emulator already has a certificate {product.Id}.", nameof(seed));

        var certificate = new StoredCertificate(product, time);
        var application = seed.Domain is null ? null : NewApplication(SeedFields.Of(seed), seed.ValidationMethod);
        certificate.Begin(application, product.WasIssued ? SeededIssuance(product, application) : null);
        _certificates.Add(certificate);
        return certificate;
    }

    public void Apply(StoredCertificate certificate, IReadOnlyDictionary<string, string> fields, string method, int recordReads)
    {
        var application = NewApplication(fields, method);
        application.RecordReadsLeft = recordReads;
        certificate.Apply(application);
        AcceptedApplications++;
    }

    /// <summary>The CA issues, unless it refuses the CSR: then the application is rejected.</summary>
    public void Issue(StoredCertificate certificate)
    {
        var now = Seconds(Now);
        var issuance = NewIssuance(certificate.Product, certificate.Application, now, now, now.AddMonths(certificate.Product.ValidityPeriod), out var refusal);
        if (issuance is null) certificate.Reject(refusal!);
        else certificate.Issue(issuance);
    }

    private void Advance(StoredCertificate certificate)
    {
        if (certificate.AwaitsProof && IsProved(certificate.Application!))
        {
            if (certificate.Product.IsDomainOnly) Issue(certificate);
            else certificate.SetStatus(CertificateStatus.CheckingOrganization);
        }

        certificate.Age();
    }

    private bool IsProved(Application application) =>
        application.ControlProved || (application.Method == "DNS" && application.Records.All(Dns.Has));

    private Application NewApplication(IReadOnlyDictionary<string, string> fields, string method) =>
        new(fields, method, ValidationRecords.For(Application.Names(fields), method, Now, random));

    /// <summary>An expired one ended yesterday, all others began now, unless the seed says so.</summary>
    private Issuance SeededIssuance(CertificateSeed product, Application? application)
    {
        var now = Seconds(Now);
        var notBefore = product.Status == CertificateStatus.Expired ? now.AddDays(-1).AddMonths(-product.ValidityPeriod) : now;
        notBefore = Issuance.Time(product.NotBefore) ?? Issuance.Time(product.IssueTime) ?? notBefore;
        var notAfter = Issuance.Time(product.NotAfter) ?? notBefore.AddMonths(product.ValidityPeriod);
        return NewIssuance(product, application, Issuance.Time(product.IssueTime) ?? notBefore, notBefore, notAfter, out var refusal)
            ?? throw new ArgumentException(refusal, nameof(product));
    }

    private Issuance? NewIssuance(
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
