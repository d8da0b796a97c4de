using System.Diagnostics;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Create: looks at the certificate, decides, applies once or adopts what exists, and waits for the records (S1 to S6).</summary>
internal sealed class ApplicationCreate(ProviderServices services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly CertificateObserver _observer = new(services);
    private readonly ApplicationAdoption _adoption = new(services);
    private readonly RecordWait _recordWait = new(services);

    public async Task<ResourceState> RunAsync(string id, PropertyMap inputs, Operation operation)
    {
        operation.Limit(Timeout);
        var observed = await LookUntilDecidedAsync(id, operation);
        switch (ApplicationLifecycle.Of(observed.Status).Create)
        {
            case OnCreate.Apply:
                await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
                return await ApplyAsync(id, inputs, observed, operation);
            case OnCreate.Adopt when services.Memory.IsReplacing(id): // SCM does not show every change
                if (ApplicationFailures.OfReplacement(id, observed.Status) is { } failure) throw failure;
                await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
                throw ApplicationFailures.OfReplacingUnderReview(id, observed.Status, services.Memory.IsDeletedFirst(id));
            case OnCreate.Adopt:
                return await _adoption.AdoptAsync(id, inputs, observed, operation);
            default:
                throw ApplicationFailures.OfCreate(id, observed.Status, services.Directory.SuccessorOf(id));
        }
    }

    /// <summary>The body of the request: every field that is set, under its wire name.</summary>
    public static ApplyRequest Request(PropertyMap inputs)
    {
        var request = new ApplyRequest();
        foreach (var row in ApplicationTable.Fields) row.Write(inputs, request);
        return request;
    }

    /// <summary>Waits until a withdrawal that is under way has ended.</summary>
    private async Task<Observation> LookUntilDecidedAsync(string id, Operation operation)
    {
        var observed = await _observer.LookAsync(id, operation.Deadline);
        var poll = new Poll(operation, services);
        var isOver = await poll.UntilAsync(
            async isFirst =>
            {
                if (!isFirst) observed = await _observer.LookAsync(id, operation.Deadline);
                return ApplicationLifecycle.Of(observed.Status).Create != OnCreate.Wait;
            },
            () => $"waiting for the end of a withdrawal: status {observed.Status}");
        return isOver ? observed : throw ApplicationFailures.OfWithdrawalUnderWay(id, observed.Status, poll.Trouble, operation);
    }

    private async Task<ResourceState> ApplyAsync(string id, PropertyMap inputs, Observation before, Operation operation)
    {
        var outcome = await new SingleWrite(operation, services.Time).SendAsync(
            () => services.Client().ApplyAsync(id, Request(inputs), operation.Deadline),
            async () => await _observer.LookAfterSendingAsync(id, operation),
            seen => ApplicationLifecycle.AfterApply(before.Status, seen.Status));
        switch (outcome)
        {
            case { Result: WriteResult.FoundAfterDoubt, Seen: { } found }:
                return await _adoption.AdoptAfterDoubtAsync(id, inputs, found, operation);
            case { Result: WriteResult.FoundAfterRefusal, Seen: { } found }:
                return await _adoption.AdoptAsync(id, inputs, found, operation);
            case { Result: WriteResult.Unknown }:
                throw ApplicationFailures.OfOutcomeUnknown(id, outcome);
            case { Result: WriteResult.Refused, Failure: { } refusal }:
                if (before.Status.Family != StatusFamily.Rejected || refusal.Kind is not (ScmErrorKind.WrongState or ScmErrorKind.Refused)) throw refusal;
                await _observer.ExplainAsync(before, operation);
                throw ApplicationFailures.OfAnotherAfterRejection(id, before, refusal);
        }

        if (outcome.Result != WriteResult.Accepted) throw new UnreachableException($"{outcome.Result}");
        var name = inputs.HasSecret(ApplicationTable.Domain) ? HiddenValues.Mark : inputs.Text(ApplicationTable.Domain);
        await operation.InfoAsync($"Submitted the application of certificate {id} for {name}.");
        return await _recordWait.WaitAsync(id, inputs, previous: null, before.Status, first: null, operation);
    }
}
