using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary><c>CertificateValidation</c>: waits until a certificate is issued. Its id is the certificate's; it makes nothing at the service.</summary>
internal sealed class CertificateValidationResource : IResource
{
    public static readonly ResourceTable Table = new("CertificateValidation", CertificateValidationFields.Table.All, CertificateValidationOutputs.All);

    private readonly IssueWait _wait;
    private readonly Outlook _outlook;
    private readonly ValidationReading _reading;

    public CertificateValidationResource(ProviderServices services)
    {
        var (client, _, memory, hidden, time, random) = services;
        var observer = new Observer(client, time);
        _wait = new IssueWait(observer, hidden, time, random);
        _outlook = new Outlook(observer, memory, hidden);
        _reading = new ValidationReading(observer, hidden, time);
    }

    public async Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation)
    {
        var findings = new Findings();
        var inputs = CertificateValidationFields.Table.Normalise(arguments.News, findings);
        await Task.WhenAll(findings.Warnings.Select(warning => operation.WarnAsync($"{warning}")));
        return new CheckResult(inputs, [.. findings.Errors.Select(error => CertificateValidationFields.Table.FailureOf(error, arguments.News))]);
    }

    public DiffResult Diff(DiffArguments arguments) => CertificateValidationDiff.Compare(arguments.OldInputs, arguments.News, arguments.IgnoreChanges);

    public Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation) => ServiceFailures.RunAsync(operation, async () =>
    {
        if (arguments.Preview) return new ResourceState("", await _outlook.ForeseeAsync(arguments.Inputs, operation));
        var id = arguments.Inputs.Text(CertificateValidationFields.CertificateIdName)
            ?? throw new ResourceException(FailureKind.InvalidInput, "certificateId: is required");
        return await _wait.WaitAsync(id, arguments.Inputs, previous: null, operation);
    });

    public Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation) =>
        ServiceFailures.RunAsync(operation, () => _reading.ReadAsync(arguments, operation));

    public Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation) => ServiceFailures.RunAsync(operation, async () =>
        arguments.Preview
            ? await _outlook.ForeseeAsync(arguments.News, operation)
            : (await _wait.WaitAsync(arguments.Id, arguments.News, arguments.Olds, operation)).Outputs);

    /// <summary>There is nothing at the service that it stands for.</summary>
    public Task DeleteAsync(DeleteArguments arguments, Operation operation) => Task.CompletedTask;
}
