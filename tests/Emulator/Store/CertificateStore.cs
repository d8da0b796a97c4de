using System.Globalization;

namespace ScmPulumi.Emulator.Store;

/// <summary>All certificates of the emulator. Hold <see cref="Lock"/> to read or change one.</summary>
internal sealed class CertificateStore(TimeProvider time, Switches switches, Randomness random, Issuer issuer)
{
    /// <summary>The maximum validity of a public certificate since 2026-03-15.</summary>
    private const int UsualDays = 200;

    private readonly List<StoredCertificate> _certificates = [];
    private int _bought;

    public Lock Lock { get; } = new();

    public int AcceptedApplications { get; private set; }

    /// <summary>The DNS records that exist for the CA.</summary>
    public DnsZone Dns { get; } = new();

    /// <summary>All certificates in their current state, in the order in which they were bought.</summary>
    public IReadOnlyList<StoredCertificate> All
    {
        get
        {
            RenewDueCertificates();
            _certificates.ForEach(Advance);
            return _certificates;
        }
    }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The certificate in its current state. The CA looks for its records at each read.</summary>
    public StoredCertificate? Find(string id)
    {
        RenewDueCertificates();
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
            Id = seed.Id ?? NewId(Now),
            OrderId = seed.OrderId ?? string.Create(CultureInfo.InvariantCulture, $"CS{Now.UtcDateTime:yyMMdd}{_bought:D7}"),
            Name = seed.Name ?? NewName(),
            ValidityDays = seed.ValidityDays ?? (seed.RemainingCertificates > 0 ? UsualDays : null),
        };
        if (Find(product.Id) is not null) throw new ArgumentException($"The emulator already has a certificate {product.Id}.", nameof(seed));

        var certificate = new StoredCertificate(product, time, new Purchase(product));
        var application = seed.Domain is null ? null : NewApplication(SeedFields.Of(seed), seed.ValidationMethod, Now);
        certificate.Begin(application, product.WasIssued ? issuer.Seeded(product, application, Now) : null);
        _certificates.Add(certificate);
        return certificate;
    }

    public void Apply(StoredCertificate certificate, IReadOnlyDictionary<string, string> fields, string method, int recordReads)
    {
        var application = NewApplication(fields, method, Now);
        application.RecordReadsLeft = recordReads;
        certificate.Apply(application);
        AcceptedApplications++;
    }

    /// <summary>The CA issues the certificate, or rejects the application if it refuses the CSR.</summary>
    public void Issue(StoredCertificate certificate) => Issue(certificate, Now);

    /// <summary>Creates the next certificate of the purchase now.</summary>
    /// <returns>Null if there is no next certificate.</returns>
    /// <exception cref="ArgumentException">It was created already.</exception>
    public StoredCertificate? Renew(StoredCertificate certificate, NextCertificate next, RenewalLinks links) =>
        Exists(certificate.NextId)
            ? throw new ArgumentException($"Certificate {certificate.Product.Id} was renewed already, by {certificate.NextId}.")
            : Renew(certificate, next, links, Now);

    /// <summary>Renews each certificate at its own time, whenever it was last read.</summary>
    private void RenewDueCertificates()
    {
        foreach (var certificate in _certificates.ToArray())
        {
            var last = certificate;
            while (last?.RenewalDue is { } due && due <= Now) last = Renew(last, last.Product.NextCertificate, switches.RenewalLinks, due);
        }
    }

    private StoredCertificate? Renew(StoredCertificate certificate, NextCertificate next, RenewalLinks links, DateTimeOffset moment)
    {
        var privacyIsCancelled = _certificates.Exists(other => other.Purchase == certificate.Purchase && other.PrivacyCancelled);
        if (next == NextCertificate.None || (next == NextCertificate.SameId && privacyIsCancelled)) return null;

        certificate.Purchase.Take(certificate.Application);
        var renewed = next == NextCertificate.SameId ? certificate : AddNext(certificate, links, moment);
        if (next is NextCertificate.AppliedFor or NextCertificate.ProofReused && !privacyIsCancelled && certificate.Purchase.Application is { } first)
        {
            renewed.Begin(Repeat(first, next == NextCertificate.ProofReused, moment), issuance: null);
            renewed.SetStatus(CertificateStatus.CheckingDomain);
        }

        if (next == NextCertificate.SameId || renewed.Application is { ControlProved: true }) Issue(renewed, moment);
        return renewed;
    }

    private StoredCertificate AddNext(StoredCertificate certificate, RenewalLinks links, DateTimeOffset moment)
    {
        _bought++;
        var product = certificate.Product with { Id = NewId(moment), Name = NewName(), Status = CertificateStatus.Paid, FailReason = null };
        var next = new StoredCertificate(product, time, certificate.Purchase);
        _certificates.Add(next);
        certificate.NextId = product.Id;
        StoredCertificate.Link(certificate, next, certificate.Purchase.FirstId, links);
        return next;
    }

    private Application Repeat(Application first, bool isProved, DateTimeOffset moment)
    {
        var fields = switches.RenewalUsesCsr ? first.Fields : first.Fields.Where(field => field.Key != "csr").ToDictionary();
        return isProved
            ? new Application(fields, first.Method, []) { ControlProved = true }
            : NewApplication(fields, first.Method, moment) with { RecordReadsLeft = switches.RecordsAfterReads };
    }

    private void Issue(StoredCertificate certificate, DateTimeOffset moment)
    {
        var issuance = issuer.Issue(certificate.Product, certificate.Application, moment, out var refusal);
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

    private Application NewApplication(IReadOnlyDictionary<string, string> fields, string method, DateTimeOffset moment) =>
        new(fields, method, ValidationRecords.For(Application.Names(fields), method, moment, random));

    private string NewId(DateTimeOffset moment)
    {
        var milliseconds = moment.ToUnixTimeMilliseconds() + _bought;
        while (Exists(Id(milliseconds))) milliseconds++;
        return Id(milliseconds);

        static string Id(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"scs{milliseconds:D13}");
    }

    private bool Exists(string? id) => _certificates.Exists(certificate => certificate.Product.Id == id);

    private string NewName() => $"scm-{random.Hex(6)}";
}
