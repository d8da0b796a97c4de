using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Create and Update in preview: one look at the certificate tells whether there is something to wait for, and how long it may take.</summary>
internal sealed class Outlook(Observer observer, RunMemory memory, HiddenValues hidden)
{
    private const string NotChecked = "So this preview could not check whether the certificate is issued.";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <exception cref="ResourceException">The update would fail whatever comes before it.</exception>
    public async Task<PropertyMap> ForeseeAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Timeout);
        if (inputs.Text(CertificateValidationFields.CertificateIdName) is not { } id) return CertificateValidationOutputs.Foreseen(inputs);
        if (await observer.LookAheadAsync(id, NotChecked, operation) is not { } observed) return CertificateValidationOutputs.Foreseen(inputs);

        // An application that is not sent yet, or was rejected, may be sent by the same update.
        if (observed.Status.Family is not (StatusFamily.Paid or StatusFamily.Rejected) && Target.Hopeless(id, observed) is { } failure) throw failure;
        var target = new Target(inputs);
        if (observed.Status.Family == StatusFamily.Issued && target.IsMetBy(observed.Status)) return CertificateValidationOutputs.Of(inputs, observed.Certificate!, previous: null, hidden);

        if (observed.Status.Family == StatusFamily.Paid && !memory.IsForeseen(id))
        {
            await operation.WarnAsync($"Certificate {id} has no application (status {observed.Status}). Unless this update applies first, waiting for it will fail.");
        }

        if (Target.Doubt(id, observed.Status) is { } doubt)
        {
            await operation.WarnAsync(doubt);
            return CertificateValidationOutputs.Foreseen(inputs);
        }

        if (observed.Status.Family == StatusFamily.Rejected && !memory.IsForeseen(id))
        {
            await observer.ExplainAsync(observed, operation);
            await operation.WarnAsync($"Certificate {id}: the {Refusals.WhyRejected(observed)} Unless this update applies again first, waiting for it will fail.");
        }

        if (target.IsIssue && observed.Status.Family != StatusFamily.Issuing && Duration(observed.Certificate!) is { } duration)
        {
            await operation.WarnAsync($"Certificate {id}: {duration} working days pass until it is issued. The update waits for 75 minutes, or as long as customTimeouts say, and the next one goes on; with waitFor {CertificateValidationFields.DomainValidated} it waits only until control of the domains is proven.");
        }

        return CertificateValidationOutputs.Foreseen(inputs);
    }

    /// <summary>How many working days the review of an organisation takes (https://support.huaweicloud.com/en-us/usermanual-ccm/ccm_01_0107.html).</summary>
    private static string? Duration(Certificate certificate) =>
        !CertificateApplicationOutputs.IsOrganisationValidated(certificate) ? null
        : certificate.Type!.StartsWith("EV", StringComparison.Ordinal) ? "it is an EV certificate, and 7 to 10"
        : "it is an OV certificate, and 3 to 5";
}
