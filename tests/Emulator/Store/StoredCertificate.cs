using System.Text.Json.Nodes;

namespace ScmPulumi.Emulator.Store;

/// <summary>One certificate and its state machine (the console user guide, https://github.com/huaweicloudDocs/ccm).</summary>
internal sealed class StoredCertificate(CertificateSeed product, TimeProvider time)
{
    private int _withdrawalReadsLeft;

    /// <summary>What was bought: id, order, type, limits. Its state is where the certificate began.</summary>
    public CertificateSeed Product => product;

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

    /// <summary>The answer that reads still get while the service lags behind an apply.</summary>
    public (JsonObject View, int ReadsLeft)? Lag { get; set; }

    public bool TakesApplication(Switches switches) =>
        switches.SecondApplyAccepted
        || Status == CertificateStatus.Paid
        || (Status == CertificateStatus.Unpassed && !switches.ApplyRefusedFromUnpassed);

    public bool TakesWithdrawal =>
        Status is CertificateStatus.Checking or CertificateStatus.CheckingDomain or CertificateStatus.CheckingOrganization;

    /// <summary>The CA waits for proof that the applicant controls the names.</summary>
    public bool AwaitsProof => Application is not null && Status is CertificateStatus.Checking or CertificateStatus.CheckingDomain;

    /// <summary>An old certificate stays available while another is being made of it.</summary>
    public bool TakesExport => Issuance is not null && Status is not (CertificateStatus.Revoked or CertificateStatus.Expired);

    /// <summary>Issued or imported certificates can be deployed, but for SM2.</summary>
    public bool IsDeployable =>
        Status is CertificateStatus.Issued or CertificateStatus.Upload && Application?.Field("key_algorithm") != Authority.SubjectKey.Sm2;

    public void Begin(Application? application, Issuance? issuance) => (Application, Issuance) = (application, issuance);

    public void Apply(Application application)
    {
        Begin(application, issuance: null);
        Enter(CertificateStatus.CheckingDomain);
        PrivacyCancelled = false;
        AcceptedApplications++;
    }

    public void Withdraw(int reads)
    {
        Enter(CertificateStatus.CancelChecking);
        _withdrawalReadsLeft = reads;
    }

    /// <summary>A withdrawal ends at the read after the last one that shows it under way.</summary>
    public void AdvanceWithdrawal(Switches switches, Action issue)
    {
        if (Status != CertificateStatus.CancelChecking || _withdrawalReadsLeft-- > 0) return;

        if (switches.WithdrawalFallsBack)
        {
            switches.WithdrawalFallsBack = false;
            Enter(CertificateStatus.CheckingDomain);
        }
        else if (switches.WithdrawalLosesRace) issue();
        else SetStatus(CertificateStatus.Paid);
    }

    public void Issue(Issuance issuance)
    {
        Enter(CertificateStatus.Issued);
        Issuance = issuance;
    }

    public void Reject(string reason)
    {
        Enter(CertificateStatus.Unpassed);
        FailReason = reason;
    }

    public void Revoke(string? reason)
    {
        Enter(CertificateStatus.Revoked);
        RevokeReason = reason;
    }

    /// <summary>Expires what has come to its end.</summary>
    public void Age()
    {
        if (Status is CertificateStatus.Issued or CertificateStatus.Upload && Issuance?.NotAfter <= time.GetUtcNow()) Enter(CertificateStatus.Expired);
    }

    /// <exception cref="ArgumentException">There is none.</exception>
    public void ChangeApplication(Func<Application, Application> change) =>
        Application = change(Application ?? throw new ArgumentException($"Certificate {Product.Id} has no application."));

    /// <summary>PAID means that there is no application; in all other states it stays as it is.</summary>
    public void SetStatus(string status)
    {
        Enter(status);
        if (status == CertificateStatus.Paid) Begin(application: null, issuance: null);
    }

    private void Enter(string status)
    {
        Status = status;
        FailReason = RevokeReason = null;
        Updated = time.GetUtcNow();
    }
}
