using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>
/// Read, which the engine calls before every preview and update, even without <c>--refresh</c> (N3). If SCM cannot be queried, the state stays as it is,
/// because a preview without credentials must not fail, and must never go back to an older certificate.
/// </summary>
internal sealed class SubscriptionRead(ProviderServices services)
{
    private readonly SubscriptionQuery _query = new(services);
    private readonly SubscriptionNews _news = new(services);

    public async Task<ResourceState?> RunAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = arguments.Id;
        CertificateIdField.RequireForm(id);
        var inputs = new PropertyMap(arguments.OldInputs ?? []);
        inputs.TryAdd(CertificateIdField.Name, PropertyValue.Of(id)); // an import or a get may not have it
        var recorded = Subscription.Recorded(arguments.Olds);
        if (recorded is not null) _news.Remember(id, recorded);
        try
        {
            if (await _query.RunAsync(id, recorded, operation) is { } subscription)
            {
                await _news.TellAsync(id, recorded, subscription, operation);
                return new ResourceState(id, subscription.State(inputs), inputs);
            }
        }
        catch (Exception exception) when (recorded is not null && exception.IsUnanswered())
        {
            await operation.WarnAsync($"{exception.Words()} The recorded IDs stay as they are (latest certificate: {recorded.LatestId}).");
            return new ResourceState(id, arguments.Olds!, inputs);
        }

        if (!arguments.IsImport) await operation.WarnAsync(CertificateFailures.MissingAt(id, services.Client().Host));
        return null;
    }
}
