using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Update sends nothing: it finishes what an earlier run left unfinished, or records a field without effect.</summary>
internal sealed class Finishing(Observer observer, RecordWait recordWait)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Makes no call: new inputs, old outputs, the rest unknown.</summary>
    public static PropertyMap Preview(UpdateArguments arguments)
    {
        var outputs = CertificateApplicationFields.Marked(arguments.News);
        foreach (var output in CertificateApplicationOutputs.All)
        {
            if (arguments.Olds.TryGetValue(output.Name, out var value)) outputs[output.Name] = value;
            else if (output.Name != CertificateApplicationOutputs.InputsNotRead) outputs[output.Name] = PropertyValue.Unknown.Value;
        }

        CertificateApplicationOutputs.MarkNames(arguments.News, outputs);
        return outputs;
    }

    public async Task<ResourceState> FinishAsync(UpdateArguments arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var (id, inputs, olds) = (arguments.Id, arguments.News, arguments.Olds);
        var observed = await observer.LookForApplicationAsync(id, operation.Stop);
        switch (LifeCycle.Of(observed.Status).Update)
        {
            case OnUpdate.Gone:
                throw Refusals.OfApplicationGone(id, observed.Status);
            case OnUpdate.Refuse:
                throw Refusals.OfImported(id, observed.Status);
        }

        await TellRecordedAsync(arguments, operation);
        await observer.ExplainAsync(observed, operation);
        var state = new ResourceState(id, CertificateApplicationOutputs.Of(inputs, observed.Certificate!, olds));
        switch (LifeCycle.Of(observed.Status).Update)
        {
            case OnUpdate.Rejected:
                throw new InitializationException(state, [Refusals.Rejected(id, observed)]);
            case OnUpdate.Finish:
                return await recordWait.WaitAsync(id, inputs, olds, sentFrom: null, observed, operation);
            default:
                if (observed.Status.Family == StatusFamily.Ended) await operation.WarnAsync(Reading.Ended(id, observed.Status));
                return state;
        }
    }

    private static async Task TellRecordedAsync(UpdateArguments arguments, Operation operation)
    {
        var changed = CertificateApplicationFields.All.Where(field => !arguments.OldInputs.Bare(field.Name).SameAs(arguments.News.Bare(field.Name))).Select(field => field.Name).ToList();
        if (changed.Count > 0) await operation.InfoAsync($"Recorded {string.Join(", ", changed)}. Nothing was sent: SCM cannot change an application, and this has no effect on the certificate any more.");
    }
}
