using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Create and Update: looks at the certificate until the target is met. Trouble with the service does not end the wait.</summary>
internal sealed class IssueWait(Observer observer, HiddenValues hidden, TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(75);

    /// <param name="previous">Outputs of an earlier run; null if there are none.</param>
    /// <exception cref="ResourceException">Waiting is hopeless, or the service refuses to tell.</exception>
    /// <exception cref="InitializationException">The time is up, or the run was cancelled: the next run goes on.</exception>
    public async Task<ResourceState> WaitAsync(string id, PropertyMap inputs, PropertyMap? previous, Operation operation)
    {
        operation.Limit(Timeout);
        var target = new Target(inputs);
        var schedule = new PollingSchedule(time, random);
        Observation? last = null;
        string? trouble = null;
        string? told = null;
        while (true)
        {
            string seen;
            try
            {
                var observed = await observer.LookForApplicationAsync(id, operation.Stop);
                await observer.ExplainAsync(observed, operation);
                if (Target.Hopeless(id, observed) is { } failure) throw failure;
                (last, trouble) = (observed, null);
                if (target.IsMetBy(observed.Status)) return State();
                if (Target.Doubt(id, observed.Status) is { } doubt && doubt != told) await operation.WarnAsync(told = doubt);
                seen = $"status {observed.Status}";
            }
            catch (ScmException exception) when (exception.IsTransient())
            {
                seen = trouble = exception.Message.TrimEnd('.');
            }
            catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
            {
                throw Stopped();
            }

            var pause = schedule.Next();
            await operation.StatusAsync($"{seen}, {operation.Elapsed.TotalSeconds:0} s, next look in {pause.TotalSeconds:0} s{MissingProof.Of(last, hidden)}");
            try
            {
                await schedule.PauseAsync(pause, operation.Stop);
            }
            catch (OperationCanceledException)
            {
                throw Stopped();
            }
        }

        ResourceState State() => new(id, last?.Certificate is { } certificate ? CertificateValidationOutputs.Of(inputs, certificate, previous, hidden) : CertificateValidationOutputs.Of(inputs, previous));

        InitializationException Stopped()
        {
            var status = last is { } observed ? $"status {observed.Status}" : "status not read yet";
            var atLast = trouble is null ? "" : $"; at the last look: {trouble}";
            var why = operation.IsCancelled ? "cancelled" : "the time is up";
            var longer = operation.IsCancelled ? "" : ", with longer customTimeouts if need be";
            return new InitializationException(State(), [$"Certificate {id}: {why} after {operation.Elapsed.TotalSeconds:0} s of waiting for {target.Name} ({status}{MissingProof.Of(last, hidden)}{atLast}). The application goes on at SCM; run `pulumi up` again to go on waiting{longer}."]);
        }
    }
}
