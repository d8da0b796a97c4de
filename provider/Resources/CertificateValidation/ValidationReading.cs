using System.Globalization;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Read: what is not issued any more, or not yet, is not found, so that the next update waits again.</summary>
internal sealed class ValidationReading(Observer observer, HiddenValues hidden, TimeProvider time)
{
    private const int FewDays = 30;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public async Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var id = arguments.Id;
        if (CertificateId.Problem(id) is { } problem) throw new ResourceException(FailureKind.InvalidInput, $"The ID '{id}' {problem}.");
        var inputs = arguments.OldInputs is { Count: > 0 } recorded ? recorded : ImportedInputs(id);
        var observed = await observer.LookForApplicationAsync(id, operation.Stop);
        if (!IsFound(observed.Status, new Target(inputs))) return null;

        if (Warning(id, observed) is { } warning) await operation.WarnAsync(warning);
        return new ResourceState(id, CertificateValidationOutputs.Of(inputs, observed.Certificate!, arguments.Olds, hidden), inputs);
    }

    /// <summary>A status that this release does not know tells nothing against what was found before.</summary>
    private static bool IsFound(CertificateStatus status, Target target) =>
        target.IsMetBy(status) || status.Family is StatusFamily.Ended or StatusFamily.Unknown || status.Text == CertificateStatus.BeingRevoked;

    private string? Warning(string id, Observation observed)
    {
        if (observed.Status.Family == StatusFamily.Ended) return Reading.Ended(id, observed.Status);
        if (observed.Status.Text == CertificateStatus.BeingRevoked) return $"Certificate {id} is about to be revoked (status {observed.Status}).";
        if (DaysLeft(observed.Certificate!.NotAfter) is not { } days || days >= FewDays) return null;
        return $"Certificate {id} is valid until {observed.Certificate.NotAfter}: {(days < 0 ? "it has expired" : $"{days:0} days are left")}. Renew it in SCM, which gives a certificate with another ID, and set its certificateId.";
    }

    /// <summary>The service writes no time zone; it makes a difference of hours.</summary>
    private double? DaysLeft(string? notAfter) =>
        DateTimeOffset.TryParse(notAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? Math.Floor((end - time.GetUtcNow()).TotalDays) : null;

    private static PropertyMap ImportedInputs(string id) => new()
    {
        [CertificateValidationFields.CertificateIdName] = PropertyValue.Of(id),
        [CertificateValidationFields.WaitFor] = PropertyValue.Of(CertificateValidationFields.Issued),
    };
}
