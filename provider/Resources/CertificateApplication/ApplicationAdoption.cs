using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Adopts an existing application. It may have been submitted by hand, by a run that crashed, or by a request whose response was lost.</summary>
internal sealed class ApplicationAdoption(ProviderServices services)
{
    private readonly RecordWait _recordWait = new(services);
    private readonly KeyComparison _key = new(services);

    /// <exception cref="ResourceException">It is a different application.</exception>
    public async Task<ResourceState> AdoptAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        PropertyMap? previous = null;
        if (ApplicationLifecycle.Of(observed.Status).Create == OnCreate.Adopt)
        {
            var comparison = ApplicationComparison.Compare(inputs, observed.Certificate!, observed.Status);
            if (comparison.IsSame && observed.Status.IsIssuedOrLater && inputs.Text(ApplicationTable.Csr) is { } csr)
            {
                comparison = comparison.WithKey(await _key.IsForKeyAsync(id, csr, observed.Status, operation));
            }

            if (!comparison.IsSame)
            {
                var isRenewal = await services.Directory.IsRenewalAsync(id, operation) == true;
                throw ApplicationFailures.OfAnotherApplication(id, observed.Status, comparison, isRenewal);
            }

            if (KeyComparison.IsPending(inputs, observed.Status))
            {
                previous = KeyComparison.Pending;
                await operation.WarnAsync(KeyComparison.PendingWarning(id, observed.Status));
            }

            var names = string.Join(", ", comparison.NotCompared);
            var notCompared = names.Length == 0 ? "" : $" Not compared: {names} (SCM does not show them, or may mask them).";
            if (services.Directory.IsKnownRenewal(id)) notCompared += ApplicationFailures.PersonsOfFirst;
            await operation.InfoAsync(
                $"Adopted the application that certificate {id} already has (status {observed.Status}). If another stack also declares this certificate, a " +
                $"destroy there withdraws the application.{notCompared}");
        }

        return await _key.CatchUpAsync(await _recordWait.WaitAsync(id, inputs, previous, sentFrom: null, observed, operation), inputs, operation);
    }

    /// <summary>
    /// Like <see cref="AdoptAsync"/>, after a request of this run whose response was lost. If the operation is stopped, the state is kept, because the
    /// application exists.
    /// </summary>
    public async Task<ResourceState> AdoptAfterDoubtAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        try
        {
            return await AdoptAsync(id, inputs, observed, operation);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
        {
            var state = new ResourceState(id, ApplicationState.Of(inputs, observed.Certificate!, KeyComparison.Pending));
            throw new InitializationException(state, [ApplicationFailures.KeyNotComparedInTime(id, observed.Status, operation)]);
        }
    }
}
