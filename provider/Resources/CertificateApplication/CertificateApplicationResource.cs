using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary><c>CertificateApplication</c>: the application for a certificate that was bought in SCM. Its id is the certificate's.</summary>
internal sealed class CertificateApplicationResource : IResource
{
    public static readonly ResourceTable Table = new("CertificateApplication", CertificateApplicationFields.All, CertificateApplicationOutputs.All);

    private readonly ProviderServices _services;
    private readonly Preflight _preflight;
    private readonly Creation _creation;
    private readonly Finishing _finishing;
    private readonly Reading _reading;
    private readonly Withdrawal _withdrawal;

    public CertificateApplicationResource(ProviderServices services)
    {
        var (client, _, memory, _, time, random) = services;
        var observer = new Observer(client, time);
        var recordWait = new RecordWait(observer, time, random);
        _services = services;
        _preflight = new Preflight(observer, memory);
        _creation = new Creation(client, observer, recordWait, time, random);
        _finishing = new Finishing(observer, recordWait);
        _reading = new Reading(observer);
        _withdrawal = new Withdrawal(client, observer, memory, time, random);
    }

    public async Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation)
    {
        var findings = new Findings();
        var inputs = CertificateApplicationCheck.Normalise(arguments.News, findings);
        if (_services.ApiVersion() == ApiVersion.V2) CertificateApplicationCheck.JudgeForV2(inputs, findings);
        var id = inputs.Text(CertificateApplicationFields.CertificateIdName);
        Hide(inputs);
        Hide(arguments.Olds); // the service may cite the application of before
        if (_services.Memory.Checked(arguments.Urn, id, anew: arguments.Olds.Count == 0) is { } other)
        {
            findings.Error(CertificateApplicationFields.CertificateIdName, $"is declared by {other} already; a certificate has one application at a time, so give each resource a certificate of its own");
        }

        await Task.WhenAll(findings.Warnings.Select(warning => operation.WarnAsync(warning.ToString())));
        return new CheckResult(inputs, [.. findings.Errors.Select(error => CertificateApplicationFields.Table.FailureOf(error, arguments.News))]);
    }

    public DiffResult Diff(DiffArguments arguments)
    {
        Hide(arguments.OldInputs);
        var result = CertificateApplicationDiff.Compare(
            arguments.Olds, arguments.OldInputs, arguments.News, arguments.IgnoreChanges, unknownsChange: _services.Memory.IsChecked(arguments.Urn));
        if (result.DeleteBeforeReplace) _services.Memory.Compared(arguments.Urn, arguments.Id, result.Replaces);
        return result;
    }

    public async Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation)
    {
        Hide(arguments.Inputs);
        if (arguments.Preview) return await ServiceFailures.RunAsync(operation, () => _preflight.PreviewAsync(arguments.Inputs, operation));
        var id = arguments.Inputs.Text(CertificateApplicationFields.CertificateIdName)
            ?? throw new ResourceException(FailureKind.InvalidInput, "certificateId: is required");
        try
        {
            return await MakingAsync(id, operation, () => _creation.CreateAsync(id, arguments.Inputs, operation));
        }
        catch (Exception exception) when (exception is not InitializationException)
        {
            _services.Memory.CreateFailed(id);
            throw;
        }
    }

    public Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs ?? []);
        return ServiceFailures.RunAsync(operation, () => _reading.ReadAsync(arguments, operation));
    }

    public async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs);
        Hide(arguments.News);
        if (arguments.Preview) return Finishing.Preview(arguments);
        return (await MakingAsync(arguments.Id, operation, () => _finishing.FinishAsync(arguments, operation))).Outputs;
    }

    public Task DeleteAsync(DeleteArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs);
        return ServiceFailures.RunAsync(operation, async () =>
        {
            await _withdrawal.DeleteAsync(arguments.Id, operation);
            return true;
        });
    }

    private void Hide(PropertyMap inputs) => _services.Hidden.Add(CertificateApplicationFields.Hidden(inputs));

    /// <summary>Remembers that the application exists as the program wants it, ready or not (R1).</summary>
    private async Task<ResourceState> MakingAsync(string id, Operation operation, Func<Task<ResourceState>> make)
    {
        try
        {
            var state = await ServiceFailures.RunAsync(operation, make);
            _services.Memory.Made(id);
            return state;
        }
        catch (InitializationException)
        {
            _services.Memory.Made(id);
            throw;
        }
    }
}
