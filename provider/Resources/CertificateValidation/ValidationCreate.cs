using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Create and Update: look at the certificate until the target is met. Transient failures do not end the wait.</summary>
internal sealed class ValidationCreate(ProviderServices services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(ValidationTable.MinutesToWait);

    private readonly CertificateObserver _observer = new(services);

    /// <param name="previous">Outputs of an earlier run; null if there are none.</param>
    /// <exception cref="ResourceException">The wait cannot succeed, or the service refuses the request.</exception>
    /// <exception cref="InitializationException">The time is up, or the run was canceled. The next run continues the wait.</exception>
    public async Task<ResourceState> RunAsync(string id, PropertyMap inputs, PropertyMap? previous, Operation operation)
    {
        operation.Limit(Timeout);
        var target = new ValidationTarget(inputs);
        var poll = new Poll(operation, services);
        Observation? last = null;
        string? warned = null;
        var isMet = await poll.UntilAsync(
            async _ =>
            {
                var observed = await _observer.LookForApplicationAsync(id, operation.Deadline);
                await _observer.ExplainAsync(observed, operation);
                if (ValidationTarget.Hopeless(id, observed, services.Directory) is { } failure) throw failure;
                last = observed;
                if (target.IsMetBy(observed.Status)) return true;
                if (ValidationTarget.Doubt(id, observed.Status) is { } doubt && doubt != warned) await operation.WarnAsync(warned = doubt);
                return false;
            },
            () => $"status {last?.Status}",
            Missing);
        var state = new ResourceState(id, last?.Certificate is { } certificate
            ? ValidationState.Observed(inputs, certificate, previous)
            : ValidationState.Recorded(inputs, previous));
        if (isMet) return state;

        var status = last is null ? "status not read yet" : $"status {last.Status}";
        var trouble = poll.Trouble is null ? "" : $"; last error: {poll.Trouble.Message.TrimEnd('.')}";
        var (why, longer) = operation.IsCancelled ? ("canceled", "") : ("timed out", $"{Operation.WithMoreTimeToContinue}{DnsAdvice(last)}");
        throw new InitializationException(
            state,
            [
                $"Certificate {id}: {why} after {operation.Elapsed.TotalSeconds:0} s of waiting for {target.Name} " +
                $"({status}{Missing()}{trouble}). SCM continues to process the application; run `pulumi up` again to continue waiting{longer}.",
            ]);

        // The CA checks both before it issues a certificate: https://cabforum.org/working-groups/server/baseline-requirements/requirements/ (3.2.2.8, 3.2.2.4).
        static string DnsAdvice(Observation? last) => last is { Status: { Family: StatusFamily.UnderReview, IsPastDomainValidation: false } }
            ? ". If the records have been published for a while, check that no CAA record of the domain excludes the CA, and that DNSSEC validates"
            : "";

        string Missing() => MissingRecords.Of(last, ValidationState.AreNamesSecret(inputs, previous), services.Hidden());
    }
}
