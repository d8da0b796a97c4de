using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>Create: queries SCM, in a preview too, so that a preview shows which certificate the program will use (N3). It creates nothing in SCM.</summary>
internal sealed class SubscriptionCreate(ProviderServices services)
{
    private readonly SubscriptionQuery _query = new(services);
    private readonly SubscriptionNews _news = new(services);

    public async Task<ResourceState> RunAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = CertificateIdField.Read(inputs);
        return new ResourceState(id, (await QueryAsync(id, operation)).State(inputs));
    }

    public async Task<ResourceState> ForeseeAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        if (inputs.Text(CertificateIdField.Name) is not { } id) return new ResourceState("", Subscription.Unknown(inputs));
        try
        {
            return new ResourceState("", (await QueryAsync(id, operation)).State(inputs));
        }
        catch (Exception exception) when (exception.IsUnanswered())
        {
            await operation.WarnAsync($"{exception.Words()} The latest certificate of the purchase is therefore unknown in this preview.");
            return new ResourceState("", Subscription.Unknown(inputs));
        }
    }

    private async Task<Subscription> QueryAsync(string id, Operation operation)
    {
        try
        {
            var subscription = await _query.RunAsync(id, recorded: null, operation) ?? throw CertificateFailures.Missing(id);
            await _news.TellAsync(id, recorded: null, subscription, operation);
            return subscription;
        }
        catch (ResourceException exception) when (exception.Kind == FailureKind.Forbidden)
        {
            await operation.WarnAsync($"{exception.Message} Until then, the resource does not look for renewals and returns {id} itself.");
            return Subscription.Unread(id);
        }
    }
}
