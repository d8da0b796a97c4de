using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary><c>CertificateApplication</c>: the application for a certificate that was bought in SCM. Its id is the certificate's.</summary>
internal sealed class CertificateApplicationResource : IResource
{
    private readonly Func<ApiVersion> _version;
    private readonly RunMemory _memory;
    private readonly HiddenValues _hidden;
    private readonly Preflight _preflight;
    private readonly Creation _creation;
    private readonly Finishing _finishing;
    private readonly Reading _reading;
    private readonly Withdrawal _withdrawal;

    /// <param name="version">By which call the configuration has applications submitted. What the call cannot carry is told by Check; nothing else depends on it.</param>
    /// <param name="hidden">Takes what is secret or personal in inputs, so that no message shows it, whichever call the service echoes it in.</param>
    public CertificateApplicationResource(
        Func<IScmClient> client, Func<ApiVersion> version, RunMemory memory, HiddenValues hidden, TimeProvider time, Func<double> random)
    {
        var observer = new Observer(client, time);
        var recordWait = new RecordWait(observer, time, random);
        _version = version;
        _memory = memory;
        _hidden = hidden;
        _preflight = new Preflight(observer, memory);
        _creation = new Creation(client, observer, recordWait, time, random);
        _finishing = new Finishing(observer, recordWait);
        _reading = new Reading(observer);
        _withdrawal = new Withdrawal(client, observer, memory, time, random);
    }

    public string Token => Package.Token("CertificateApplication");

    public async Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation)
    {
        var findings = new Findings();
        var inputs = CertificateApplicationCheck.Normalise(arguments.News, findings);
        if (_version() == ApiVersion.V2) CertificateApplicationCheck.JudgeForV2(inputs, findings);
        var id = inputs.Text(CertificateApplicationFields.CertificateIdName);
        Hide(inputs);
        Hide(arguments.Olds); // the service may cite the application of before
        if (_memory.Checked(arguments.Urn, id, anew: arguments.Olds.Count == 0) is { } other)
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
            arguments.Olds, arguments.OldInputs, arguments.News, arguments.IgnoreChanges, unknownsChange: _memory.IsChecked(arguments.Urn));
        if (result.DeleteBeforeReplace) _memory.Compared(arguments.Urn, arguments.Id, result.Replaces);
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
            _memory.CreateFailed(id);
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

    private void Hide(PropertyMap inputs) => _hidden.Add(CertificateApplicationFields.Hidden(inputs));

    /// <summary>Remembers that the application exists as the program wants it, ready or not (R1).</summary>
    private async Task<ResourceState> MakingAsync(string id, Operation operation, Func<Task<ResourceState>> make)
    {
        try
        {
            var state = await ServiceFailures.RunAsync(operation, make);
            _memory.Made(id);
            return state;
        }
        catch (InitializationException)
        {
            _memory.Made(id);
            throw;
        }
    }
}
