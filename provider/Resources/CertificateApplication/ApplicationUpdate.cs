using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Update sends nothing. It finishes what an earlier run left unfinished, or records a change that has no effect. The engine may call Update for a change that
/// Diff calls a replacement: in <c>pulumi do … patch --stateless</c>, and in a run in which Diff has seen more than the state shows (D9).
/// </summary>
internal sealed class ApplicationUpdate(ProviderServices services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly CertificateObserver _observer = new(services);
    private readonly RecordWait _recordWait = new(services);
    private readonly KeyComparison _key = new(services);

    public async Task<ResourceState> RunAsync(UpdateArguments arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var (id, inputs, olds) = (arguments.Id, arguments.News, arguments.Olds);
        var observed = await _observer.LookForApplicationAsync(id, operation.Deadline);
        var action = ApplicationLifecycle.Of(observed.Status).Update;
        switch (action)
        {
            case OnUpdate.Gone:
                throw ApplicationFailures.OfApplicationGone(id, observed.Status);
            case OnUpdate.Refuse:
                throw ApplicationFailures.OfImported(id, observed.Status);
        }

        await TellRecordedAsync(arguments, Compare(arguments, observed.Status), observed.Status, operation);
        await _observer.ExplainAsync(observed, operation);
        var state = new ResourceState(id, ApplicationState.Of(inputs, observed.Certificate!, olds));
        switch (action)
        {
            case OnUpdate.Rejected:
                throw new InitializationException(state, [ApplicationFailures.Rejected(id, observed, operation.Urn)]);
            case OnUpdate.Finish:
                return await _key.CatchUpAsync(
                    await _recordWait.WaitAsync(id, inputs, olds, sentFrom: null, observed, operation), inputs, operation);
            default:
                if (observed.Status.Family == StatusFamily.Ended)
                {
                    await operation.WarnAsync(CertificateEnd.Ended(id, observed.Status, services.Directory.SuccessorOf(id)));
                }

                return await _key.CatchUpAsync(state, inputs, operation);
        }
    }

    /// <summary>Update in a preview. Makes no call.</summary>
    public PropertyMap Foresee(UpdateArguments arguments)
    {
        // Diff looked at the certificate if the state alone did not allow an update (D9).
        var wasCompared = services.Memory.IntentFor(arguments.Id) == RunIntent.KeptByDiff;
        if (!wasCompared) Compare(arguments, CertificateStatus.Of(arguments.Olds));
        return ApplicationState.Foreseen(arguments.News, arguments.Olds);
    }

    /// <param name="arguments">What Diff compared.</param>
    /// <param name="seen">The status that decides, unless the state shows an issued certificate.</param>
    /// <exception cref="ResourceException">It is a replacement.</exception>
    private static DiffResult Compare(UpdateArguments arguments, CertificateStatus seen)
    {
        var isIssued = seen.IsIssuedOrLater || CertificateStatus.Of(arguments.Olds).IsIssuedOrLater;
        var diff = ApplicationDiff.Compare(arguments, isIssued, unknownsChange: true);
        return diff.Replaces ? throw ApplicationFailures.OfUpdate(arguments.Id, seen, diff) : diff;
    }

    private static async Task TellRecordedAsync(UpdateArguments arguments, DiffResult diff, CertificateStatus status, Operation operation)
    {
        var changed = ApplicationTable.Table.Inputs.Changed(arguments.OldInputs, arguments.News);
        if (changed.Count == 0) return;
        // What an import could not read may differ from what SCM has. It is not in the diff (D4).
        var hasNoEffect = changed.All(name => diff.Differences.Any(difference => difference.Property == name));
        await operation.InfoAsync(
            $"Recorded {string.Join(", ", changed)}. Nothing was sent: SCM cannot change an application, and keeps the one that it has (status {status})." +
            (hasNoEffect ? " This has no effect on the certificate." : ""));
    }
}
