using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Create: look, decide, submit once, wait for the records. The API has no idempotency token, so at most one request is sent, and after any
/// doubt the status is read instead of sending again (DESIGN.md, S1 to S6).
/// </summary>
internal sealed class Creation(Func<IScmClient> client, Observer observer, RecordWait recordWait, TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Looks after a doubt: four over 30 s.</summary>
    private static readonly TimeSpan[] PausesAfterDoubt = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15)];

    public async Task<ResourceState> CreateAsync(string id, PropertyMap inputs, Operation operation)
    {
        operation.Limit(Timeout);
        var observed = await LookUntilDecidedAsync(id, operation);
        switch (LifeCycle.Of(observed.Status).Create)
        {
            case OnCreate.Apply:
                await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
                return await ApplyAsync(id, inputs, observed, operation);
            case OnCreate.Adopt:
                return await AdoptAsync(id, inputs, observed, operation);
            default:
                throw Refusals.OfCreate(id, observed.Status);
        }
    }

    /// <summary>The body of the request: every field that is set, under its wire name.</summary>
    public static ApplyRequest Request(PropertyMap inputs)
    {
        var request = new ApplyRequest();
        foreach (var field in CertificateApplicationFields.All) field.Write(inputs, request);
        return request;
    }

    private async Task<Observation> LookUntilDecidedAsync(string id, Operation operation)
    {
        var schedule = new PollingSchedule(time, random);
        while (true)
        {
            var observed = await observer.LookAsync(id, operation.Stop);
            if (LifeCycle.Of(observed.Status).Create != OnCreate.Wait) return observed;
            var pause = schedule.Next();
            await operation.StatusAsync($"waiting for the end of a withdrawal: status {observed.Status}, {operation.Elapsed.TotalSeconds:0} s, next look in {pause.TotalSeconds:0} s");
            try
            {
                await schedule.PauseAsync(pause, operation.Stop);
            }
            catch (OperationCanceledException exception)
            {
                throw Refusals.OfWithdrawalUnderWay(id, observed.Status, operation, exception);
            }
        }
    }

    private async Task<ResourceState> ApplyAsync(string id, PropertyMap inputs, Observation before, Operation operation)
    {
        var from = before.Status;
        try
        {
            await client().ApplyAsync(id, Request(inputs), operation.Stop);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.InDoubt)
        {
            return await AdoptAfterDoubtAsync(id, inputs, await ResolveAsync(id, from, exception, operation), operation);
        }
        catch (ScmException exception) when (exception.Kind is not (ScmErrorKind.Unreachable or ScmErrorKind.Throttled or ScmErrorKind.Stopped))
        {
            if (await OvertakenAsync(id, operation) is { } overtaken) return await AdoptAsync(id, inputs, overtaken, operation);
            if (from.Family != StatusFamily.Rejected || exception.Kind is not (ScmErrorKind.WrongState or ScmErrorKind.Refused)) throw;
            await observer.ExplainAsync(before, operation);
            throw Refusals.OfAnotherAfterRejection(id, before, exception);
        }

        var name = inputs.HasSecret(CertificateApplicationFields.DomainProperty) ? HiddenValues.Mark : inputs.Text(CertificateApplicationFields.DomainProperty);
        await operation.InfoAsync($"Applied for {name} with certificate {id}.");
        return await recordWait.WaitAsync(id, inputs, previous: null, from, first: null, operation);
    }

    /// <summary>
    /// The application that is there in spite of the refusal: somebody else was faster, or something between here and the service answered in its stead.
    /// Null if there is none.
    /// </summary>
    private async Task<Observation?> OvertakenAsync(string id, Operation operation)
    {
        try
        {
            var observed = await observer.LookAsync(id, operation.Stop);
            return LifeCycle.Of(observed.Status).Create == OnCreate.Adopt ? observed : null;
        }
        catch (ScmException)
        {
            return null; // the refusal says enough
        }
    }

    /// <summary>Reads what became of a request whose answer was lost. Nothing is sent again (S2).</summary>
    private async Task<Observation> ResolveAsync(string id, CertificateStatus from, ScmException doubt, Operation operation)
    {
        var (unknown, stayed, trouble) = (default(Observation?), default(Observation?), default(ScmException?));
        foreach (var pause in PausesAfterDoubt)
        {
            try
            {
                if (pause > TimeSpan.Zero) await Task.Delay(pause, time, operation.Stop);
                var observed = await observer.LookAfterSendingAsync(id, operation);
                trouble = null;
                if (observed.Status.Text == from.Text || observed.Status.Family is StatusFamily.Paid or StatusFamily.Missing or StatusFamily.Withdrawing) stayed = observed;
                else if (observed.Status.Family == StatusFamily.Unknown) unknown = observed;
                else return observed;
            }
            catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
            {
                trouble = exception;
                if (!exception.IsTransient()) break;
                await operation.StatusAsync(exception.Message);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ScmException)
            {
                break;
            }
        }

        // A status that this release does not know, and at no look the one that the application was sent from.
        return stayed is null && unknown is { } moved ? moved : throw Refusals.OfOutcomeUnknown(id, stayed?.Status, trouble, doubt);
    }

    /// <summary>As <see cref="AdoptAsync"/>, but what ends it early finds the application made, by the request whose answer was lost.</summary>
    private async Task<ResourceState> AdoptAfterDoubtAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        try
        {
            return await AdoptAsync(id, inputs, observed, operation);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
        {
            var state = new ResourceState(id, CertificateApplicationOutputs.Of(inputs, observed.Certificate!, previous: null));
            throw new InitializationException(state, [Refusals.KeyNotComparedInTime(id, observed.Status, operation)]);
        }
    }

    /// <summary>Takes over the application that is there already: made by a run that crashed, by hand, or a moment ago with the answer lost.</summary>
    private async Task<ResourceState> AdoptAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        if (LifeCycle.Of(observed.Status).Create == OnCreate.Adopt)
        {
            var comparison = SameApplication.Compare(inputs, observed.Certificate!, observed.Status);
            if (comparison.IsSame && observed.Status.IsIssuedOrLater && inputs.Text(CertificateApplicationFields.Csr) is { } csr)
            {
                comparison = comparison.WithKey(await IsForKeyAsync(id, csr, observed.Status, operation));
            }

            if (!comparison.IsSame) throw Refusals.OfAnotherApplication(id, observed.Status, comparison);
            var notCompared = comparison.NotCompared.Count == 0 ? "" : $" Not compared: {string.Join(", ", comparison.NotCompared)}.";
            await operation.InfoAsync($"Took over the application that certificate {id} has already (status {observed.Status}).{notCompared}");
        }

        return await recordWait.WaitAsync(id, inputs, previous: null, sentFrom: null, observed, operation);
    }

    /// <summary>Whether the issued certificate is for the key of the user's own CSR; only an export shows it.</summary>
    private async Task<bool> IsForKeyAsync(string id, string csr, CertificateStatus status, Operation operation)
    {
        try
        {
            var exported = await client().ExportAsync(id, operation.Stop);
            var issued = PublicKey.OfCertificate(exported.Certificate!) ?? throw Refusals.OfUnreadableKey(id, status, "the exported certificate");
            return issued == (PublicKey.OfRequest(csr) ?? throw Refusals.OfUnreadableKey(id, status, "csr"));
        }
        catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
        {
            throw Refusals.OfKeyNotCompared(id, status, exception);
        }
    }
}
