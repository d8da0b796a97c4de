using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary><c>CertificateValidation</c>: waits until a certificate is issued. It creates nothing at the service.</summary>
internal sealed class ValidationResource(ProviderServices services) : IResource
{
    private readonly ValidationCreatePreview _preview = new(services);
    private readonly ValidationCreate _create = new(services);
    private readonly ValidationRead _read = new(services);

    public Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation) =>
        CheckPipeline.RunAsync(ValidationTable.Table.Inputs, arguments.News, (_, _) => { }, operation);

    /// <summary>An unknown ID is a change: it decides whether the wait is repeated after its application was replaced.</summary>
    public DiffResult Diff(DiffArguments arguments) =>
        new([.. new StructuralDiff(arguments.OldInputs, arguments.News, arguments.IgnoreChanges).Compare(ValidationTable.Table.Inputs)]);

    public async Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation) =>
        arguments.Preview
            ? new ResourceState("", await _preview.RunAsync(arguments.Inputs, operation))
            : await _create.RunAsync(CertificateIdField.Read(arguments.Inputs), arguments.Inputs, previous: null, operation);

    public Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation) => _read.RunAsync(arguments, operation);

    /// <summary>Waits again, or goes on with a wait that did not end well.</summary>
    public async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation) =>
        arguments.Preview
            ? await _preview.RunAsync(arguments.News, operation)
            : (await _create.RunAsync(arguments.Id, arguments.News, arguments.Olds, operation)).Outputs;

    /// <summary>Nothing at the service belongs to it.</summary>
    public Task DeleteAsync(DeleteArguments arguments, Operation operation) => Task.CompletedTask;
}
