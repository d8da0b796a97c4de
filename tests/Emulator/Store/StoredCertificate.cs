using System.Text.Json.Nodes;

namespace ScmPulumi.Emulator.Store;

/// <summary>A certificate and its state machine (see the console user guide, https://github.com/huaweicloudDocs/ccm).</summary>
internal sealed class StoredCertificate(CertificateSeed product, TimeProvider time, Purchase purchase)
{
    public const string UsualFailReason = "The domain name did not pass the security review.";

    private const int ReadsOfSlowWithdrawal = 3;

    private static readonly TimeSpan RenewalLead = TimeSpan.FromDays(30);

    private readonly List<JsonObject> _shown = [];
    private readonly Queue<JsonObject> _toBeShownAgain = [];
    private (int ReadsLeft, DateTimeOffset Until, bool LosesRace) _withdrawal;

    /// <summary>What was bought: id, order, type and limits. Its status is the initial one.</summary>
    public CertificateSeed Product => product;

    public Purchase Purchase => purchase;

    /// <summary>The next certificate of the purchase.</summary>
    public string? NextId { get; set; }

    /// <summary>The ids that the API shows for the next and the first certificate. Both may be wrong or missing.</summary>
    public string? RenewalId { get; private set; }

    public string? OriginId { get; private set; }

    public string Status { get; private set; } = product.Status;

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset Updated { get; private set; } = time.GetUtcNow();

    public Application? Application { get; private set; }

    public Issuance? Issuance { get; private set; }

    /// <summary>Why the application was rejected.</summary>
    public string? FailReason { get; private set; } = product.FailReason;

    public string? RevokeReason { get; private set; }

    public int AcceptedApplications { get; private set; }

    public bool PrivacyCancelled { get; set; }

    /// <summary>The status has changed since it was last shown.</summary>
    public bool HasChanged => (string?)_shown[^1]["status"] != Status;

    public bool TakesApplication(Switches switches) =>
        switches.SecondApplyAccepted
        || Status == CertificateStatus.Paid
        || (Status == CertificateStatus.Unpassed && !switches.ApplyRefusedFromUnpassed);

    public bool TakesWithdrawal => Status is CertificateStatus.Checking or CertificateStatus.CheckingDomain or CertificateStatus.CheckingOrganization;

    /// <summary>The CA waits for proof that the applicant controls the names.</summary>
    public bool AwaitsProof => Application is not null && Status is CertificateStatus.Checking or CertificateStatus.CheckingDomain;

    /// <summary>When the next certificate of the purchase appears automatically. Null if it does not.</summary>
    public DateTimeOffset? RenewalDue =>
        Status != CertificateStatus.Issued || NextId is not null || purchase.Remaining == 0 || Issuance is not { } current ? null
        : current.NotAfter - RenewalLead < current.IssuedAt ? current.IssuedAt
        : current.NotAfter - RenewalLead;

    /// <summary>An old certificate stays available while it is being reissued.</summary>
    public bool TakesExport => Issuance is not null && Status is not (CertificateStatus.Revoked or CertificateStatus.Expired);

    /// <summary>Issued or imported certificates can be deployed, except SM2.</summary>
    public bool TakesDeployment =>
        Status is CertificateStatus.Issued or CertificateStatus.Upload && Application?.Field("key_algorithm") != Authority.SubjectKey.Sm2;

    /// <summary>Null until the certificate is issued.</summary>
    public string? SignatureAlgorithm =>
        Issuance is null ? null
        : Application?.Field("key_algorithm") == Authority.SubjectKey.Sm2 ? "SM3WITHSM2"
        : Authority.CertificateAuthority.SignatureAlgorithm;

    /// <summary>If the user sent a CSR, SCM does not have a key to deploy.</summary>
    public bool HasKey => Application?.Field("csr") is null;

    /// <summary>Deploying it costs a fee: it was imported, or is a three-month test certificate.</summary>
    public bool CostsFee =>
        Status == CertificateStatus.Upload || product is { Type: "DV_SSL_CERT_BASIC", DomainType: "SINGLE_DOMAIN", ValidityPeriod: 3 };

    public bool IsDeployable => TakesDeployment && HasKey;

    public void Begin(Application? application, Issuance? issuance) => (Application, Issuance) = (application, issuance);

    public static void Link(StoredCertificate old, StoredCertificate renewed, string firstId, RenewalLinks links)
    {
        if (links.HasFlag(RenewalLinks.Forward)) old.RenewalId = renewed.Product.Id;
        if (links.HasFlag(RenewalLinks.Backward)) renewed.OriginId = firstId;
    }

    /// <summary>Remembers the last view that was shown in each state.</summary>
    public void Show(JsonObject view)
    {
        if (_shown.Count > 0 && (string?)_shown[^1]["status"] == (string?)view["status"]) _shown.RemoveAt(_shown.Count - 1);
        _shown.Add(view);
    }

    /// <summary>The next reads show the last views of earlier states again, oldest first.</summary>
    public void Lag(int states, int readsOfEach)
    {
        _toBeShownAgain.Clear();
        foreach (var view in _shown.TakeLast(states).SelectMany(view => Enumerable.Repeat(view, readsOfEach))) _toBeShownAgain.Enqueue(view);
    }

    /// <returns>Null if the service does not lag.</returns>
    public JsonObject? ShownAgain() => _toBeShownAgain.TryDequeue(out var view) ? view : null;

    public void Apply(Application application)
    {
        Begin(application, issuance: null);
        SetStatus(CertificateStatus.CheckingDomain);
        PrivacyCancelled = false;
        AcceptedApplications++;
    }

    public void Withdraw(Switches switches)
    {
        SetStatus(CertificateStatus.CancelChecking);
        _withdrawal = (switches.WithdrawalReads, time.GetUtcNow() + switches.WithdrawalTime, LosesRace: false);
    }

    /// <summary>Makes the withdrawal in progress take longer, or lose the race with the CA.</summary>
    public void ObstructWithdrawal(bool losesRace) =>
        _withdrawal = losesRace ? _withdrawal with { LosesRace = true } : _withdrawal with { ReadsLeft = ReadsOfSlowWithdrawal };

    /// <summary>A withdrawal ends after its number of reads, and not before its time.</summary>
    public void AdvanceWithdrawal(Switches switches, Action issue)
    {
        if (Status != CertificateStatus.CancelChecking) return;
        if (_withdrawal.ReadsLeft-- > 0 || time.GetUtcNow() < _withdrawal.Until) return;

        if (switches.WithdrawalFallsBack)
        {
            switches.WithdrawalFallsBack = false;
            SetStatus(CertificateStatus.CheckingDomain);
        }
        else if (switches.WithdrawalLosesRace || _withdrawal.LosesRace)
        {
            issue();
        }
        else
        {
            SetStatus(Issuance is null ? CertificateStatus.Paid : CertificateStatus.Issued);
        }
    }

    public void Issue(Issuance issuance)
    {
        SetStatus(CertificateStatus.Issued);
        Issuance = issuance;
    }

    public void Reject(string reason)
    {
        SetStatus(CertificateStatus.Unpassed);
        FailReason = reason;
    }

    public void Revoke(string? reason)
    {
        SetStatus(CertificateStatus.Revoked);
        RevokeReason = reason;
    }

    /// <summary>Expires the certificate if its end date has passed.</summary>
    public void Age()
    {
        if (Status is CertificateStatus.Issued or CertificateStatus.Upload && Issuance?.NotAfter <= time.GetUtcNow()) SetStatus(CertificateStatus.Expired);
    }

    /// <exception cref="ArgumentException">The certificate does not have an application.</exception>
    public void ChangeApplication(Func<Application, Application> change) =>
        Application = change(Application ?? throw new ArgumentException($"Certificate {Product.Id} has no application."));

    /// <summary>PAID removes the application. Every other status keeps it.</summary>
    public void SetStatus(string status)
    {
        Status = status;
        FailReason = RevokeReason = null;
        Updated = time.GetUtcNow();
        if (status == CertificateStatus.Paid) Begin(application: null, issuance: null);
    }
}
