using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Authority;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The operations of SCM v3, the apply operation of v2, and their errors (https://support.huaweicloud.com/intl/en-us/api-ccm/scmEn.html).</summary>
internal sealed class CustomerApi(CertificateStore store, DeploymentApi deployments, Switches switches, CertificateAuthority authority)
{
    private static readonly Answer WrongParameter = Answer.Error(400, "SCM.0005", "Incorrect request parameter.");
    private static readonly Answer WrongState = Answer.Error(400, "SCM.0010", "This operation is not allowed by the current certificate type or status.");

    private static readonly Answer WrongNames = Answer.Error(
        400, "SCM.0015", "The number or format of domain names entered does not meet the requirements of the your certificate.");

    /// <returns>The answer, and whether an application was created.</returns>
    public (Answer Answer, bool Accepted) Call(Route route, IQueryCollection query, ReadOnlyMemory<byte> body)
    {
        lock (store.Lock)
        {
            if (switches.PermissionDenied) return (NoPermission(401), false);
            if (route.ProjectId is not (null or EmulatorOptions.DefaultProjectId)) return (Answer.Error(403, "SCM.0002", "Incorrect tenant ID."), false);
            if (route.CertificateId is not { } id) return (OfAll(route.Operation, query, body), false);
            if (store.Find(id) is not { } certificate) return (UnknownId(route.Operation), false);
            if (certificate.Product.OtherAccount) return (Answer.Error(400, "SCM.0003", "Tenant has no privilege."), false);

            return route.Operation switch
            {
                Route.Apply => Submit(certificate, route.ProjectId is null ? ApplyBody.Read(body) : HistoricalBody.Read(body)),
                Route.Cancel => (Withdraw(certificate), false),
                Route.Export => (Export(certificate), false),
                Route.Deploy => (deployments.Deploy(certificate, body), false),
                _ => (Read(certificate), false),
            };
        }
    }

    /// <summary>Changes the certificate that a call is for, as the fault says.</summary>
    public void InjectFault(string? operation, string? certificateId, FaultKind what)
    {
        lock (store.Lock)
        {
            if (operation == Route.Deploy)
            {
                deployments.Lag(certificateId!);
                return;
            }

            if (certificateId is null || store.Find(certificateId) is not { Application: not null } certificate) return;
            if (what == FaultKind.Reject) certificate.Reject(StoredCertificate.UsualFailReason);
            else if (what != FaultKind.StaleLooks) certificate.ObstructWithdrawal(what == FaultKind.LostRace);
            else if (certificate.HasChanged) certificate.Lag(states: 2, readsOfEach: 1);
        }
    }

    private Answer OfAll(string operation, IQueryCollection query, ReadOnlyMemory<byte> body) => operation switch
    {
        Route.List => List(query),
        Route.ListByTag => ListByTag(body),
        _ => deployments.List(body),
    };

    private Answer List(IQueryCollection query) =>
        ListQuery.Read(query) is { } read ? Answer.Success(CertificateListing.Create(store.All, read, switches)) : WrongParameter;

    private Answer ListByTag(ReadOnlyMemory<byte> body) =>
        switches.TagQueryDenied ? NoPermission(403)
        : TagQuery.Read(body) is { } read ? Answer.Success(ResourceListing.Create(store.All, read, switches)) : WrongParameter;

    private Answer Read(StoredCertificate certificate)
    {
        if (certificate.ShownAgain() is { } stale) return Answer.Success(stale);

        certificate.AdvanceWithdrawal(switches, () => store.Issue(certificate));
        var view = CertificateView.Create(certificate, switches);
        certificate.Show(view);
        if (certificate.Application is { RecordReadsLeft: > 0 } application) application.RecordReadsLeft--;
        return Answer.Success(view);
    }

    private Answer Export(StoredCertificate certificate) =>
        certificate.TakesExport ? Answer.Success(CertificateExport.Create(certificate.Issuance!.Certificate, authority.ChainPem)) : WrongState;

    private static Answer UnknownId(string operation) => Answer.Error(operation == Route.Show ? 404 : 400, "SCM.0020", "Incorrect certificate ID.");

    // The table of error codes says 401. The pages of the operations say 403.
    private static Answer NoPermission(int status) => Answer.Error(status, "SCM.4002", "You do not have permission to perform this operation.");

    private (Answer Answer, bool Accepted) Submit(StoredCertificate certificate, IReadOnlyDictionary<string, string>? fields)
    {
        certificate.Show(CertificateView.Create(certificate, switches));
        if (fields is null || !ApplyRules.FieldsFit(fields, certificate.Product)) return (WrongParameter, false);
        if (!certificate.TakesApplication(switches)) return (WrongState, false);
        if (!ApplyRules.NamesFit(fields, certificate.Product)) return (WrongNames, false);

        certificate.Lag(states: 1, switches.ShowLagsApply);
        store.Apply(certificate, fields, ApplyRules.Method(fields), switches.RecordsAfterReads);
        return (Answer.Success(new JsonObject { ["request_info"] = "success" }), true);
    }

    private Answer Withdraw(StoredCertificate certificate)
    {
        certificate.Show(CertificateView.Create(certificate, switches));
        if (switches.CancelRefusedTimes > 0)
        {
            switches.CancelRefusedTimes--;
            return WrongState;
        }

        if (!certificate.TakesWithdrawal) return WrongState;

        certificate.Withdraw(switches);
        return Answer.Success(new JsonObject { ["cert_id"] = certificate.Product.Id, ["message"] = "success" });
    }
}
