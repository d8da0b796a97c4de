using System.Text.Json.Nodes;

namespace ScmPulumi.Emulator.Store;

/// <summary>One certificate and its state machine (the console user guide, https://github.com/huaweicloudDocs/ccm).</summary>
internal sealed class StoredCertificate(CertificateSeed product)
{
    private int _withdrawalReadsLeft;

    /// <summary>What was bought: id, order, type, limits. Its state is where the certificate began.</summary>
    public CertificateSeed Product => product;

    public string Status { get; private set; } = product.Status;

    public Application? Application { get; private set; }

    public Issuance? Issuance { get; private set; }

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

    public void Begin(Application? application, Issuance? issuance) => (Application, Issuance) = (application, issuance);

    public void Apply(Application application)
    {
        Begin(application, issuance: null);
        Status = CertificateStatus.CheckingDomain;
        PrivacyCancelled = false;
        AcceptedApplications++;
    }

    public void Withdraw(int reads)
    {
        Status = CertificateStatus.CancelChecking;
        _withdrawalReadsLeft = reads;
    }

    /// <summary>A withdrawal ends at the read after the last one that shows it under way.</summary>
    public void AdvanceWithdrawal(Switches switches, Func<Issuance> issue)
    {
        if (Status != CertificateStatus.CancelChecking || _withdrawalReadsLeft-- > 0) return;

        if (switches.WithdrawalFallsBack)
        {
            switches.WithdrawalFallsBack = false;
            Status = CertificateStatus.CheckingDomain;
        }
        else if (switches.WithdrawalLosesRace) Issue(issue());
        else SetStatus(CertificateStatus.Paid);
    }

    public void Issue(Issuance issuance)
    {
        Status = CertificateStatus.Issued;
        Issuance = issuance;
    }

    /// <summary>PAID means that there is no application; in all other states it stays as it is.</summary>
    public void SetStatus(string status)
    {
        Status = status;
        if (status == CertificateStatus.Paid) Begin(application: null, issuance: null);
    }
}
