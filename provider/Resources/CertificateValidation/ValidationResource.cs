using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary><c>CertificateValidation</c>: waits until a certificate is issued. It creates nothing at the service.</summary>
internal sealed class ValidationResource(ProviderServices services) : Resource(ValidationTable.Table)
{
    private readonly ValidationCreatePreview _preview = new(services);
    private readonly ValidationCreate _create = new(services);
    private readonly ValidationRead _read = new(services);

    public override async Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation) =>
        arguments.Preview
            ? new ResourceState("", await _preview.RunAsync(arguments.Inputs, operation))
            : await _create.RunAsync(CertificateIdField.Read(arguments.Inputs), arguments.Inputs, previous: null, operation);

    public override Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation) => _read.RunAsync(arguments, operation);

    /// <summary>Every certificate that is issued.</summary>
    public override Task<IReadOnlyList<ListedResource>> ListAsync(PropertyMap filters, Operation operation) =>
        new CertificateListing(services).RunAsync(
            Table, filters, status => status.Family == StatusFamily.Issued && status.Text != CertificateStatus.BeingRevoked, operation);

    /// <summary>Waits again, or continues a wait that failed.</summary>
    public override async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation)
    {
        var diff = await DiffAsync(arguments, operation);
        if (diff.Replaces) throw CertificateFailures.OfUpdate(arguments.Id, diff);
        return arguments.Preview
            ? await _preview.RunAsync(arguments.News, operation)
            : (await _create.RunAsync(arguments.Id, arguments.News, arguments.Olds, operation)).Outputs;
    }
}
