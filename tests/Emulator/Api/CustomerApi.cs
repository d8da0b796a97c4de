using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The operations of SCM v3 and their refusals (https://support.huaweicloud.com/intl/en-us/api-ccm/scmEn.html).</summary>
internal sealed class CustomerApi(CertificateStore store, Switches switches)
{
    public const string Show = "show";
    public const string Apply = "apply";
    public const string Cancel = "cancel-cert";

    /// <returns>The answer, and whether an application was created.</returns>
    public (Answer Answer, bool Accepted) Call(string operation, string certificateId, ReadOnlyMemory<byte> body)
    {
        lock (store.Lock)
        {
            if (switches.PermissionDenied) return Refused(401, "SCM.4002", "You do not have permission to perform this operation.");
            if (store.Find(certificateId) is not { } certificate) return Refused(operation == Show ? 404 : 400, "SCM.0020", "Incorrect certificate ID.");
            if (certificate.Product.OtherAccount) return Refused(400, "SCM.0003", "Tenant has no privilege.");

            return operation switch
            {
                Apply => Submit(certificate, body),
                Cancel => (Withdraw(certificate), false),
                _ => (Read(certificate), false),
            };
        }
    }

    private Answer Read(StoredCertificate certificate)
    {
        if (certificate.Lag is { ReadsLeft: > 0 } lag)
        {
            certificate.Lag = lag with { ReadsLeft = lag.ReadsLeft - 1 };
            return Answer.Success(lag.View);
        }

        certificate.AdvanceWithdrawal(switches, () => store.NewIssuance(certificate));
        var view = CertificateView.Create(certificate, switches);
        if (certificate.Application is { RecordReadsLeft: > 0 } application) application.RecordReadsLeft--;
        return Answer.Success(view);
    }

    private (Answer Answer, bool Accepted) Submit(StoredCertificate certificate, ReadOnlyMemory<byte> body)
    {
        var fields = ApplyBody.Read(body);
        if (fields is null || !ApplyRules.FieldsFit(fields, certificate.Product.Type)) return Refused(400, "SCM.0005", "Incorrect request parameter.");
        if (!certificate.TakesApplication(switches)) return Refused(400, "SCM.0010", WrongState);
        if (!ApplyRules.NamesFit(fields, certificate.Product))
            return Refused(400, "SCM.0015", "The number or format of domain names entered does not meet the requirements of the your certificate.");

        certificate.Lag = (CertificateView.Create(certificate, switches), switches.ShowLagsApply);
        store.Apply(certificate, fields, ApplyRules.Method(fields), switches.RecordsAfterReads);
        return (Answer.Success(new JsonObject { ["request_info"] = "success" }), true);
    }

    private Answer Withdraw(StoredCertificate certificate)
    {
        if (switches.CancelRefusedTimes > 0)
        {
            switches.CancelRefusedTimes--;
            return Answer.Error(400, "SCM.0010", WrongState);
        }

        if (!certificate.TakesWithdrawal) return Answer.Error(400, "SCM.0010", WrongState);

        certificate.Withdraw(switches.WithdrawalReads);
        return Answer.Success(new JsonObject { ["cert_id"] = certificate.Product.Id, ["message"] = "success" });
    }

    private const string WrongState = "This operation is not allowed by the current certificate type or status.";

    private static (Answer Answer, bool Accepted) Refused(int status, string code, string message) => (Answer.Error(status, code, message), false);
}
