using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Compares the key of the user's own CSR with that of the certificate (N6). Only an export shows the latter, and only an issued certificate can be exported.
/// An application that is adopted under review is therefore marked, and its key is compared later.
/// </summary>
internal sealed class KeyComparison(ProviderServices services)
{
    /// <summary>The difference that Diff reports if a comparison is due, so that Update compares the keys before anything uses the certificate.</summary>
    public static readonly PropertyDifference Due =
        new(ApplicationTable.KeyNotCompared, ApplicationTable.KeyNotCompared, PropertyChange.Delete, ChangeEffect.Update) { IsOfOutput = true };

    private readonly CertificateObserver _observer = new(services);

    /// <summary>The outputs of an application whose key has not been compared yet. The state keeps the mark only if there is a CSR.</summary>
    public static readonly PropertyMap Pending = new() { [ApplicationTable.KeyNotCompared] = PropertyValue.Of(true) };

    public static bool IsPending(PropertyMap inputs, CertificateStatus status) => inputs.Bare(ApplicationTable.Csr) is not null && !status.IsIssuedOrLater;

    public static string PendingWarning(string id, CertificateStatus status) =>
        $"Certificate {id}: its application is under review (status {status}), and SCM does not show its CSR. The first `pulumi up` after the " +
        "certificate is issued compares the key of csr with that of the certificate.";

    /// <summary>Whether the issued certificate is for the key of the CSR.</summary>
    /// <exception cref="ResourceException">The keys cannot be compared.</exception>
    public async Task<bool> IsForKeyAsync(string id, string csr, CertificateStatus status, Operation operation)
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

    /// <summary>Whether a comparison is pending, and the certificate is issued by now.</summary>
    public async Task<bool> IsDueAsync(DiffArguments arguments, Operation operation)
    {
        if (!arguments.Olds.Flag(ApplicationTable.KeyNotCompared) || arguments.News.Text(ApplicationTable.Csr) is null) return false;
        operation.Limit(Operation.OneLook);
        return await _observer.TryLookAsync(arguments.Id, operation) is { Status.Family: StatusFamily.Issued };
    }

    /// <summary>Makes a pending comparison once the certificate is issued.</summary>
    /// <returns>The state without the mark if the keys are the same.</returns>
    /// <exception cref="InitializationException">The keys differ.</exception>
    public async Task<ResourceState> CatchUpAsync(ResourceState state, PropertyMap inputs, Operation operation)
    {
        var status = CertificateStatus.Of(state.Outputs);
        var isDue = state.Outputs.Flag(ApplicationTable.KeyNotCompared) && status.Family == StatusFamily.Issued;
        if (!isDue || inputs.Text(ApplicationTable.Csr) is not { } csr) return state;
        try
        {
            if (!await IsForKeyAsync(state.Id, csr, status, operation))
            {
                throw new InitializationException(state, [ApplicationFailures.OtherKey(state.Id, status)]);
            }
        }
        catch (ResourceException exception)
        {
            await operation.WarnAsync($"{exception.Message} The next refresh tries again.");
            return state;
        }

        var outputs = new PropertyMap(state.Outputs);
        outputs.Remove(ApplicationTable.KeyNotCompared);
        return state with { Outputs = outputs };
    }
}
