using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Update sends nothing. It finishes what an earlier run left unfinished, or records a change that has no effect.</summary>
internal sealed class ApplicationUpdate(ProviderServices services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly CertificateObserver _observer = new(services);
    private readonly RecordWait _recordWait = new(services);

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

        await TellRecordedAsync(arguments, operation);
        await _observer.ExplainAsync(observed, operation);
        var state = new ResourceState(id, ApplicationState.Of(inputs, observed.Certificate!, olds));
        switch (action)
        {
            case OnUpdate.Rejected:
                throw new InitializationException(state, [ApplicationFailures.Rejected(id, observed)]);
            case OnUpdate.Finish:
                return await _recordWait.WaitAsync(id, inputs, olds, sentFrom: null, observed, operation);
            default:
                if (observed.Status.Family == StatusFamily.Ended) await operation.WarnAsync(CertificateEnd.Ended(id, observed.Status));
                return state;
        }
    }

    private static async Task TellRecordedAsync(UpdateArguments arguments, Operation operation)
    {
        var changed = ApplicationTable.Fields.Select(row => row.Name).Where(name => !arguments.OldInputs.Bare(name).SameAs(arguments.News.Bare(name))).ToList();
        if (changed.Count == 0) return;
        await operation.InfoAsync(
            $"Recorded {string.Join(", ", changed)}. Nothing was sent: SCM cannot change an application, and this has no effect on the certificate any more.");
    }
}
