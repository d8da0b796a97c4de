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
        var isImport = arguments.OldInputs is not { Count: > 0 };
        var inputs = isImport ? ImportedInputs() : new PropertyMap(arguments.OldInputs!);
        inputs.TryAdd(CertificateValidationFields.CertificateIdName, PropertyValue.Of(id)); // the arguments of a get need not have it
        var observed = await observer.LookForApplicationAsync(id, operation.Stop);
        var target = new Target(inputs);
        if (!target.IsMetBy(observed.Status) && !(TellsNothingAgainst(observed.Status) && (isImport || WasFound(arguments.Olds, target)))) return null;

        if (Warning(id, observed) is { } warning) await operation.WarnAsync(warning);
        return new ResourceState(id, CertificateValidationOutputs.Of(inputs, observed.Certificate!, arguments.Olds, hidden), inputs);
    }

    /// <summary>Where a wait that ended well found a certificate there still is one, or nothing is known; waiting again would not help.</summary>
    private static bool TellsNothingAgainst(CertificateStatus status) =>
        status.Family is StatusFamily.Ended or StatusFamily.Unknown || status.Text == CertificateStatus.BeingRevoked;

    /// <summary>Not so after a wait that ended in an init failure, which the engine forgets when a refresh finds something.</summary>
    private static bool WasFound(PropertyMap? recorded, Target target) =>
        recorded is not null && CertificateStatus.Of(recorded) is var status && (target.IsMetBy(status) || status.IsIssuedOrLater || CertificateApplicationOutputs.EvidenceOfIssue.Any(recorded.ContainsKey));

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

    private static PropertyMap ImportedInputs() => new()
    {
        [CertificateValidationFields.WaitFor] = PropertyValue.Of(CertificateValidationFields.Issued),
    };
}
