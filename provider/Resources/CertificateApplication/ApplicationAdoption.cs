using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Adopts the application that already exists: made by hand, by a run that crashed, or a moment ago by a request whose response was lost.</summary>
internal sealed class ApplicationAdoption(ProviderServices services)
{
    private readonly RecordWait _recordWait = new(services);

    /// <exception cref="ResourceException">It is a different application.</exception>
    public async Task<ResourceState> AdoptAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        if (ApplicationLifecycle.Of(observed.Status).Create == OnCreate.Adopt)
        {
            var comparison = ApplicationComparison.Compare(inputs, observed.Certificate!, observed.Status);
            if (comparison.IsSame && observed.Status.IsIssuedOrLater && inputs.Text(ApplicationTable.Csr) is { } csr)
            {
                comparison = comparison.WithKey(await IsForKeyAsync(id, csr, observed.Status, operation));
            }

            if (!comparison.IsSame) throw ApplicationFailures.OfAnotherApplication(id, observed.Status, comparison);
            var names = string.Join(", ", comparison.NotCompared);
            var notCompared = names.Length == 0 ? "" : $" Not compared: {names} (SCM does not show them, or may mask them).";
            await operation.InfoAsync(
                $"Took over the application that certificate {id} has already (status {observed.Status}). If another stack also declares this certificate, a " +
                $"destroy there withdraws the application.{notCompared}");
        }

        return await _recordWait.WaitAsync(id, inputs, previous: null, sentFrom: null, observed, operation);
    }

    /// <summary>Like <see cref="AdoptAsync"/>, but if it is stopped, the application exists, because the request whose response was lost made it.</summary>
    public async Task<ResourceState> AdoptAfterDoubtAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        try
        {
            return await AdoptAsync(id, inputs, observed, operation);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
        {
            var state = new ResourceState(id, ApplicationState.Of(inputs, observed.Certificate!, previous: null));
            throw new InitializationException(state, [ApplicationFailures.KeyNotComparedInTime(id, observed.Status, operation)]);
        }
    }

    /// <summary>Whether the issued certificate is for the key of the user's own CSR. Only an export shows that.</summary>
    private async Task<bool> IsForKeyAsync(string id, string csr, CertificateStatus status, Operation operation)
    {
        try
        {
            var exported = await services.Client().ExportAsync(id, operation.Deadline);
            var issued = PublicKey.OfCertificate(exported.Certificate!) ?? throw ApplicationFailures.OfUnreadableKey(id, status, "the exported certificate");
            return issued == (PublicKey.OfRequest(csr) ?? throw ApplicationFailures.OfUnreadableKey(id, status, "csr"));
        }
        catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
        {
            throw ApplicationFailures.OfKeyNotCompared(id, status, exception);
        }
    }
}
