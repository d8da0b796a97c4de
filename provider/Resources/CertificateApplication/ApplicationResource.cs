using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary><c>CertificateApplication</c>: the application for a certificate that was bought in SCM.</summary>
internal sealed class ApplicationResource(ProviderServices services) : Resource(ApplicationTable.Table)
{
    private readonly CertificateObserver _observer = new(services);
    private readonly ApplicationDiff _diff = new(services);
    private readonly ApplicationCreatePreview _preview = new(services);
    private readonly ApplicationCreate _create = new(services);
    private readonly ApplicationRead _read = new(services);
    private readonly ApplicationUpdate _update = new(services);
    private readonly ApplicationDelete _delete = new(services);

    public override async Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation)
    {
        Hide(arguments.Olds); // the service may quote the previous application
        string? deletedFirst = null;
        var result = await CheckPipeline.RunAsync(ApplicationTable.Table.Inputs, arguments.News, Judge, operation);
        if (deletedFirst is null || await WhyNotReplacedAsync(deletedFirst, operation) is not { } reason) return result;
        return result with { Failures = [.. result.Failures, CheckFailure.Of(CertificateIdField.Name, "", reason, mayBeSeen: true)] };

        void Judge(PropertyMap inputs, Findings findings)
        {
            ApplicationCheck.Judge(inputs, findings);
            if (services.ApiVersion() == ApiVersion.V2) ApplicationCheck.JudgeForV2(inputs, findings);
            Hide(inputs);
            var id = inputs.Text(CertificateIdField.Name);
            var (other, announcesDelete) = services.Memory.Checked(arguments.Urn, id, withoutOlds: arguments.Olds.Count == 0);
            if (announcesDelete) deletedFirst = id;
            if (other is null) return;
            findings.Error(
                CertificateIdField.Name,
                $"is already declared by {other}; a certificate has one application at a time, so use a different certificate for each resource");
        }
    }

    public override async Task<DiffResult> DiffAsync(DiffArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs);
        var result = await _diff.RunAsync(arguments, operation);
        services.Memory.Compared(arguments.Urn, arguments.Id, result.Replaces, result.DeleteBeforeReplace);
        return result;
    }

    public override async Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation)
    {
        Hide(arguments.Inputs);
        if (arguments.Preview) return await _preview.RunAsync(arguments.Inputs, operation);
        var id = CertificateIdField.Read(arguments.Inputs);
        try
        {
            return await MakingAsync(id, () => _create.RunAsync(id, arguments.Inputs, operation));
        }
        catch (Exception exception) when (exception is not InitializationException)
        {
            services.Memory.CreateFailed(id);
            throw;
        }
    }

    public override Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs ?? []);
        return _read.RunAsync(arguments, operation);
    }

    public override async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs);
        Hide(arguments.News);
        if (arguments.Preview) return _update.Foresee(arguments);
        return (await MakingAsync(arguments.Id, () => _update.RunAsync(arguments, operation))).Outputs;
    }

    public override Task DeleteAsync(DeleteArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs);
        return _delete.RunAsync(arguments.Urn, arguments.Id, operation);
    }

    /// <summary>Every certificate that has an application, or had one.</summary>
    public override Task<IReadOnlyList<ListedResource>> ListAsync(PropertyMap filters, Operation operation) =>
        new CertificateListing(services).RunAsync(
            Table, filters, status => status.Family is not (StatusFamily.Paid or StatusFamily.Imported), operation);

    /// <summary>
    /// If a Check without old inputs follows a Diff that found nothing to replace, the engine replaces the resource for a reason of its own
    /// (<c>replaceOnChanges</c>, init errors). It deletes the dependents of the application next, so a Delete or Create that cannot succeed must fail here
    /// (D9).
    /// </summary>
    /// <returns>Null if the replacement can succeed, or if the service cannot be queried, because a preview without credentials must pass (P5).</returns>
    private async Task<string?> WhyNotReplacedAsync(string id, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        try
        {
            return ApplicationFailures.OfReplacement(id, (await _observer.LookAsync(id, operation.Deadline)).Status)?.Message;
        }
        catch (ScmException refusal) when (!refusal.IsTransient() && refusal.Kind != ScmErrorKind.Stopped)
        {
            return refusal.Message;
        }
        catch (Exception exception) when (exception is ScmException or ResourceException { Kind: FailureKind.NotConfigured })
        {
            return null;
        }
    }

    /// <summary>Hides the secret and personal inputs in all messages, because the service may echo them in any response.</summary>
    private void Hide(PropertyMap inputs)
    {
        var values = ApplicationTable.Table.Inputs.Hidden(inputs);
        if (!ApplicationInputs.HasSecretNames(inputs)) values = values.Except(ApplicationInputs.Names(inputs), StringComparer.OrdinalIgnoreCase);
        services.Hidden().Add(values);
    }

    /// <summary>Remembers that the application exists as the program declares it, ready or not (R1).</summary>
    private async Task<ResourceState> MakingAsync(string id, Func<Task<ResourceState>> make)
    {
        try
        {
            var state = await make();
            services.Memory.Made(id);
            return state;
        }
        catch (InitializationException)
        {
            services.Memory.Made(id);
            throw;
        }
    }
}
