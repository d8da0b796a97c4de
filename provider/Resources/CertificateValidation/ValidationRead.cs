using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Read: a certificate that is not issued yet, or no longer issued, is not found, so that the next update waits again.</summary>
internal sealed class ValidationRead(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    public async Task<ResourceState?> RunAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = arguments.Id;
        CertificateIdField.RequireForm(id);
        var isImport = arguments.IsImport;
        var inputs = isImport ? ImportedInputs() : new PropertyMap(arguments.OldInputs!);
        inputs.TryAdd(CertificateIdField.Name, PropertyValue.Of(id)); // the arguments of a get need not have it
        var observed = await _observer.LookForApplicationAsync(id, operation.Deadline);
        var target = new ValidationTarget(inputs);
        var isFound = target.IsMetBy(observed.Status) || (TellsNothingAgainst(observed.Status) && (isImport || WasFound(arguments.Olds, target)));
        if (!isFound)
        {
            if (isImport) throw NotIssued(id, observed);
            await operation.WarnAsync(NoLongerInState(id, target, observed.Status, services.Client().Host));
            return null;
        }

        if (Warning(id, observed) is { } warning) await operation.WarnAsync(warning);
        return new ResourceState(id, ValidationState.Observed(inputs, observed.Certificate!, arguments.Olds), inputs);
    }

    /// <summary>After a successful wait, these statuses mean that the certificate still exists, or are unknown. Another wait would not help.</summary>
    private static bool TellsNothingAgainst(CertificateStatus status) =>
        status.Family is StatusFamily.Ended or StatusFamily.Unknown || status.Text == CertificateStatus.BeingRevoked;

    /// <summary>False after a wait that ended in an init failure, which the engine forgets when a refresh finds the resource.</summary>
    private static bool WasFound(PropertyMap? recorded, ValidationTarget target) =>
        recorded is not null && CertificateStatus.Of(recorded) is var status
        && (target.IsMetBy(status) || status.IsIssuedOrLater || CertificateStatus.WasIssued(recorded));

    private string? Warning(string id, Observation observed)
    {
        if (observed.Status.Family == StatusFamily.Ended) return CertificateEnd.Ended(id, observed.Status, services.Directory.SuccessorOf(id));
        if (observed.Status.Text == CertificateStatus.BeingRevoked) return $"Certificate {id} is about to be revoked (status {observed.Status}).";
        return CertificateEnd.Near(id, observed.Certificate!, services.Time.GetUtcNow(), services.Directory.SuccessorOf(id));
    }

    private ResourceException NotIssued(string id, Observation observed) =>
        observed.Status.Family is StatusFamily.Missing or StatusFamily.Imported
            ? ValidationTarget.Hopeless(id, observed, services.Directory)!
            : new ResourceException(
                FailureKind.Precondition,
                $"Certificate {id} is not issued yet (status {observed.Status}). Leave this resource out of the import. The next `pulumi up` creates it, " +
                "and waits.");

    /// <summary>Why a refresh removes the validation from the state.</summary>
    private static string NoLongerInState(string id, ValidationTarget target, CertificateStatus status, string host) => status.Family == StatusFamily.Missing
        ? CertificateFailures.MissingAt(id, host)
        : $"Certificate {id} has not reached {target.Name} at {host} (status {status}). The refresh removes this resource from the state, and the next " +
          "`pulumi up` waits again.";

    private static PropertyMap ImportedInputs() => new()
    {
        [ValidationTable.WaitFor] = PropertyValue.Of(ValidationTable.Issued),
    };
}
