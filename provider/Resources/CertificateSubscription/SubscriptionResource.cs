using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>
/// <c>CertificateSubscription</c>: a purchase of several certificates, for which SCM applies one after the other. It creates nothing at the service.
/// </summary>
internal sealed class SubscriptionResource(ProviderServices services) : Resource(SubscriptionTable.Table)
{
    private readonly SubscriptionNews _news = new(services);
    private readonly SubscriptionCreate _create = new(services);
    private readonly SubscriptionRead _read = new(services);

    /// <summary>If the engine does not refresh the resource, the recorded state provides the renewal.</summary>
    public override Task<DiffResult> DiffAsync(DiffArguments arguments, Operation operation)
    {
        if (Subscription.Recorded(arguments.Olds) is { } recorded) _news.Remember(arguments.Id, recorded);
        return base.DiffAsync(arguments, operation);
    }

    public override Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation) =>
        arguments.Preview ? _create.ForeseeAsync(arguments.Inputs, operation) : _create.RunAsync(arguments.Inputs, operation);

    public override Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation) => _read.RunAsync(arguments, operation);

    /// <summary>The only input replaces the resource, so there is nothing to update.</summary>
    public override async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation)
    {
        var diff = await DiffAsync(arguments, operation);
        return diff.Replaces ? throw CertificateFailures.OfUpdate(arguments.Id, diff) : arguments.Olds;
    }
}
